"""`autogradkit check`: is an answer right? Or all answers?"""

import json
import sys
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import WHICH, Exit, fail, is_answer_file, print_table
from autogradkit.course import AttemptError, entry, folder, pick, picked_entries, progress, tracks
from autogradkit.course.attempt_process import attempt_files
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "answer_of", "check_one", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("check", run)
    sub.add_argument(
        "exercise", nargs="?", help=f"{WHICH}, its rule.py, or several: workshop, B; all if left out"
    )
    sub.add_argument("--file", metavar="F", help="a .py file or notebook with the answer (default: rule.py)")
    sub.add_argument("--json", action="store_true", help="print the report as JSON")
    sub.add_argument("--isolated", action="store_true", help="run it in the sandbox, as the grader does")


def run(options):
    """Check one answer, or all."""
    place = folder.find()
    if options.file is None and tracks.is_group(options.exercise or "all"):
        named = pick(options.exercise) if options.exercise else None
        return check_all(folder.require_course_folder(place), named)
    one, path = asked_for(options, place)
    if options.isolated:
        return check_isolated(one, path, options.json)
    ending = check_one(one, path, options.json)
    if ending is Exit.FINE and place and not options.json:
        print(
            "", *progress.lines_after_pass(progress.table(picked_entries(place), place, after=one)), sep="\n"
        )
    return ending


def asked_for(options, place):
    """Return the Entry that is to be checked and the file of its answer.

    A path like exercises/02_mul/rule.py says both. Any other file answers what it is said to answer.
    """
    if options.exercise is None or (options.file and is_answer_file(options.exercise)):
        raise AutogradkitError(sentences.WHICH_ANSWER)
    if is_answer_file(options.exercise):
        path = Path(options.exercise)
        one = next((e for e in picked_entries(place) if e.key == path.resolve().parent.name), None)
        if one is None:
            raise AutogradkitError(sentences.WHICH_ANSWER)
        return one, path
    one = entry(options.exercise)
    return one, Path(options.file) if options.file else answer_of(one, place)


def answer_of(one, place):
    """Return the file of the answer to an Entry; a sentence that says how to get it back if it is gone."""
    place = folder.require_course_folder(place)
    path = place.answer(one)
    if not path.exists():
        if one.key not in {other.key for other in picked_entries(place)}:
            raise AutogradkitError(sentences.NOT_IN_THIS_COURSE.format(name=one.name))
        raise AutogradkitError(sentences.ANSWER_IS_GONE.format(path=place.shown_path(path), name=one.name))
    return path


def check_one(one, path, as_json=False):
    """Check the answer in a file and print the report."""
    (done,) = attempt_files([(one, path)])
    if isinstance(done, AttemptError):
        return fail(done, Exit.FAILED)
    if isinstance(done, Exception):
        raise done
    for note in done.notes:
        print(note, file=sys.stderr)
    print(done.report.to_json() if as_json else done.report, flush=True)
    return Exit.FINE if done.report.passed else Exit.FAILED


def check_isolated(one, path, as_json):
    """Check the answer in a file as if it were handed in, and print what the grader says."""
    from autogradkit import grading

    verdict = grading.check_isolated(one, path)
    sandbox = verdict.sandbox or sentences.NO_SANDBOX_NEEDED
    print(sentences.RUN_AS_HAND_IN.format(sandbox=sandbox), file=sys.stderr)
    text = verdict.text or "\n".join([f"{verdict.exercise}: {verdict.status}", *verdict.sentences])
    print(json.dumps(verdict.to_json(), indent=1) if as_json else text)
    return Exit.FINE if verdict.status in ("passed", "flagged") else Exit.FAILED


def check_all(place, named=None):
    """Check the answers to the Entries that are named, or to all of the course, and print a table."""
    rows, passed, written = [], 0, 0
    entries = [e for e in picked_entries(place) if named is None or e in named] or named
    for one, done in zip(entries, attempt_files([(one, place.answer(one)) for one in entries]), strict=True):
        if isinstance(done, AutogradkitError):
            status, points = str(done).splitlines()[-1], 0.0
        elif isinstance(done, Exception):
            raise done
        else:
            status, points = done.report.status, done.report.points
        written += status != "missing"
        passed += status == "passed"
        rows.append((f"{one.number:02d}", one.name, f"{points:g} of {one.exercise.points:g}", status))
    print_table(("", "exercise", "points", ""), rows, typed=("exercise",))
    print(sentences.PASSED.format(passed=passed, count=len(rows)))
    if not written:
        return Exit.NOTHING
    return Exit.FINE if passed == len(rows) else Exit.FAILED
