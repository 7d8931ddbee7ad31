"""Alone: every library in a process of its own, in turns.

Python's garbage collector walks whatever a process holds, now and then while a graph grows. PyTorch's modules
alone are 160,000 objects: who imports them makes everybody else's deep graph slow. A learner doesn't.
"""

import gc
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from time import process_time

from tests.benchmarks.timing import Result

__all__ = ["race_alone"]


def race_alone(steps, rounds, per=1, collector=True):
    """Time one call of functions against each other, each in its own process.

    Parameters
    ----------
    steps : dict of str to tuple
        A function of some module and its arguments: called in the new process, it makes what is timed.
    per : int
        How many operations one call consists of: times are per operation.
    collector : bool
        Whether Python's garbage collector is on.
    """
    results = [Result(name) for name in steps]
    with ExitStack() as open_pools:
        pools = [
            open_pools.enter_context(ProcessPoolExecutor(1, multiprocessing.get_context("spawn")))
            for _ in steps
        ]
        for _ in range(rounds):
            for result, pool, make in zip(results, pools, steps.values(), strict=True):
                seconds = pool.submit(timed, *make, collector=collector).result()
                result.us.append(seconds / per * 1e6)
            for result in results:
                result.ratios.append(result.us[-1] / results[0].us[-1])
    return results


made = {}  # in a library's own process: the function that is timed again and again


def timed(make, *arguments, collector):
    """Return the seconds of one call, in this process."""
    if (make, arguments) not in made:
        made[make, arguments] = make(*arguments)
        made[make, arguments]()
    step = made[make, arguments]
    gc.collect()
    if not collector:
        gc.disable()
    start = process_time()
    step()
    seconds = process_time() - start
    gc.enable()
    return seconds
