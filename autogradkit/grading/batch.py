"""A batch: all hand-ins, one job each, on a pool of processes.

A job is a pure function of a hand-in. Whatever a hand-in does to the process that grades it, the
batch goes on: a broken pool is replaced, the jobs that were under way are tried again one by one, and
only the one that breaks the pool again gets a `grader_error`.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from ..course.catalogue import entries as all_entries
from . import sandbox
from .nursery import Nursery
from .verdict import failure, judge, key
from .work import works

__all__ = ["Batch", "grade_one", "start_worker"]

PARSING_MB = 4096  # reading a hostile notebook ends in a MemoryError here, not in a machine out of memory
BROKE = "The grader's own process ended while it graded this hand-in. Run the same command again."


class Batch:
    """Grades hand-ins on `jobs` processes; use it in a `with` statement.

    Parameters
    ----------
    entries : sequence of Entry
        The exercises.
    limits : Limits
    workspace : str
        A folder for the children's temporary folders.
    jobs : int
    """

    def __init__(self, entries, limits, workspace, jobs):
        self.entries, self.jobs, self.pool = tuple(entries), jobs, None
        self.setup = ([entry.key for entry in entries], str(entries[0].folder.parent), limits, workspace)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.stop(now=kind is not None)

    def results(self, hand_ins, standing):
        """Yield `(hand_in, verdicts by key)` as they come.

        Parameters
        ----------
        hand_ins : sequence of HandIn
        standing : callable
            Given a student's name, the verdicts already reached, by key.
        """
        lost = []
        for one, verdicts in self.attempt(hand_ins, standing):
            if verdicts is None:
                lost.append(one)
            else:
                yield one, verdicts
        for one in lost:  # one of them broke the pool; alone, each answers for itself
            for _, verdicts in self.attempt([one], standing):
                yield one, verdicts or self.failed(one, BROKE)

    def attempt(self, hand_ins, standing):
        """Yield `(hand_in, verdicts)`, with None for those that a broken pool took along."""
        waiting, running = deque(hand_ins), {}
        while waiting or running:
            while waiting and len(running) < 2 * self.jobs:
                one, pool = waiting.popleft(), self.start()
                try:
                    running[pool.submit(grade_one, one, standing(one.name))] = one, pool
                except BrokenProcessPool:
                    waiting.appendleft(one)
                    self.replace(pool)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                one, pool = running.pop(future)
                try:
                    yield one, future.result()
                except BrokenProcessPool:
                    self.replace(pool)
                    yield one, None
                except Exception as error:  # a mistake of the grader's must not cost the others' rows
                    yield one, self.failed(one, f"The grader failed: {type(error).__name__}: {error}")

    def failed(self, one, reason):
        """Return verdicts for a hand-in at which the grader itself failed."""
        return {f"failed {e.name}": failure(one.name, e, reason) for e in self.entries}

    def start(self):
        """Return the pool, a new one if there is none."""
        if self.pool is None:
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.jobs, context, start_worker, self.setup)
        return self.pool

    def replace(self, broken):
        """Put a new pool in the place of a broken one, unless that has been done."""
        if self.pool is broken:
            self.stop(now=True)

    def stop(self, now=False):
        """End the pool; `now` does not wait for what is being graded."""
        pool, self.pool = self.pool, None
        if pool is None:
            return
        processes = list((getattr(pool, "_processes", None) or {}).values())
        if now:
            for process in processes:
                process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


WORKER = {}  # what one process of the pool keeps between jobs: its exercises, its nursery


def start_worker(keys, folder, limits, workspace):
    """Set a process of the pool up: exercises loaded, a nursery ready, no way to outlive the batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    sandbox.hide()
    sandbox.bound(PARSING_MB)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(3)), daemon=True).start()
    WORKER["entries"] = tuple(entry for entry in all_entries(folder) if entry.key in keys)
    WORKER["limits"], WORKER["nursery"] = limits, Nursery(limits, workspace)


def grade_one(hand_in, standing):
    """Grade one hand-in: the job. Verdicts that stand are taken over. Return verdicts by key."""
    verdicts, nursery = {}, WORKER["nursery"]
    found = works(hand_in, WORKER["entries"])
    for entry in WORKER["entries"]:
        work = found[entry.name]
        this = f"{entry.name} {key(entry, work, WORKER['limits'])}"
        if this in standing:
            verdicts[this] = standing[this]
            continue
        try:
            verdicts[this] = judge(hand_in.name, entry, work, nursery)
        except Exception as error:
            with contextlib.suppress(Exception):
                nursery.close()
            reason = f"The grader failed: {type(error).__name__}: {error}"
            verdicts[this] = failure(hand_in.name, entry, reason)
    return verdicts
