"""Timing: contestants take turns, and what counts is each one's ratio to the first in the same round.

Times are the processor's, of this process alone: waiting while others use the machine does not count.
"""

import ctypes
import gc
import statistics
from time import process_time

__all__ = ["Result", "keep_pages", "race"]


def keep_pages():
    """Let freed memory stay with the process, where the C library can be told so (glibc).

    Otherwise whoever frees large arrays last hands their pages back to the kernel, and whoever asks next pays
    for new ones: up to twice the time of an LSTM's step, now on one contestant, now on another.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    trim_threshold, mmap_threshold = -1, -3
    mallopt(trim_threshold, 1 << 30)
    mallopt(mmap_threshold, 1 << 30)


class Result:
    """What one contestant took: microseconds in every round, and the ratio to the first contestant's."""

    def __init__(self, name):
        self.name, self.us, self.ratios = name, [], []

    @property
    def median_us(self):
        return statistics.median(self.us)

    @property
    def least_us(self):
        return min(self.us)

    @property
    def ratio(self):
        return statistics.median(self.ratios)


def race(contestants, rounds=15, round_s=0.02, per=1):
    """Time functions against each other.

    Parameters
    ----------
    contestants : dict of str to callable
        The first is the measure of all.
    rounds : int
        In each, everybody runs once, for about `round_s` seconds.
    per : int
        How many operations one call consists of: times are per operation.
    """
    gc.collect()  # what another race has left behind, and calls when it goes
    results, counts = [], []
    for name, f in contestants.items():
        for _ in range(3):
            f()
        start = process_time()
        f()
        counts.append(max(1, int(round_s / (process_time() - start))))
        results.append(Result(name))
    for _ in range(rounds):
        for result, f, count in zip(results, contestants.values(), counts, strict=True):
            if count == 1:  # nobody pays for collecting the cycles that another one left behind
                gc.collect()
            start = process_time()
            for _ in range(count):
                f()
            result.us.append((process_time() - start) / count / per * 1e6)
        for result in results:
            result.ratios.append(result.us[-1] / results[0].us[-1])
    return results
