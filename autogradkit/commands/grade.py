"""`autogradkit grade`: grade a folder of hand-ins, and say what came of it."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.course_here import (
    copy_in_force,
    course_file_here,
    own_course_here,
    require_one_course,
    warn_of_answered,
    warn_of_other_versions,
)
from autogradkit.commands.terminal import Exit, fail, quantity_text
from autogradkit.course import course_file
from autogradkit.course.answered_lessons import answered_cells
from autogradkit.course.catalogue import UnknownExerciseError, entries, entries_in
from autogradkit.course.folder import is_kit
from autogradkit.course.own_exercises import own_exercises
from autogradkit.course.source.answer import first_few
from autogradkit.course.tracks import pick
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError
from autogradkit.grading.changed_files import FOLDER as CHANGED
from autogradkit.grading.exports.csv_tables import without_number
from autogradkit.grading.exports.plain_text import learners_words, one_line
from autogradkit.grading.exports.to_look_at import counted, to_look_at
from autogradkit.grading.gradebook import CLASS_PAGE, FEEDBACK
from autogradkit.grading.late import read_policy
from autogradkit.grading.run import Execution, NothingToGradeError, grade_folder
from autogradkit.grading.sandbox.child_process import GraderError
from autogradkit.grading.sandbox.child_side import confinement
from autogradkit.grading.sentences import LATE_EXAMPLE

__all__ = ["add_to", "run"]

MOST_NAMED = 10
LIMITS = ("call_s", "cpu_s", "memory_mb")  # those that can be set by an option


def add_to(command):
    """Add the command and its options."""
    sub = command(
        "grade",
        run,
        description=sentences.GRADE,
        epilog=f"{LATE_EXAMPLE}\n{sentences.GRADE_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add, default = sub.add_argument, confinement.Limits()
    add("folder", metavar="HAND-INS", help="the folder of hand-ins")
    add("--out", required=True, metavar="OUT", help="where grades and feedback go")
    add("-j", "--jobs", type=int, metavar="N", help="how many at the same time (default: all processors)")
    add("--only", action="append", metavar="EXERCISE", help="an exercise, track or subset (repeatable)")
    add("--course", metavar="FOLDER", help="what was handed out: its course.toml, and its own exercises")
    add("--fail-under", type=float, metavar="PERCENT", help="exit with 1 if a student has less")
    add("--resume", action="store_true", help="go on where a run was stopped (it is done in any case)")
    add("--fresh", action="store_true", help="grade everything again, whatever the journal says")
    add("--replace", action="store_true", help="let grades in OUT go of which there is no hand-in any more")
    add("--require-sandbox", choices=confinement.LEVELS[1:], help="refuse to grade in a weaker sandbox")
    add("--engine", metavar="dask://HOST:PORT", help="run hand-ins on a Dask cluster")
    add("--late", metavar="FILE", help="a late policy (TOML), applied to the points that are exported")
    add("--secret", default="", metavar="TEXT", help="for the random numbers (default: drawn, kept in OUT)")
    add("--call-s", type=float, metavar="S", help=f"wall time for one call (default: {default.call_s:g})")
    add("--cpu-s", type=int, metavar="S", help=f"processor time for an exercise (default: {default.cpu_s})")
    add("--memory-mb", type=int, metavar="MB", help=f"memory for an exercise (default: {default.memory_mb})")
    add("--quiet", action="store_true", help="no progress bar, no summary")


def run(options):
    """Grade, print a summary, and return the exit code."""
    with Bar(options.quiet) as bar:
        try:
            outcome = grade(options, bar.show)
        except KeyboardInterrupt:
            message = sentences.GRADING_INTERRUPTED.format(done=bar.done, count=bar.of)
            return fail(message, Exit.INTERRUPTED)
        except NothingToGradeError as error:
            return fail(error, Exit.NOTHING)
        except GraderError as error:
            return fail(error, Exit.INTERNAL)
        except (AutogradkitError, UnknownExerciseError) as error:
            return fail(error, Exit.USAGE)
    return say_outcome(outcome, options)


def grade(options, show):
    """Grade as the options say and return the Outcome; `show(done, of, hand_in)` is called meanwhile."""
    limits = {name: getattr(options, name) for name in LIMITS if getattr(options, name) is not None}
    if options.jobs is not None and options.jobs < 1:
        raise AutogradkitError(sentences.TOO_FEW_JOBS.format(jobs=options.jobs))
    if not all(value > 0 for value in limits.values()):  # nan isn't
        raise AutogradkitError(sentences.LIMITS_ABOVE_0)
    if options.fail_under is not None and not 0 <= options.fail_under <= 100:
        raise AutogradkitError(sentences.FAIL_UNDER_A_PERCENTAGE.format(given=options.fail_under))
    exercises, catalogue = exercises_to_grade(options)
    answered = lessons_answers(options, exercises, catalogue)
    return grade_folder(
        options.folder,
        options.out,
        exercises=exercises,
        catalogue=catalogue,
        answered=answered,
        execution=Execution(
            jobs=options.jobs,
            engine=options.engine,
            limits=confinement.Limits()._replace(**limits),
            require_sandbox=options.require_sandbox or "none",
        ),
        late=read_policy(options.late) if options.late else None,
        fresh=options.fresh,
        replacing=options.replace,
        secret=options.secret,
        progress=show,
    )


def exercises_to_grade(options):
    """Return which exercises are graded, by name, and the folder that they are from; None for the usual ones.

    In this order: what --only says; what the course file of --course lists, or of the folder one stands in. A
    folder's own exercises are programs, and run only if --course names it.
    """
    root = Path(options.course) if options.course else None
    if root is not None and not root.is_dir():
        raise AutogradkitError(sentences.NO_COURSE.format(folder=options.course))
    if root is not None and not is_course(root):
        raise AutogradkitError(sentences.NOT_A_COURSE.format(folder=options.course))
    if root is None and not options.only:
        require_one_course(sentences.COURSE_BY_NAME, Path(options.folder))
    own = None if root else own_course_here(Path(options.folder), below=not options.only)
    if own is not None:
        raise AutogradkitError(sentences.OWN_EXERCISES_BY_NAME.format(folder=own, typed=as_typed(own)))
    catalogue = own_exercises(root.resolve()) if root else None
    if (copied := root if catalogue else copy_in_force()) and not options.quiet:
        warn_of_other_versions(copied, entries(copied / "exercises"))
    if options.only:
        return options.only, catalogue
    path = root / course_file.NAME if root else course_file_here(Path(options.folder))
    listed = course_file.listed_entries(path, catalogue) if path else None
    if listed is None:
        return None, catalogue
    if not options.quiet:
        print(
            sentences.AS_LISTED.format(path=path, exercises=quantity_text(len(listed), "exercise")),
            file=sys.stderr,
        )
    return [one.name for one in listed], catalogue


def lessons_answers(options, exercises, catalogue):
    """Return the AnsweredCells of the course that was handed out, and say of which exercises they are."""
    path = course_file_here(Path(options.folder))
    root = Path(options.course) if options.course else path and path.parent
    if root is None or is_kit(root.resolve()):
        return ()
    chosen = pick(" ".join(exercises), catalogue) if exercises else entries(catalogue)
    answered = answered_cells(root, chosen)
    if not options.quiet:
        warn_of_answered(answered)
    return answered


def is_course(root):
    """Return whether a folder is one that was handed out: it lists exercises, or has some."""
    return (root / course_file.NAME).is_file() or bool(entries_in(root / "exercises"))


def say_outcome(outcome, options):
    """Print what came of it, and return the exit code."""
    book = outcome.gradebook
    if not options.quiet:
        print(summary(outcome))
        say_what_to_look_at(book)
    statuses = Counter(row.status for rows in book.grades.values() for row in rows)
    if errors := statuses["grader_error"]:
        about = {"results": quantity_text(errors, "result"), "reason": first_failure(book)}
        return fail(sentences.GRADER_FAILED_ON_RESULTS.format(**about), Exit.INTERNAL)
    percent = 100 * book.lowest_share
    if options.fail_under is not None and percent < options.fail_under:
        return fail(sentences.BELOW.format(percent=percent, fail_under=options.fail_under), Exit.FAILED)
    return Exit.FINE


def first_failure(book):
    """Return why the grader failed on a result, the first one."""
    failed = [row for rows in book.grades.values() for row in rows if row.status == "grader_error"]
    return one_line(" ".join(failed[0].sentences))


def summary(outcome):
    """Return what a run came to, in a few lines."""
    book = outcome.gradebook
    counts = Counter(row.status for rows in book.grades.values() for row in rows)
    statuses = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.most_common())
    kept = quantity_text(outcome.reused, "result")
    reused = sentences.REUSED.format(results=kept) if outcome.reused else ""
    sizes = {
        "hand_ins": quantity_text(len(book.grades), "hand-in"),
        "exercises": quantity_text(len(book.exercises), "exercise"),
    }
    lines = [
        sentences.UNREADABLE.format(
            student=learners_words(name), reason=one_line(" ".join(rows[0].sentences))
        )
        for name, rows in book.grades.items()
        if is_unreadable(rows)
    ]
    for group in book.similar_name_groups[:MOST_NAMED]:
        names = ", ".join(f"“{learners_words(name)}”" for name in group[:MOST_NAMED])
        lines.append(sentences.LOOK_ALIKE.format(count=len(group), names=names))
    for sentence, unclear in (
        (sentences.NOTHING_ANSWERED, without_answers(book)),
        (sentences.WITHOUT_TIME, book.without_time),
        (sentences.WITH_UNREADABLE_TIME, book.with_unreadable_time),
        (sentences.LATE_AND_SPARED, book.spared),
    ):
        if unclear:
            hand_ins = quantity_text(len(unclear), "hand-in")
            lines.append(sentence.format(hand_ins=hand_ins, names=quoted_names(unclear)))
    for lms, table, names in without_number(book):
        hand_ins = quantity_text(len(names), "hand-in")
        about = {"lms": lms, "table": table, "hand_ins": hand_ins, "names": quoted_names(names)}
        lines.append(sentences.WITHOUT_NUMBER.format(**about))
    if book.late and book.late.takes_nothing:
        lines.append(sentences.TAKES_NOTHING)
    if book.late and (names := book.late.without_zone):
        lines.append(sentences.WITHOUT_ZONE.format(names=quoted_names(names)))
    if before := outcome.late_before:
        hand_ins = quantity_text(len(before), "hand-in")
        lines.append(sentences.LATE_NO_MORE.format(hand_ins=hand_ins, names=quoted_names(before)))
    if outcome.hand_ins is not None:
        lines += said_of_folder(outcome.hand_ins)
    if outcome.changed:
        names = quoted_names(outcome.changed)
        lines.append(sentences.CHANGED_BY_HAND.format(names=names, folder=outcome.out / CHANGED))
    if others := book.pages_of_others(outcome.out):
        about = {"folder": outcome.out / FEEDBACK, "names": quoted_names(others)}
        lines.append(sentences.PAGES_OF_OTHERS.format(**about))
    if outcome.moved:
        quoted = [
            sentences.MOVED.format(student=learners_words(who), exercise=exercise, was=was, now=now)
            for who, exercise, was, now in outcome.moved
        ]
        results = quantity_text(len(quoted), "result")
        lines.append(sentences.OTHER_POINTS.format(results=results, moved="; ".join(first_few(quoted))))
    if outcome.anew:
        lines.append(sentences.ALL_ANEW)
    if outcome.foreign:
        lines.append(sentences.FOREIGN_LINES.format(count=outcome.foreign))
    lines.append(sentences.GRADED.format(**sizes, statuses=statuses, reused=reused))
    lines.append(sentences.SANDBOX.format(level=book.sandbox, layers=", ".join(outcome.layers)))
    names = ", ".join(book.file_names())
    lines.append(sentences.WRITTEN_TO.format(folder=outcome.out, names=names))
    return "".join(lines)


def said_of_folder(hand_ins):
    """Return what is said of the folder of hand-ins: what was left out, and what may not be meant so."""
    asked = {
        sentences.UNLIKE_CANVAS: hand_ins.unlike_canvas,
        sentences.UNREAD_LMS: hand_ins.unread,
        sentences.NOBODYS: hand_ins.left_out,
        sentences.SINGLE_FILES: hand_ins.single,
        sentences.AFTER_EXERCISES: hand_ins.after_exercises,
        sentences.SECTIONS: hand_ins.sections,
    }
    lines = [sentence.format(names=quoted_names(names)) for sentence, names in asked.items() if names]
    if files := hand_ins.versions:
        lines.append(
            sentences.ONE_OR_A_CLASS.format(
                student=learners_words(hand_ins.names[0]), names=quoted_names(files)
            )
        )
    return lines


def say_what_to_look_at(book):
    """Print how many results a person has to look at, and why, as the class's page lists them."""
    if lines := to_look_at(book.grades):
        print(sentences.TO_LOOK_AT.format(count=len(lines), page=CLASS_PAGE, kinds=counted(lines)))


def quoted_names(names):
    """Return the first few of some names that students chose, in quotation marks."""
    more = ", …" * (len(names) > MOST_NAMED)
    return ", ".join(f"“{learners_words(name)}”" for name in names[:MOST_NAMED]) + more


def without_answers(book):
    """Return the students in whose hand-ins no exercise is answered, though they could be read."""
    return [name for name, rows in book.grades.items() if all(row.status == "missing" for row in rows)]


def is_unreadable(rows):
    """Return whether nothing in a hand-in could be read."""
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
