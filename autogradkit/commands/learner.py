"""The commands of a learner: what there is, what comes next, is it right, a hint, begin again.

`autogradkit next` in the terminal and `%autogradkit next` in a notebook are one function and say the same.
"""

import shlex
import sys
from pathlib import Path

from autogradkit.commands.terminal import Exit, Parser, counted, print_table
from autogradkit.course import AttemptError, attempt_file, entry, folder, hints, mine, pick, progress, tracks
from autogradkit.course.answers import reset
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "run_line"]

WHICH = "02, mul or B2"


def add_to(command):
    """Add the commands with `command(name, run, says)`, which returns an argparse parser."""
    sub = command("list", run_list, "List the exercises and how far you are.")
    sub.add_argument("which", nargs="*", help="a track (B), a subset (workshop, term) or exercises")

    command("next", run_next, "Say which exercise comes next, and what leads to it.")

    sub = command("exercise", run_exercise, "Show the statement of an exercise.")
    sub.add_argument("exercise", help=WHICH)

    sub = command("check", run_check, "Check your answer to an exercise, or to all of them.")
    sub.add_argument("exercise", nargs="?", help=f"{WHICH}; all of them if left out")
    sub.add_argument("--file", metavar="F", help="a .py file or notebook with the answer (default: rule.py)")
    sub.add_argument("--json", action="store_true", help="print the report as JSON")
    sub.add_argument("--isolated", action="store_true", help="run it in the sandbox, as the grader does")

    sub = command("hint", run_hint, "Open one hint more.")
    sub.add_argument("exercise", help=WHICH)
    sub.add_argument("number", nargs="?", type=int, help="which hint (default: the next one)")

    sub = command("reset", run_reset, "Begin an exercise again; your answer is kept beside its stub.")
    sub.add_argument("exercise", help=WHICH)

    command("progress", run_progress, "Say how far you are and what comes next.")


class LineParser(Parser):
    """A Parser that says what is wrong and goes on, for notebooks."""

    def exit(self, status=0, message=None):
        """Raise what a command line would leave with."""
        raise AutogradkitError((message or "").removeprefix("autogradkit: ").strip())


def run_line(line):
    """Run one of the commands as it stands after `%autogradkit`, and print what it says."""
    top = LineParser(prog="%autogradkit", allow_abbrev=False)
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name, run, says):
        sub = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
        sub.set_defaults(run=run)
        return sub

    add_to(command)
    try:
        options = top.parse_args(shlex.split(line))
        options.run(options)
    except (AutogradkitError, ValueError) as error:  # ValueError: a quotation mark that isn't closed
        if str(error):
            print(error)


def run_list(options):
    """Print the table of exercises."""
    place = folder.writable()
    chosen = pick(" ".join(options.which)) if options.which else mine(place)
    standings, known = progress.read(place), tracks.read()
    rows = []
    for e in chosen:
        exercise, standing = e.exercise, standings.get(e.name)
        reached = f"{standing.points:g} of" if standing and standing.attempts else ""
        rows.append(
            (
                f"{e.number:02d}",
                known.track_of(e.name),
                e.name,
                exercise.title,
                "★" * exercise.stars,
                f"{exercise.minutes} min",
                f"{reached} {exercise.points:g}".strip(),
                standing.status if standing else "",
            )
        )
    print_table(("", "", "exercise", "title", "", "time", "points", ""), rows)
    minutes = sum(e.exercise.minutes for e in chosen)
    points = sum(e.exercise.points for e in chosen)
    print(f"{counted(len(rows), 'exercise')}, {points:g} points, about {minutes / 60:.1f} hours.")
    return Exit.FINE


def run_next(options):
    """Print the first open exercise, and where it stands."""
    place = folder.writable()
    standings, chosen = progress.read(place), mine(place)
    open_ones = [e for e in chosen if not standings.get(e.name, progress.Standing()).passed]
    if not open_ones:
        print(f"All {counted(len(chosen), 'exercise')} passed. Nothing is left to do.")
        return Exit.NOTHING
    print("\n".join(told(open_ones[0], place)))
    return Exit.FINE


