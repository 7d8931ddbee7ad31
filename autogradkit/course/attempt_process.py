"""Attempts in a process of their own: an answer that exits, crashes or never ends takes only it along.

The process does all of the work of an attempt and says which function it is about to call. If it ends there,
a fresh one goes on with `crashed` or `timeout` as what the function does, as the grader would. A loop
that never ends is left within the process (see `checking.time_limit`); what can't be left is ended with it.
"""

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from contextlib import contextmanager
from multiprocessing.connection import wait

from autogradkit import checking
from autogradkit.checking.answer import Answer
from autogradkit.checking.time_limit import LIMIT_S
from autogradkit.errors import AutogradkitError
from autogradkit.platforms import in_browser

from . import sentences
from .attempt import AttemptError, attempt_file

__all__ = ["attempt_files"]

PATIENCE_S = 30.0  # without a word of the process; what the checker itself does between two calls needs 1


def attempt_files(jobs, limit_s=PATIENCE_S):
    """Yield what came of each attempt: an Attempt, or the error that says why there is none.

    Parameters
    ----------
    jobs : sequence of (Entry, path)
        Which exercises are answered in which files.
    limit_s : float
        Seconds after which a process that says nothing is ended.
    """
    if in_browser():  # no processes there: whoever is in a loop without end restarts the kernel
        yield from attempts_right_here(jobs)
        return
    waiting, ended = list(jobs), {}
    while waiting:
        with Process(waiting, ended) as process:
            while waiting and (reply := process.reply(limit_s)):
                kind, value = reply
                if kind in ("crashed", "timeout"):
                    if value in (None, *ended):  # it ended where nothing of the exercise was called
                        kind, value = "done", AttemptError(why_unread(kind))
                    else:
                        ended = {**ended, value: kind}
                        break
                if kind == "done":
                    waiting, ended = waiting[1:], {}
                    yield value
                    if process.is_over():
                        break


def why_unread(kind):
    """Return why there is no attempt, where the process ended outside of the functions."""
    if kind == "timeout":
        return sentences.FILE_ENDLESS.format(limit_s=LIMIT_S)
    return sentences.FILE_ENDED_PROCESS


def attempts_right_here(jobs):
    """Yield what came of each attempt, made in this process; what doesn't come back within a call, stays."""
    for entry, path in jobs:
        try:
            yield attempt_file(entry, path)
        except AutogradkitError as error:
            yield error


class Process:
    """The process of some attempts, as long as it lasts, and what it was about to call."""

    def __init__(self, jobs, ended):
        # A fork is at once there; with threads about, as in a notebook, it isn't safe.
        forks = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if forks else "spawn")
        self.line, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=work, args=(jobs, ended, theirs))
        self.function = None
        sys.stdout.flush()
        try:
            with interrupts_put_off():
                self.process.start()
        except KeyboardInterrupt:
            self.__exit__()
            raise
        theirs.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.join()
        self.line.close()

    def is_over(self):
        """Return whether it has ended and left nothing to read."""
        return not self.process.is_alive() and not self.line.poll()

    def reply(self, limit_s):
        """Return ("done", what came of an attempt), or ("crashed" or "timeout", the function called last)."""
        while wait([self.line, self.process.sentinel], limit_s):
            if not self.line.poll():
                return "crashed", self.function
            try:
                kind, value = self.line.recv()
            except (EOFError, OSError):
                return "crashed", self.function
            if kind == "done":
                self.function = None
                return kind, value
            self.function = value
        return "timeout", self.function


@contextmanager
def interrupts_put_off():
    """Let Ctrl-C wait until the end: what it raises within a fork, Python reports and forgets."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    seen = []
    signal.signal(signal.SIGINT, lambda *_: seen.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if seen:
        signal.raise_signal(signal.SIGINT)


class AnnouncingAnswerer(checking.InProcess):
    """Calls the learner's functions right here, after it has said which, but none that ended a process."""

    def __init__(self, functions, kind, ended, announce):
        super().__init__(functions, kind)
        self.ended, self.announce = ended, announce

    def ask(self, function, arguments, oracles=None):
        """Call one function and return the Answer."""
        if function in self.ended:
            return Answer(self.ended[function])
        self.announce(function)
        try:
            return super().ask(function, arguments, oracles)
        except KeyboardInterrupt:  # Ctrl-C is ignored here, so it is the answer that raised it
            return Answer("raised", error="KeyboardInterrupt")


def work(jobs, ended, line):
    """Make the attempts and send what came of each: all that happens in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, who ends us
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.dup2(2, 1)  # what an answer prints is none of the command's output
    for entry, path in jobs:

        def answerer(functions, kind, ended=ended):
            return AnnouncingAnswerer(functions, kind, ended, lambda function: line.send(("calls", function)))

        try:
            result = attempt_file(entry, path, answerer=answerer)
        except AutogradkitError as error:
            result = error
        except Exception as error:
            if os.environ.get("AUTOGRADKIT_DEBUG"):
                traceback.print_exc()
            result = RuntimeError(f"{type(error).__name__}: {error}")
        sys.stdout.flush()
        line.send(("done", result))
        ended = {}


def end_with_parent():
    """Wait for the end of the process that started this one, and end too."""
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)
