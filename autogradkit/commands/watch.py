"""`autogradkit watch`: an editor on one side, the verdict on the other, anew at every save."""

import os
import select
import sys

from autogradkit.commands import next, sentences
from autogradkit.commands.check import answer_of, check_one
from autogradkit.commands.terminal import WHICH, Exit, fail, quantity_text
from autogradkit.course import entry, folder, hints, picked_entries, progress
from autogradkit.course.file_changes import file_changes
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its argument."""
    sub = command("watch", run)
    sub.add_argument("exercise", nargs="?", help=f"where to begin: {WHICH}; by default what comes next")


def run(options):
    """Wait for saves, and check what was saved, until Ctrl-C."""
    place = folder.require_course_folder(folder.find())
    begin = entry(options.exercise) if options.exercise else None
    answers = {place.answer(one): one for one in picked_entries(place)}
    if begin:
        answers[answer_of(begin, place)] = begin  # also one that wasn't picked, if its file is there
    where = {"answers": quantity_text(len(answers), "answer"), "folder": place.shown_path(place.exercises)}
    changes = file_changes(list(answers))
    stop = sentences.KEYS if can_type() else sentences.CTRL_C
    print(f"{sentences.WATCHING.format(**where)} {stop}\n", flush=True)
    at = show(begin, place) if begin else show_next(place, answers)
    for saved in changes:
        if saved is not None:
            at = answers[saved]
            print(sentences.CHECKING.format(number=at.number, name=at.name), flush=True)
            try:
                ending = check_one(at, saved)
            except AutogradkitError as error:
                ending = fail(error, Exit.USAGE)
            if ending is Exit.FINE:
                at = show_next(place, answers, after=at)
        key = typed_letter()
        if key == "q" or at is None:
            return Exit.FINE
        if key == "h":
            print(hints.open_hint(at, place), flush=True)
        elif key == "n":
            at = show_next(place, answers)


def show_next(place, answers, after=None):
    """Print which exercise comes next and return it; None if there is none."""
    following = progress.next_open(answers.values(), place, after)
    if following is None:
        print(sentences.ALL_PASSED_WATCHED)
        return None
    return show(following, place)


def show(one, place):
    """Print what to know about an exercise, and return it."""
    print(sentences.NEXT.format(lines="\n      ".join(next.lines(one, place))), flush=True)
    return one


def can_type():
    """Return whether somebody can type here while we wait."""
    return os.name == "posix" and sys.stdin.isatty()


def typed_letter():
    """Return the first letter of a line that was typed, if there is one to be read at once."""
    if not can_type():
        return ""
    ready, _, _ = select.select([sys.stdin], [], [], 0)
    line = sys.stdin.readline() if ready else " "
    return line.strip()[:1].lower() if line else "q"
