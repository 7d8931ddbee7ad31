"""Executors: where jobs are done. A pool of processes on this machine, or a Dask cluster.

Both hand out futures. When a process of the pool dies, the pool is broken and a new one takes its place;
a cluster gives the job to another worker by itself.
"""

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
import types
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor

from autogradkit.errors import AutogradkitError

from . import sentences
from .grader_limits import let_kernel_limit_this_process
from .sandbox.child_process import GraderError
from .sandbox.child_side import confinement

__all__ = ["DaskExecutor", "ExecutorError", "Pool", "SchedulerLostError", "executor_at"]

WORKERS_MB = 4096  # of addresses, whatever it does; what a job may take is in grader_limits
LIMIT_SIGNAL = getattr(signal, "SIGXCPU", 0)
RETRIES = 3
CONNECT_S = 10


class ExecutorError(AutogradkitError):
    """An executor that can't be had."""


class SchedulerLostError(GraderError):
    """A cluster whose scheduler ended or can't be reached any more: nothing more can be run there."""


class Pool:
    """A pool of `jobs` processes of our own, started at the first job; use it in a `with` statement."""

    broken = (BrokenExecutor,)

    def __init__(self, jobs):
        self.jobs, self.pool, self.was_too_costly = jobs, None, False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.replace()

    def submit(self, job, *arguments):
        """Start a job and return its future."""
        if self.pool is None:
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.jobs, context, start_worker)
        try:
            with callers_script_hidden():
                future = self.pool.submit(job, *arguments)
        except BrokenExecutor:
            self.replace()
            return self.submit(job, *arguments)
        future.pool = self.pool
        return future

    def on_each_process(self, act, *arguments):
        """Do nothing: the processes end with the pool, and what they started with them."""

    def require_reachable(self, error):
        """Do nothing: what this machine's processes raise is theirs."""

    def replace(self, lost=None):
        """End the pool and everything in it, unless `lost` is a future of one before.

        The next job gets a new one. `was_too_costly` says whether the kernel had ended a process of it for
        the processor time that it took.
        """
        if lost is not None and getattr(lost, "pool", None) is not self.pool:
            return
        pool, self.pool = self.pool, None
        if pool is not None:
            processes = list((getattr(pool, "_processes", None) or {}).values())
            at_limit = [process for process in processes if process.exitcode == -LIMIT_SIGNAL]
            for process in processes:
                process.kill()
            pool.shutdown(wait=True, cancel_futures=True)
            self.was_too_costly = bool(at_limit)


@contextlib.contextmanager
def callers_script_hidden():
    """Keep processes that are started meanwhile from running the caller's script again.

    Python would do so to find there what they need, which is nothing; and then a script that grades a class
    without `if __name__ == "__main__":` would grade it again in each of its own processes.
    """
    script, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def start_worker():
    """Set a process of the pool up: no way to outlive the batch, and a bound on its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    confinement.hide()
    confinement.limit_memory(WORKERS_MB)
    let_kernel_limit_this_process()
    gc.freeze()  # what is loaded stays; what a check makes is gone by itself, or can wait
    gc.set_threshold(20_000)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(3)), daemon=True).start()


class DaskExecutor:
    """The workers of a Dask cluster, which may be on other machines.

    Parameters
    ----------
    address : str
        The scheduler's, `host:port` or `tls://host:port`. Who can reach it can run code on its workers,
        so it should listen on 127.0.0.1 or ask for a certificate (Dask's own settings name it).
    """

    def __init__(self, address):
        self.address = address
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise ExecutorError(sentences.NO_DASK) from None
        try:
            self.client = Client(address if "://" in address else f"tcp://{address}", timeout=CONNECT_S)
        except (OSError, ValueError) as error:
            raise ExecutorError(sentences.NO_SCHEDULER.format(address=address, reason=error)) from None
        self.broken = (KilledWorker,)
        self.jobs = max(1, sum(self.client.nthreads().values()))
        self.log = logging.getLogger("distributed.client")

    def __enter__(self):
        self.level = self.log.level
        self.log.setLevel(logging.CRITICAL)  # a lost scheduler is said once, and in words of ours
        return self

    def __exit__(self, *_):
        self.client.close()
        self.log.setLevel(self.level)

    def submit(self, job, *arguments):
        """Start a job and return its future; a worker's death costs it a retry."""
        return self.executor().submit(job, *arguments)

    def executor(self):
        """Return the cluster as an executor of the standard library's kind."""
        if not hasattr(self, "_executor"):
            self._executor = self.client.get_executor(pure=False, retries=RETRIES)
        return self._executor

    def require_reachable(self, error):
        """Raise a SchedulerLostError if that is why a job failed: Dask then cancels all jobs."""
        if isinstance(error, CancelledError) or self.client.status != "running":
            raise SchedulerLostError(sentences.SCHEDULER_LOST.format(address=self.address)) from error

    def replace(self, lost=None):
        """Do nothing: the scheduler replaces its workers."""

    def on_each_process(self, act, *arguments):
        """Have each of the cluster's processes do something once, as far as they can be reached."""
        with contextlib.suppress(Exception):  # what it is about has ended already
            self.client.run(act, *arguments)


def executor_at(address):
    """Return the executor that an address like `dask://127.0.0.1:8786` names."""
    kind, _, place = address.partition("://")
    if kind != "dask" or not place:
        raise ExecutorError(sentences.NO_SUCH_ENGINE.format(address=address))
    return DaskExecutor(place)
