"""A stopwatch: how long a child has been at work, whatever else the machine is busy with.

Time in which the child was ready to run and another process had the processor isn't counted, where the
system tells (Linux does); so the same hand-in gets the same status on a busy machine as on an idle one.
"""

import os
import time

__all__ = ["Queue", "Stopwatch"]

PATIENCE = 30  # … times the limit, and it ends even so


class Queue:
    """What the kernel writes down about one process's waiting for a processor; 0 where it tells nothing."""

    def __init__(self, pid):
        try:
            self.file = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self.file = None

    def waited_s(self):
        """Return how long the process has waited in its life."""
        try:
            return int(os.pread(self.file, 100, 0).split()[1]) / 1e9
        except (OSError, TypeError, ValueError, IndexError):
            return 0.0

    def close(self):
        """Close the kernel's file."""
        if self.file is not None:
            self.file = os.close(self.file)


class Stopwatch:
    """Measures one call of a child, from now on.

    >>> watch = Stopwatch(None, Queue(None), 5.0)
    >>> 4.0 < watch.left() <= 5.0
    True
    """

    def __init__(self, pid, queue, limit_s):
        self.pid, self.queue, self.limit_s = pid, queue, limit_s
        self.started, self.queued, self.used = time.monotonic(), queue.waited_s(), processor_s(pid)

    def left(self):
        """Return how many seconds of its limit are left; 0 or less when it is over."""
        wall = time.monotonic() - self.started
        if wall < self.limit_s:
            return self.limit_s - wall
        return min(self.limit_s - self.spent(), PATIENCE * self.limit_s - wall)

    def spent(self):
        """Return the seconds since the start, without those in which it waited for a processor."""
        return time.monotonic() - self.started - max(0.0, self.queue.waited_s() - self.queued)

    def worked(self):
        """Return the seconds of processor time since the start, or all seconds where no one tells."""
        used = processor_s(self.pid)
        return self.spent() if used is None or self.used is None else used - self.used


def processor_s(pid):
    """Return a process's processor time, or None; the kernel counts it, so the process can't lie."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # Linux's clock of another process
    except (OSError, TypeError, AttributeError, OverflowError):
        return None
