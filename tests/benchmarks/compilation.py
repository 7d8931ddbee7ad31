"""Compilation: how long a step takes to be compiled, measured in eager steps of the same network.

What counts is the processor's time of the first call of a step that is compiled anew, less that of a call
that runs its program. What is remembered of earlier compilations is not done again, and this is said in three
numbers. "again": the program is the same as one before, as in a cell that is run once more, or in a loop over
seeds; it is traced and looked up. "as new": it also goes through the passes, and its text and code are made,
while the kit's rules are known as they were read for arrays of these shapes, and Python's own compiler has
seen the text. "first time": nothing of it was compiled in this process.
"""

import gc
import statistics
from time import process_time
from typing import NamedTuple

import autogradkit as ag
from autogradkit.compiling.known_executables import known

__all__ = ["Compilation", "measured"]


class Compilation(NamedTuple):
    """What compiling one network took: where its program is known, where it is not, and the first time."""

    eager_us: float
    again_ms: float
    as_new_ms: float
    first_ms: float

    def steps(self, ms):
        """Return some milliseconds in eager steps."""
        return ms * 1000 / self.eager_us


def measured(contestants, rounds=9, round_s=0.05):
    """Return how long it takes to compile the contestant "ag.compile", and one step of "autogradkit".

    They take turns, and the medians of the rounds' least times are returned.
    """
    eager, compiled = contestants["autogradkit"], contestants["ag.compile"]
    function = getattr(compiled, "func", compiled).function
    given = getattr(compiled, "args", ())
    for _ in range(3):
        eager()
    first, program = compiled_anew(function, given)
    again, _ = compiled_anew(function, given)
    eager_s, again_s, as_new_s = [], [], []
    for _ in range(rounds):
        gc.collect()
        eager_s.append(least(eager, round_s))
        running_s = least(lambda: program(*given), round_s / 5)
        for seconds, forgets in ((again_s, False), (as_new_s, True)):
            tries = range(max(1, int(round_s / again)))
            seconds.append(min(compiled_anew(function, given, forgets)[0] for _ in tries) - running_s)
    ms = [statistics.median(seconds) * 1e3 for seconds in (again_s, as_new_s)]
    return Compilation(statistics.median(eager_s) * 1e6, *ms, first * 1e3)


def compiled_anew(function, given, forgets=True):
    """Return the seconds of the first call of a function that is compiled anew, and the compiled function.

    `forgets`: no program is known then.
    """
    if forgets:
        known.clear()
    program = ag.compile(function)
    start = process_time()
    program(*given)
    return process_time() - start, program


def least(f, seconds):
    """Return the least seconds of a call, of those that fit into some seconds, and of one at least."""
    times, left = [], seconds
    while left > 0:
        start = process_time()
        f()
        times.append(process_time() - start)
        left -= times[-1]
    return min(times)