def told(e, place):
    """Yield what to know about an exercise before one begins."""
    exercise, known = e.exercise, tracks.read()
    yield f"{e.number:02d} · {exercise.title}"
    track = known.track_of(e.name)
    of = f"track {track}, {known.tracks[track].title} · " if track else ""
    yield f"{of}{'★' * exercise.stars} · {exercise.points:g} points · about {exercise.minutes} minutes"
    if before := known.after.get(e.name):
        yield f"Takes up: {', '.join(f'{entry(name).number:02d} {name}' for name in before)}"
    lessons = place.lessons if place else Path("notebooks")
    if place and not place.lessons.is_dir():
        lessons = place.root.parent / "notebooks"
    found = [p for number in known.lessons_to(e.name) for p in sorted(lessons.glob(f"{number}_*.ipynb"))]
    if found:
        yield f"Lesson: {', '.join(place.told(path) for path in found)}"
    if place and place.answer(e).is_file():
        yield f"Write it in: {place.told(place.answer(e))}"
    yield f"Read it: autogradkit exercise {e.name}"
    yield f"Try it: autogradkit check {e.name}"


def run_exercise(options):
    """Print a statement."""
    from rich.console import Console
    from rich.markdown import Markdown

    text = (entry(options.exercise).folder / "README.md").read_text(encoding="utf-8")
    console = Console(highlight=False)
    console.print(Markdown(text) if console.is_terminal else text, soft_wrap=not console.is_terminal)
    return Exit.FINE


def run_check(options):
    """Check one answer, or all."""
    place = folder.find()
    if options.exercise is None and options.file is None:
        return check_all(own(place))
    if options.exercise is None:
        raise AutogradkitError("Which exercise does it answer? For example: autogradkit check 02 --file F")
    asked = entry(options.exercise)
    path = Path(options.file) if options.file else own(place).answer(asked)
    if options.isolated:
        from autogradkit.grading import cli_isolated

        return cli_isolated(asked, path, options.json)
    try:
        done = attempt_file(asked, path)
    except AttemptError as error:
        print(f"autogradkit: {error}", file=sys.stderr)
        return Exit.FAILED
    for note in done.notes:
        print(note, file=sys.stderr)
    print(done.report.to_json() if options.json else done.report)
    return Exit.FINE if done.report.passed else Exit.FAILED


def own(place):
    """Return the course folder, or say how to make one."""
    if place is None:
        raise AutogradkitError("There is no course folder here. Make one with: autogradkit start my-course")
    return place


def check_all(place):
    """Check every exercise that has been answered and print a table."""
    rows, passed, written = [], 0, 0
    for asked in mine(place):
        try:
            report = attempt_file(asked, place.answer(asked)).report
            status, reached = report.status, report.points
        except AutogradkitError as error:
            status, reached = str(error).splitlines()[-1], 0.0
        written += status != "missing"
        passed += status == "passed"
        rows.append((f"{asked.number:02d}", asked.name, f"{reached:g} of {asked.exercise.points:g}", status))
    print_table(("", "exercise", "points", ""), rows)
    print(f"{passed} of {len(rows)} passed.")
    if not written:
        return Exit.NOTHING
    return Exit.FINE if passed == len(rows) else Exit.FAILED


def run_hint(options):
    """Print the next hint, or the one asked for."""
    print(hints.open_hint(entry(options.exercise), folder.writable(), options.number))
    return Exit.FINE


def run_reset(options):
    """Put the stub back."""
    print(reset(folder.writable(), entry(options.exercise)))
    return Exit.FINE


def run_progress(options):
    """Print how far the course is, and what comes next."""
    place = folder.writable()
    print("\n".join(progress.told(progress.table(mine(place), place))))
    return Exit.FINE
