"""`autogradkit check`: is an answer right? Or all answers?"""

import json
import re
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
    sub.set_defaults(takes_several=True)
    sub.add_argument(
        "exercise",
        nargs="*",
        help=f"{WHICH}, its rule.py, several of them, or a group: workshop, B; all if left out",
    )
    sub.add_argument("--file", metavar="F", help="a .py file or notebook with the answer (default: rule.py)")
    sub.add_argument("--json", action="store_true", help="print the report as JSON")
    sub.add_argument("--isolated", action="store_true", help="run it in the sandbox, as the grader does")


def run(options):
    """Check one answer, or several."""
    place, words = folder.find(), words_in(options.exercise)
    several = len(words) > 1 or (not options.file and tracks.is_group(*words or ["all"]))
    if several:
        return check_several(words or ["all"], options, place)
    one, path = asked_for(words[0] if words else "", options.file, place)
    if options.isolated:
        return check_isolated(one, path, options.json)
    ending = check_one(one, path, options.json)
    if ending is Exit.FINE and place and not options.json:
        print(
            "", *progress.lines_after_pass(progress.table(picked_entries(place), place, after=one)), sep="\n"
        )
    return ending


def words_in(arguments):
    """Return the exercises, groups and files that were typed, one by one and each once.

    >>> words_in(["mul,div", "mul", "my answer/rule.py"])
    ['mul', 'div', 'my answer/rule.py']
    """
    parts = [[typed] if is_answer_file(typed) else re.split(r"[\s,]+", typed) for typed in arguments]
    return list(dict.fromkeys(word for part in parts for word in part if word))


def check_several(words, options, place):
    """Check all that was asked for and print a table; what can't be checked is said below it."""
    if [is_answer_file(word) for word in words] == [False, True]:
        named = {"program": options.parser.prog, "exercise": words[0], "argument": words[1]}
        options.parser.error(sentences.NAMED_BY_FILE.format(**named))
    for option in ("file", "json", "isolated"):
        if getattr(options, option):
            raise AutogradkitError(sentences.ONE_AT_A_TIME.format(option=option))
    place, wanted, refused = folder.require_course_folder(place), {}, []
    for word in words:
        try:
            wanted |= dict(group_of(word, place) if tracks.is_group(word) else [asked_for(word, None, place)])
        except AutogradkitError as error:
            refused.append(error)
    ending = check_all(wanted) if wanted else Exit.USAGE
    sys.stdout.flush()
    for error in refused:
        ending = fail(error, Exit.USAGE)
    return ending


def group_of(word, place):
    """Return the Entries that a group names, those of this course if there are any, each with its answer."""
    named = pick(word)
    entries = picked_entries(place) if word == "all" else [e for e in picked_entries(place) if e in named]
    return [(one, place.answer(one)) for one in entries or named]


def asked_for(word, file, place):
    """Return the Entry that is to be checked and the file of its answer.

    A path like exercises/02_mul/rule.py says both. Any other file answers what it is said to answer.
    """
    if not word or (file and is_answer_file(word)):
        raise AutogradkitError(sentences.WHICH_ANSWER)
    if is_answer_file(word):
        path = Path(word)
        one = next((e for e in picked_entries(place) if e.key == path.resolve().parent.name), None)
        if one is None:
            raise AutogradkitError(sentences.WHICH_ANSWER)
        return one, path
    one = entry(word)
    return one, Path(file) if file else answer_of(one, place)


def answer_of(one, place):
    """Return the file of the answer to an Entry; a sentence that says how to get it back if it is gone."""
    place = folder.require_course_folder(place)
    path = place.answer(one)
    if not path.exists():
        if one.key not in {other.key for other in picked_entries(place)}:
            raise AutogradkitError(sentences.NOT_IN_THIS_COURSE.format(name=one.name))
        if other := next(seems_to_be(path), None):
            shown = {"path": place.shown_path(path), "shown": place.shown_path(other)}
            said = sentences.ANSWER_IS_CALLED.format(
                other=other.name, name=path.name, exercise=one.name, **shown
            )
            raise AutogradkitError(said)
        raise AutogradkitError(sentences.ANSWER_IS_GONE.format(path=place.shown_path(path), name=one.name))
    return path


def seems_to_be(path):
    """Yield the files beside a missing answer that may be it, as `rule.py.txt` and `rule (1).py`.

    Not `rule.py.3`, an earlier answer, which the kit itself keeps.
    """
    called = re.compile(rf"{path.stem}.*\.(py|txt)", re.I)
    yield from (one for one in sorted(path.parent.glob("*")) if called.fullmatch(one.name) and one.is_file())


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


def check_all(wanted):
    """Check answers, by their Entries, and print a table."""
    rows, passed, written = [], 0, 0
    for one, done in zip(wanted, attempt_files(list(wanted.items())), strict=True):
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
