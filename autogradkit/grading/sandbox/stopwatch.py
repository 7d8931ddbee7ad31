"""A stopwatch: how long a child has been at work, whatever else the machine is busy with.

Time in which the child was ready to run and another process had the processor isn't counted, where the
system tells (Linux does); so the same hand-in gets the same status on a busy machine as on an idle one. Nor
is time in which the grader itself stood still: then somebody has stopped all of it, a container say, and the
child with it.
"""

import os
import time

__all__ = ["Stopwatch"]

PATIENCE = 30  # … times the limit, and it ends even so
LOOK_EVERY_S = 0.5  # while we wait; who looks much later has stood still
STOOD_STILL_S = 1.0


class Stopwatch:
    """Measures the calls of one process, one after the other.

    Parameters
    ----------
    pid : int or None
        The process; with None only the clock on the wall counts.

    >>> watch = Stopwatch(None)
    >>> watch.start(5.0)
    >>> 4.0 < watch.left() <= 5.0
    True
    """

    def __init__(self, pid):
        self.pid = pid
        try:  # what the kernel writes down about one process's waiting for a processor
            self.file = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self.file = None
        self.queued_s, self.used_s = self.queued(), processor_s(pid)

    def start(self, limit_s):
        """Start to measure a call: from where the last one ended, for in between a process sleeps."""
        self.started_s, self.limit_s = time.monotonic(), limit_s
        self.lap_s, self.stood_still_s, self.lap_used_s = self.started_s, 0.0, self.used_s

    def lap(self):
        """Begin the limit anew, as one of several calls in a row is over; return its processor time.

        We hear of its end a moment later, so a moment of the next call may be in it.
        """
        now_s, used_s = time.monotonic() - self.stood_still_s, processor_s(self.pid)
        known = used_s is not None and self.lap_used_s is not None
        worked_s = used_s - self.lap_used_s if known else now_s - self.lap_s
        self.lap_s, self.lap_used_s = now_s, used_s
        return worked_s

    def wait(self, poll, left_s):
        """Poll for what is left of the limit, or for a moment, and return what that returns."""
        pause_s, before_s = min(max(left_s, 0.0), LOOK_EVERY_S), time.monotonic()
        ready = poll(1000 * pause_s)
        late_s = time.monotonic() - before_s - pause_s
        if late_s > STOOD_STILL_S:
            self.stood_still_s += late_s
        return ready

    def left(self):
        """Return how many seconds of its limit are left; 0 or less when it is over."""
        wall = time.monotonic() - self.lap_s - self.stood_still_s
        if wall < self.limit_s:
            return self.limit_s - wall
        return min(self.limit_s - self.without_queue(wall, self.queued()), PATIENCE * self.limit_s - wall)

    def stop(self):
        """End a call; return its seconds without those in which it queued, and its processor time.

        Where no one tells the processor time, it is all of the seconds.
        """
        queued_s, used_s = self.queued(), processor_s(self.pid)
        spent_s = self.without_queue(time.monotonic() - self.started_s - self.stood_still_s, queued_s)
        worked_s = spent_s if used_s is None or self.used_s is None else used_s - self.used_s
        self.queued_s, self.used_s = queued_s, used_s
        return spent_s, worked_s

    def without_queue(self, wall_s, queued_s):
        """Return the part of the time in which the process had a processor or wanted none."""
        return max(0.0, wall_s - max(0.0, queued_s - self.queued_s))

    def queued(self):
        """Return how many seconds the process has waited for a processor in its life; 0 if no one tells."""
        try:
            return int(os.pread(self.file, 100, 0).split()[1]) / 1e9
        except (OSError, TypeError, ValueError, IndexError):
            return 0.0

    def close(self):
        """Close the kernel's file."""
        if self.file is not None:
            self.file = os.close(self.file)


def processor_s(pid):
    """Return a process's processor time, or None; the kernel counts it, so the process can't lie."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # Linux's clock of another process
    except (OSError, TypeError, AttributeError, OverflowError):
        return None
