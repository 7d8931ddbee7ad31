"""The command `watch`: an editor on one side, the verdict on the other, anew at every save."""

import os
import select
import subprocess
import sys

from autogradkit.commands.learner import own, told
from autogradkit.commands.terminal import Exit, counted
from autogradkit.course import folder, hints, mine, progress
from autogradkit.course.saves import saves

__all__ = ["add_to"]

LIMIT_S = 60
KEYS = "h and Enter opens a hint, n says what comes next, q or Ctrl-C stops."


def add_to(command):
    """Add the command with `command(name, run, says)`, which returns an argparse parser."""
    command("watch", run_watch, "Check an answer again whenever you save it.")


def run_watch(options):
    """Wait for saves, and check what was saved, until Ctrl-C."""
    place = own(folder.find())
    answers = {place.answer(entry): entry for entry in mine(place)}
    where = f"Watching {counted(len(answers), 'answer')} in {place.told(place.exercises)}."
    changes = saves(list(answers))
    print(f"{where} {KEYS if listens() else 'Ctrl-C stops.'}\n", flush=True)
    at = following(place, answers)
    for saved in changes:
        if saved is not None:
            at = answers[saved]
            print(f"── {at.number:02d} {at.name}", flush=True)
            checked(at)
            if progress.read(place).get(at.name, progress.Standing()).passed:
                at = following(place, answers)
        key = typed()
        if key == "q" or at is None:
            return Exit.FINE
        if key == "h":
            print(hints.opened(at, place), flush=True)
        elif key == "n":
            at = following(place, answers)


def following(place, answers):
    """Say which exercise comes next and return it; None if there is none."""
    standings = progress.read(place)
    for entry in answers.values():
        if not standings.get(entry.name, progress.Standing()).passed:
            print("Next: " + "\n      ".join(told(entry, place)), flush=True)
            return entry
    print("All passed. Nothing is left to do.")
    return None


def checked(entry):
    """Check one answer in a process of its own, so that an endless loop or a crash ends there."""
    command = [sys.executable, "-m", "autogradkit", "check", entry.key]
    try:
        subprocess.run(command, timeout=LIMIT_S, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        print(f"It was stopped after {LIMIT_S} seconds. Does a loop in it ever end?", flush=True)


def listens():
    """Whether somebody can type here while we wait."""
    return os.name == "posix" and sys.stdin.isatty()


def typed():
    """Return the first letter of a line that was typed, if there is one to be read at once."""
    if not listens():
        return ""
    ready, _, _ = select.select([sys.stdin], [], [], 0)
    line = sys.stdin.readline() if ready else " "
    return line.strip()[:1].lower() if line else "q"
