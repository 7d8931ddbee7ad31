"""The commands `autogradkit grade` and `doctor`: options, what they print, exit codes.

0 fine, 1 below `--fail-under`, 2 interrupted and resumable, 3 the grader failed, 4 wrong usage, 5
nothing to grade.
"""

import argparse
import sys
from collections import Counter

from autogradkit.course.catalogue import UnknownExerciseError
from autogradkit.errors import AutogradkitError
from autogradkit.grading.exports.plain_text import printable
from autogradkit.grading.late import read_policy
from autogradkit.grading.run import NothingToGradeError, grade_folder
from autogradkit.grading.sandbox import doctor
from autogradkit.grading.sandbox.child_process import GraderError
from autogradkit.grading.sandbox.child_side import confinement

__all__ = ["CODES", "FAILED", "FINE", "GRADER", "INTERRUPTED", "NOTHING", "USAGE", "Parser"]
__all__ += ["cli_doctor", "cli_grade", "said"]

CODES = FINE, FAILED, INTERRUPTED, GRADER, USAGE, NOTHING = range(6)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that leaves with our exit code for wrong usage."""

    def error(self, message):
        """Say what is wrong and where help is."""
        self.exit(USAGE, f"autogradkit: {message}\nTry: {self.prog} --help\n")


def parser():
    """Build the parser of `autogradkit grade`."""
    top = Parser(
        prog="autogradkit grade",
        description="Grade a folder of hand-ins: one folder, archive, .py file or notebook per student, or "
        "an LMS's download as it is. Each is run in a process of its own that never holds an expected value.",
        epilog="exit codes: 0 fine, 1 below --fail-under, 2 interrupted (the same command goes on), "
        "3 the grader failed, 4 wrong usage, 5 nothing to grade",
        allow_abbrev=False,
    )
    add, default = top.add_argument, confinement.Limits()
    add("folder", metavar="HAND-INS", help="the folder of hand-ins")
    add("--out", required=True, metavar="OUT", help="where grades and feedback go")
    add("-j", "--jobs", type=int, metavar="N", help="how many at the same time (default: all processors)")
    add(
        "--only",
        action="append",
        metavar="EXERCISE",
        help="an exercise, track or subset (repeatable)",
    )
    add("--fail-under", type=float, metavar="PERCENT", help="exit with 1 if a student has less")
    add("--resume", action="store_true", help="go on where a run was stopped (it is done in any case)")
    add("--fresh", action="store_true", help="grade everything again, whatever the journal says")
    add("--require-sandbox", choices=confinement.LEVELS[1:], help="refuse to grade in a weaker sandbox")
    add("--engine", metavar="dask://HOST:PORT", help="run hand-ins on a Dask cluster")
    add("--late", metavar="FILE", help="a late policy (TOML), applied to the points that are exported")
    add("--secret", default="", metavar="TEXT", help="changes the random numbers that nobody is to know")
    add("--call-s", type=float, metavar="S", help=f"wall time for one call (default: {default.call_s:g})")
    add("--cpu-s", type=int, metavar="S", help=f"processor time for an exercise (default: {default.cpu_s})")
    add("--memory-mb", type=int, metavar="MB", help=f"memory for an exercise (default: {default.memory_mb})")
    add("--quiet", action="store_true", help="no progress bar, no summary")
    return top


def cli_grade(arguments):
    """Run `autogradkit grade` with these command line arguments and return the exit code."""
    return run(parser().parse_args(arguments))


def cli_doctor(arguments=()):
    """Run `autogradkit doctor`: start a child, print the layers that hold there, return the exit code."""
    says = "Start a process as for a hand-in and say which layers of the sandbox hold there, each by a try."
    Parser(prog="autogradkit doctor", description=says, allow_abbrev=False).parse_args(arguments)
    try:
        level, layers, possible = doctor.examine()
    except AutogradkitError as error:
        return said(error, GRADER)
    print(*doctor.lines(layers, possible), f"The sandbox is {level}.", sep="\n")
    return FINE


def run(options):
    """Grade, tell what came of it, and return the exit code."""
    given = {"call_s": options.call_s, "cpu_s": options.cpu_s, "memory_mb": options.memory_mb}
    given = {name: value for name, value in given.items() if value is not None}
    limits = confinement.Limits()._replace(**given)
    try:
        if options.jobs is not None and options.jobs < 1:
            raise AutogradkitError(f"--jobs is {options.jobs}; at least 1 is needed.")
        if any(value <= 0 for value in given.values()):
            raise AutogradkitError("--call-s, --cpu-s and --memory-mb are above 0.")
        with Bar(options.quiet) as bar:
            outcome = grade_folder(
                options.folder,
                options.out,
                jobs=options.jobs,
                exercises=options.only,
                limits=limits,
                require_sandbox=options.require_sandbox,
                fresh=options.fresh,
                engine=options.engine,
                late=read_policy(options.late) if options.late else None,
                secret=options.secret,
                progress=bar.show,
            )
    except KeyboardInterrupt:
        told = f"interrupted after {bar.done} of {bar.of} hand-ins. The same command goes on from there."
        return said(told, INTERRUPTED)
    except NothingToGradeError as error:
        return said(error, NOTHING)
    except GraderError as error:
        return said(error, GRADER)
    except (AutogradkitError, UnknownExerciseError) as error:
        return said(error, USAGE)
    book = outcome.gradebook
    if not options.quiet:
        print(summary(outcome))
    errors = sum(row.status == "grader_error" for rows in book.grades.values() for row in rows)
    if errors:
        return said(f"the grader failed on {errors} results; they have no points. Run it again.", GRADER)
    look = sum(row.status == "flagged" for rows in book.grades.values() for row in rows)
    if look and not options.quiet:
        print(f"{look} results look numerical and have their points; a person should read them (class.html).")
    if options.fail_under is not None and 100 * book.share < options.fail_under:
        return said(
            f"somebody has {100 * book.share:.0f} % of the points, under {options.fail_under:g} %.", FAILED
        )
    return FINE


def said(message, code):
    """Say one sentence on stderr and return the exit code."""
    print(f"autogradkit: {message}", file=sys.stderr)
    return code


def summary(outcome):
    """Return what a run came to, in a few lines."""
    book = outcome.gradebook
    counts = Counter(row.status for rows in book.grades.values() for row in rows)
    listed = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.most_common())
    stood = f" ({outcome.reused} stood already)" if outcome.reused else ""
    unread = {name: rows[0].sentences for name, rows in book.grades.items() if unreadable(rows)}
    told = [
        f"{printable(name)} could not be read: {printable(' '.join(says))}\n" for name, says in unread.items()
    ]
    return "".join(told) + (
        f"{len(book.grades)} hand-ins, {len(book.exercises)} exercises: {listed}{stood}.\n"
        f"Sandbox: {book.sandbox} ({', '.join(outcome.layers)}).\n"
        f"Written to {outcome.out}: {', '.join(book.file_names())}."
    )


def unreadable(rows):
    """Whether nothing in a hand-in could be read."""
    return all(row.status == "invalid" and not row.file for row in rows)


class Bar:
    """The progress bar: how many, at what rate, how long still."""

    def __init__(self, quiet):
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = ("Grading", BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        console = Console(stderr=True)
        self.rich = Progress(*columns, TimeRemainingColumn(), console=console, disable=quiet, transient=True)
        self.task, self.done, self.of = None, 0, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.task is not None:
            self.rich.stop()

    def show(self, done, of, hand_in):
        """Show that `done` of `of` hand-ins are graded."""
        self.done, self.of = done, of
        if self.task is None:
            self.rich.start()
            self.task = self.rich.add_task("", total=of, rate="")
        speed = self.rich.tasks[0].speed
        self.rich.update(self.task, completed=done, rate=f"{speed:.1f}/s" if speed else "")
