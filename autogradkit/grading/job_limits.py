"""The limits of a job: what one hand-in may cost the grader's own process, and an end to what costs more.

What counts is processor time, so that the same hand-in has the same end on a busy machine as on an idle one.
At the limit `TooCostlyError` is raised wherever the work is, and again each second until it is left; if some
library should never come back to Python, the kernel ends the process a while later. What takes too much
memory ends in a MemoryError.
"""

import contextlib
import signal
import threading
import time

try:
    import resource
except ImportError:  # Windows
    resource = None

__all__ = ["TooCostlyError", "memory_limit", "processor_limit"]

AGAIN_S = 1.0
PATIENCE = 3  # … times the limit, and the kernel ends the process


class TooCostlyError(BaseException):
    """Work that has used up its processor time; no `except Exception` on the way takes it for an answer."""


@contextlib.contextmanager
def processor_limit(limit_s):
    """Let the work in a `with` statement use so much processor time, and no more.

    Where it isn't the main thread that works, as in a Dask worker, only whoever waits for it can end it.

    Raises
    ------
    TooCostlyError

    >>> try:
    ...     with processor_limit(0.05):
    ...         while True:
    ...             pass
    ... except TooCostlyError:
    ...     print("ended")
    ended
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, end_work)
    soft = limit_by_kernel(limit_s)
    signal.setitimer(signal.ITIMER_PROF, limit_s, AGAIN_S)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:  # the signal may come at this very moment, and then not again for a second
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before if callable(before) else signal.SIG_IGN)
            if soft is not None:
                resource.setrlimit(resource.RLIMIT_CPU, soft)


def end_work(*_):
    """End the work that is being done."""
    raise TooCostlyError


def limit_by_kernel(limit_s):
    """Have the kernel end this process at a multiple of the limit; return the limits that held before."""
    if resource is None:
        return None
    before = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time() + PATIENCE * limit_s) + 2
    lowest = min([wanted, *(limit for limit in before if limit != resource.RLIM_INFINITY)])
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (lowest, before[1]))
    return before


@contextlib.contextmanager
def memory_limit(memory_mb):
    """Let this process take so much more memory than it has, where the system tells how much that is.

    >>> with memory_limit(64):
    ...     try:
    ...         len(bytearray(128 << 20))
    ...     except MemoryError:
    ...         print("too much")
    too much
    """
    alone = threading.current_thread() is threading.main_thread()  # a limit is the whole process's
    before = limit_data(memory_mb << 20) if alone else None
    try:
        yield
    finally:
        if before is not None:
            resource.setrlimit(resource.RLIMIT_DATA, before)


def limit_data(more_bytes):
    """Limit this process's own memory to what it has and some more; return the limits that held before."""
    try:
        with open("/proc/self/status", "rb") as file:
            has_bytes = next(1024 * int(line.split()[1]) for line in file if line.startswith(b"VmData:"))
        before = resource.getrlimit(resource.RLIMIT_DATA)
        most = [has_bytes + more_bytes, *(limit for limit in before if limit != resource.RLIM_INFINITY)]
        resource.setrlimit(resource.RLIMIT_DATA, (min(most), before[1]))
    except (OSError, ValueError, StopIteration, AttributeError):
        return None
    return before
