"""The commands of a course's author: a new exercise, and whether the course keeps its promises."""

from pathlib import Path

from autogradkit.commands.terminal import Exit, counted
from autogradkit.course import UnknownExerciseError, entries, entry
from autogradkit.course.invariants import findings
from autogradkit.course.new import new

__all__ = ["add_to"]


def add_to(command):
    """Add the commands with `command(name, run, says)`, which returns an argparse parser."""
    sub = command("course", run_course, "Prove a folder of exercises: every promise that a course makes.")
    sub.add_argument("action", choices=("check",), help="try every invariant and say what is broken")
    sub.add_argument("folder", nargs="?", help="the exercises (default: AUTOGRADKIT_EXERCISES, or the kit's)")
    sub.add_argument("--only", action="append", metavar="E", help="this exercise (may be given again)")

    sub = command("new", run_new, "Begin an exercise of your own, from a template that passes every check.")
    sub.add_argument("name", help="such as softsign: lower-case letters, digits and _")
    sub.add_argument("--folder", metavar="F", help="where your exercises are (default: my-exercises)")
    sub.add_argument("--id", metavar="ID", help="what it goes by, too (default: T and its number)")
    sub.add_argument("--title", metavar="T", help="its title (default: its name)")


def run_course(options):
    """Print what is broken, exercise by exercise."""
    folder = Path(options.folder) if options.folder else None
    if not entries(folder):
        raise UnknownExerciseError(
            f"There are no exercises in {folder}. Begin one with: autogradkit new NAME"
        )
    only = [entry(name, folder).key for name in options.only or ()]
    broken = 0
    for place, said in findings(folder, only):
        broken += bool(said)
        print(f"{'✗' if said else '✓'} {place}", flush=True)
        for sentence in said:
            print("    " + sentence.replace("\n", "\n    "))
    print(f"{counted(broken, 'place')} broken." if broken else "Every invariant holds.")
    return Exit.FAILED if broken else Exit.FINE


def run_new(options):
    """Write the files of a new exercise, and say what to do with them."""
    target = new(options.name, options.folder, options.id, options.title)
    print(f"{target}: a whole exercise, the rule of a square. Make it yours:")
    for name, what in (
        ("exercise.py", "the forward, the cases, points"),
        ("hints.md", "three hints, one paragraph each"),
        ("README.md", "the statement"),
        ("rule.py", "what the learner starts from"),
        ("solution.py", "with why, in two lines"),
        ("mistakes/", "each ends in the diagnosis that it must get"),
        ("right/", "other right ways to write it"),
    ):
        print(f"  {name:12} {what}")
    print(f"Prove it: autogradkit course check {target.parent}")
    return Exit.FINE
