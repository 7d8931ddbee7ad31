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
from pathlib import Path

from autogradkit.platforms import allowed_s

__all__ = ["LIMIT_S", "TimeUp", "time_limit"]

# For one call, as in the process that runs a hand-in; no right answer needs a second.
LIMIT_S = allowed_s(10.0)
AGAIN_S = 0.05  # a bare `except:` in the loop may swallow it


class TimeUp(BaseException):
    """A learner's code has run for too long."""


@contextlib.contextmanager
def time_limit(limit_s=None):
    """Raise TimeUp inside the `with` block once it has run for so many seconds; by default LIMIT_S.

    >>> def loop():
    ...     while True:
    ...         pass
    >>> try:
    ...     with time_limit(0.05):
    ...         loop()
    ... except TimeUp:
    ...     print("left")
    left
    """
    limit_s = LIMIT_S if limit_s is None else limit_s
    alarm = Alarm(limit_s, users_frame(sys._getframe(1)))
    try:
        if alarm.can_start():
            yield
        else:
            with clock_at_every_line(limit_s, alarm.frame):
                yield
    finally:
        while True:
            try:
                alarm.stop()
                break
            except TimeUp:  # on the way into it
                continue


class Alarm(threading.Thread):
    """Raises TimeUp in the thread that made it, again and again until it is stopped.

    Where TimeUp arrives on the very way out of the `with`, nobody stops it any more: it ends by itself once
    that thread has left the frame of the `with`.
    """

    def __init__(self, limit_s, frame):
        super().__init__(daemon=True, name="autogradkit-time-limit")
        self.limit_s, self.whom, self.frame = limit_s, threading.get_ident(), frame
        self.stopped, self.turn, self.raised = threading.Event(), threading.Lock(), False

    def can_start(self):
        """Start, and return whether that was possible."""
        try:
            self.start()
        except RuntimeError:  # can't start new thread
            return False
        return True

    def run(self):
        """Wait for the limit, then raise."""
        pause = self.limit_s
        while not self.stopped.wait(pause):
            with self.turn:
                if not self.stopped.is_set() and self.is_inside():
                    self.raised = True
                    raise_in(self.whom, TimeUp)
                else:
                    self.stopped.set()
            pause = AGAIN_S
        self.frame = None

    def is_inside(self):
        """Return whether the other thread is still somewhere below the frame of the `with`."""
        frame = sys._current_frames().get(self.whom)
        while frame is not None and frame is not self.frame:
            frame = frame.f_back
        return frame is not None

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
                while self.raised:
                    raise_in(self.whom, TimeUp)  # in the place of one that may be on its way
            except TimeUp:  # one from before, or this one
                continue


def users_frame(frame):
    """Return the frame that the `with` stands in: the first one outside of contextlib."""
    while frame.f_code.co_filename == contextlib.__file__ and frame.f_back is not None:
        frame = frame.f_back
    return frame


def raise_in(thread, exception):
    """Let an exception be raised in a thread as soon as it takes its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))


@contextlib.contextmanager
def clock_at_every_line(limit_s, frame):
    """Raise TimeUp at each line of Python that begins after the limit in what is called from `frame`.

    Not in `frame` itself: the way out of its `with` must not be disturbed.
    """
    end = time.monotonic() + limit_s

    def is_over(code):
        nonlocal end
        if time.monotonic() <= end or code is frame.f_code:
            return False
        end = time.monotonic() + AGAIN_S  # as an Alarm: whoever caught it has time to leave
        return True

    with (watched_lines if hasattr(sys, "monitoring") else traced_lines)(is_over):
        yield


# What ends the watch must come to its end; and what builds a graph for an answer must, because it takes
# that apart again node by node.
OWN = (__file__, contextlib.__file__, str(Path(__file__).with_name("drivers")))


def is_own(code):
    """Return whether code is the kit's, which ends by itself."""
    return code.co_filename.startswith(OWN)


@contextlib.contextmanager
def watched_lines(is_over):
    """Raise again and again, also after a bare `except:` took it; from Python 3.12 on."""
    watch = sys.monitoring
    tool = next(number for number in range(6) if watch.get_tool(number) is None)

    owned = {}  # file name → whether it is the kit's

    def look(code, *where):
        name = code.co_filename
        if name not in owned:
            owned[name] = is_own(code)
        if owned[name]:
            return watch.DISABLE  # from now on it runs at full speed
        if is_over(code):
            raise TimeUp
        return None

    events = (watch.events.LINE, watch.events.JUMP)  # a loop of one line only jumps
    watch.use_tool_id(tool, "autogradkit-time-limit")
    for event in events:
        watch.register_callback(tool, event, look)
    watch.set_events(tool, sum(events))
    try:
        yield
    finally:
        watch.set_events(tool, 0)
        for event in events:
            watch.register_callback(tool, event, None)
        watch.free_tool_id(tool)


@contextlib.contextmanager
def traced_lines(is_over):
    """Raise once: then Python traces no more."""
    before = sys.gettrace()

    def trace(frame, event, argument):
        if not is_own(frame.f_code) and is_over(frame.f_code):
            raise TimeUp
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
