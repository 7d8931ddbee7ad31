"""The limits of a job: what one hand-in may cost the grader's own process, and an end to what costs more.

What counts is processor time, so that the same hand-in has the same end on a busy machine as on an idle one.
At the limit `TooCostlyError` is raised wherever the work is, and again each second until it is left. What
takes too much memory ends in a MemoryError.

If some library should never come back to Python, only the kernel can end it, and the kernel knows no job: its
limits hold for a whole process, with all that this has used before and with all its threads. So they are set
only in a process of the pool, which was started for jobs, does one at a time, and is replaced when it ends.
A teacher's kernel, a test or a Dask worker, where jobs run beside the work of others, is never limited so.
"""

import contextlib
import math
import os
import signal
import threading
import time

try:
    import resource
except ImportError:  # Windows
    resource = None

__all__ = ["TooCostlyError", "let_kernel_limit_this_process", "memory_limit", "processor_limit"]

AGAIN_S = 1.0
PATIENCE = 3  # … times the limit, and the kernel ends the process
KERNEL_MAY_LIMIT = []  # the id of this process, if it is a pool's own; a fork of it is another


class TooCostlyError(BaseException):
    """Work that has used up its processor time; no `except Exception` on the way takes it for an answer."""


def let_kernel_limit_this_process():
    """Let the kernel bound, and end, this process for a job's sake; a pool's processes begin with it."""
    KERNEL_MAY_LIMIT[:] = [os.getpid()]


def kernel_may_limit():
    """Return whether this process is there for jobs only, and this thread is the one that does them."""
    mine = os.getpid() in KERNEL_MAY_LIMIT and resource is not None
    return mine and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def processor_limit(limit_s):
    """Let the work in a `with` statement use so much processor time, and no more.

    Where it isn't the main thread that works, as in a Dask worker, only whoever waits for it can end it.
    A timer of the same kind that runs already, a profiler's say, goes on afterwards.

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
    running = signal.setitimer(signal.ITIMER_PROF, 0)  # before its signal would come to us
    before = signal.signal(signal.SIGPROF, end_work)
    kernels = limit_by_kernel(limit_s) if kernel_may_limit() else None
    signal.setitimer(signal.ITIMER_PROF, limit_s, AGAIN_S)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:  # the signal may come at this very moment, and then not again for a second
            signal.setitimer(signal.ITIMER_PROF, 0)
            # by default the signal would end the process, and one may be on its way to another thread
            signal.signal(signal.SIGPROF, before if callable(before) else signal.SIG_IGN)
            if kernels is not None:
                resource.setrlimit(resource.RLIMIT_CPU, kernels)
            signal.setitimer(signal.ITIMER_PROF, *running)


def end_work(*_):
    """End the work that is being done."""
    raise TooCostlyError


def limit_by_kernel(limit_s):
    """Have the kernel end this process at a multiple of the limit; return the limits that held before."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(time.process_time() + PATIENCE * limit_s) + 1  # the kernel counts whole seconds
    lowest = min([wanted, *(limit for limit in before if limit != resource.RLIM_INFINITY)])
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (lowest, before[1]))
    return before


@contextlib.contextmanager
def memory_limit(memory_mb):
    """Let a pool's process take so much more memory than it has, where the system tells how much that is."""
    before = limit_data(memory_mb << 20) if kernel_may_limit() else None
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
