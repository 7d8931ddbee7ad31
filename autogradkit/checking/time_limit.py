"""A time limit on a learner's code that runs in this very process: an endless loop is left, and we go on.

A second thread waits, and then raises `TimeUp` in the first one: Python looks for it between two steps of
a program, on every system. Where no thread can be started (Python in a browser), the clock is looked at
line by line, which is slower. A single step that never ends inside compiled code can't be left from within
its process: there only interrupting or restarting helps.
"""

import contextlib
import ctypes
import sys
import threading
import time

__all__ = ["LIMIT_S", "TimeUp", "time_limit"]

LIMIT_S = 10.0  # for one call, as in the process that runs a hand-in; no right answer needs a second
AGAIN_S = 0.05  # a bare `except:` in the loop may swallow it


class TimeUp(BaseException):
    """A learner's code has run for too long."""


@contextlib.contextmanager
def time_limit(limit_s=None):
    """Raise TimeUp inside the `with` block once it has run for so many seconds; by default LIMIT_S.

    >>> try:
    ...     with time_limit(0.05):
    ...         while True:
    ...             pass
    ... except TimeUp:
    ...     print("left")
    left
    """
    limit_s = LIMIT_S if limit_s is None else limit_s
    alarm = Alarm(limit_s)
    try:
        alarm.start()
    except RuntimeError:  # can't start new thread
        with clock_at_every_line(limit_s):
            yield
        return
    try:
        yield
    finally:
        while True:
            try:
                alarm.stop()
                break
            except TimeUp:  # on the way into it
                continue


class Alarm(threading.Thread):
    """Raises TimeUp in the thread that made it, again and again until it is stopped."""

    def __init__(self, limit_s):
        super().__init__(daemon=True, name="autogradkit-time-limit")
        self.limit_s, self.whom = limit_s, threading.get_ident()
        self.stopped, self.turn, self.raised = threading.Event(), threading.Lock(), False

    def run(self):
        """Wait for the limit, then raise."""
        pause = self.limit_s
        while not self.stopped.wait(pause):
            with self.turn:
                if not self.stopped.is_set():
                    self.raised = True
                    raise_in(self.whom, TimeUp)
            pause = AGAIN_S

    def stop(self):
        """Raise no more, and let what was raised arrive here.

        It can't be taken back: Python 3.11 would go on looking for it, and hang in the first function that a
        debugger or a profiler follows.
        """
        while True:
            try:
                if self.stopped.is_set():
                    return
                with self.turn:
                    self.stopped.set()
                if self.raised:
                    raise_in(self.whom, TimeUp)  # in the place of one that may be on its way
                    while True:
                        pass
            except TimeUp:  # one from before, or this one
                continue


def raise_in(thread, exception):
    """Let an exception be raised in a thread as soon as it takes its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))


@contextlib.contextmanager
def clock_at_every_line(limit_s):
    """Raise TimeUp at the first line of Python that begins after the limit."""
    end, before = time.monotonic() + limit_s, sys.gettrace()

    def trace(frame, event, argument):
        if time.monotonic() > end:
            raise TimeUp
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
