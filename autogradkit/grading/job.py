"""A job: what a process of an executor does for one hand-in.

Reading turns a hand-in into the work on each exercise; running turns work into results. Both are pure
functions of what they are given, so a job that was lost can be done again, here or on another machine.
"""

import contextlib
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from autogradkit.course.catalogue import entries as all_entries
from autogradkit.course.catalogue import kit_exercises

from . import sentences
from .grader_limits import TooCostlyError, memory_limit, processor_limit
from .hand_ins import archive
from .hand_ins.exercise_answer import ExerciseAnswer, answers_by_exercise, answers_elsewhere
from .hand_ins.similar_code import sketch
from .judging import judge
from .results.grade import Result, grader_failure
from .results.result_key import key
from .sandbox.child_side import confinement
from .sandbox.fork_server import ForkServer

__all__ = ["ReadHandIn", "Setup", "end_fork_servers", "judge_answers", "read_hand_in"]

READING_S = 30.0  # … of processor time in which a hand-in is unpacked, read and parsed; most need 0.1
READING_MB, JUDGING_MB = 200, 1_000  # … of memory beside what the process has
JUDGING_S = 60.0  # … in which the grader judges one exercise; most need 0.02
STARTED = []  # (setup, fork server) of all threads of this process
LOCAL = threading.local()  # what one thread of a process keeps between jobs: its fork server


class Setup(NamedTuple):
    """What a process needs to know before its first job.

    `keys` are the exercises' folders in `folder`; `without` leaves layers out, so that tests can try the
    others alone; `least` is the level of the sandbox below which no code is run; `answered` are the
    AnsweredCells of the course's lessons.
    """

    keys: tuple
    folder: str
    limits: confinement.Limits
    workspace: str
    secret: str = ""
    without: tuple = ()
    least: str = "none"
    answered: tuple = ()

    def entries(self):
        """Return the exercises, in course order."""
        return tuple(entry for entry in all_entries(self.folder) if entry.key in self.keys)

    def others(self):
        """Return the exercises that aren't graded, of this folder and of the kit: a hand-in may hold them."""
        beside = [*all_entries(self.folder), *all_entries(kit_exercises())]
        taken, others = {entry.name for entry in self.entries()}, {}
        for entry in beside:
            if entry.name not in taken:
                others.setdefault(entry.name, entry)
        return tuple(others.values())


class ReadHandIn(NamedTuple):
    """What reading a hand-in comes to.

    `answers` are the (key, ExerciseAnswer) by the exercise's name; the `sketch` is what similar hand-ins are
    found by; `unused` says why files were not read, those in its archives included, or don't count.
    """

    answers: dict
    sketch: object
    unused: tuple


def read_hand_in(setup, hand_in):
    """Read one hand-in and return the ReadHandIn."""
    entries, others, unused, reason = setup.entries(), setup.others(), hand_in.unused, ""
    with tempfile.TemporaryDirectory(prefix="archive-", dir=setup.workspace) as folder:
        try:  # inside of the folder, which is removed without a limit
            with processor_limit(READING_S), memory_limit(READING_MB):
                opened = archive.open_archives(hand_in, Path(folder))
                unused = opened.unused
                found = answers_by_exercise(opened, entries, others, setup.answered)
                unused = (*unused, *answers_elsewhere(opened, found, entries, others))
                runs = sketch({work.found.source for work in found.values() if work.found})
        except TooCostlyError:
            reason = sentences.TOO_COSTLY_TO_READ.format(limit_s=READING_S)
        except (MemoryError, SystemError):  # the latter is how Python's parser may say the former
            reason = sentences.TOO_LARGE_TO_READ.format(limit_mb=READING_MB)
    if reason:
        found, runs = dict.fromkeys((e.name for e in entries), ExerciseAnswer("invalid", reason)), sketch([])
    keyed = {e.name: (key(e, found[e.name], setup.limits, setup.secret), found[e.name]) for e in entries}
    return ReadHandIn(keyed, runs, unused)


def judge_answers(setup, wanted):
    """Run some exercises' work; return the results by key, none of those for which no time was left.

    Parameters
    ----------
    setup : Setup
    wanted : dict of str to (str, ExerciseAnswer)
        The exercise's name and the work, by key.
    """
    fork_server, by_name, results = fork_server_of(setup), {e.name: e for e in setup.entries()}, {}
    before_s = fork_server.busy_s + time.thread_time()
    for this, (name, work) in wanted.items():
        if not work.status and fork_server.busy_s + time.thread_time() - before_s > setup.limits.hand_in_s:
            continue
        try:
            with processor_limit(JUDGING_S), memory_limit(JUDGING_MB):
                results[this] = judge(by_name[name], work, fork_server, setup.secret)
        except TooCostlyError:
            fork_server.close()
            reason = sentences.TOO_COSTLY_TO_JUDGE.format(limit_s=JUDGING_S)
            results[this] = Result("invalid", 0.0, sentences=(reason,))
        except MemoryError:  # what came back was legal in each piece, and too much in all
            fork_server.close()
            reason = sentences.TOO_LARGE_TO_JUDGE.format(limit_mb=JUDGING_MB)
            results[this] = Result("invalid", 0.0, sentences=(reason,))
        except Exception as error:
            with contextlib.suppress(Exception):
                fork_server.close()
            results[this] = grader_failure(sentences.grader_failed(error))
    return results


def end_fork_servers(setup):
    """End this process's warm processes of a run that is over; a cluster's processes outlive it."""
    for one in [fork_server for kept, fork_server in STARTED if kept == setup]:
        one.close()
    STARTED[:] = [(kept, one) for kept, one in STARTED if kept != setup]


def fork_server_of(setup):
    """Return this thread's fork server, a new one for a new setup."""
    if getattr(LOCAL, "setup", None) != setup:
        if getattr(LOCAL, "fork_server", None) is not None:
            LOCAL.fork_server.close()
        confinement.hide()
        workspace = setup.workspace if os.path.isdir(setup.workspace) else None  # another machine's
        LOCAL.setup, LOCAL.fork_server = (
            setup,
            ForkServer(setup.limits, workspace, setup.without, setup.least),
        )
        STARTED.append((setup, LOCAL.fork_server))
    return LOCAL.fork_server
