"""`autogradkit course check`: does a folder of exercises keep every promise that a course makes?"""

from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course import UnknownExerciseError, entries, entry
from autogradkit.course.catalogue import misnamed, teachers_exercises
from autogradkit.course.invariants import findings
from autogradkit.course.sentences import MISNAMED
from autogradkit.course.tracks import words_in
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("course", run)
    actions = ("check",)
    sub.add_argument(
        "action", metavar="check", choices=actions, help="try every invariant and say what is broken"
    )
    sub.add_argument("folder", nargs="?", help="the exercises (default: AUTOGRADKIT_EXERCISES, or the kit's)")
    sub.add_argument("--only", action="append", metavar="E", help="these, as in mul,div (may be given again)")


def run(options):
    """Print what is broken, exercise by exercise."""
    folder = Path(options.folder) if options.folder else None
    if not entries(folder):
        raise UnknownExerciseError(sentences.NO_EXERCISES.format(folder=folder, where=where_they_are(folder)))
    kits_own = not folder and not teachers_exercises()
    if kits_own and not any((one.folder / "solution.py").is_file() for one in entries()):
        raise AutogradkitError(sentences.SOLUTIONS_ARE_IN_A_CHECKOUT)
    named = [name for text in options.only or () for name in words_in(text)]
    only = [entry(name, folder).key for name in named]
    broken = 0
    for place, faults in findings(folder, only):
        broken += bool(faults)
        print(f"{'✗' if faults else '✓'} {place}", flush=True)
        for sentence in faults:
            print("    " + sentence.replace("\n", "\n    "))
    print(sentences.BROKEN.format(places=quantity_text(broken, "place")) if broken else sentences.ALL_HOLDS)
    return Exit.FAILED if broken else Exit.FINE


def where_they_are(folder):
    """Say what to type in place of a folder without exercises: one too high, or one too low."""
    inside, around = folder / "exercises", folder.resolve().parent
    if entries(inside):
        return sentences.EXERCISES_INSIDE.format(typed=as_typed(inside))
    if others := misnamed(folder):
        return MISNAMED.format(name=others[0])
    if any(one.folder.resolve() == folder.resolve() for one in entries(around)):
        return sentences.ONE_EXERCISE.format(typed=as_typed(folder.parent), key=folder.resolve().name)
    return sentences.BEGIN_ONE
