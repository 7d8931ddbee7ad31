"""Compilation: how long a step takes to be compiled, measured in eager steps of the same network.

What counts is the processor's time of the first call of a step that is compiled anew, less that of a call
that runs its program. So it is all of it: tracing, the second run where there is one, the passes, the text,
Python's own compiler, the tests whether the program fits. What is remembered of earlier compilations, such as
the kit's rules as they were read and texts that were the same, is not done again; the first time says what
that saves.
"""

import gc
import statistics
from time import process_time
from typing import NamedTuple

import autogradkit as ag

__all__ = ["Compilation", "measured"]


class Compilation(NamedTuple):
    """What compiling one network took; `first_ms` is the first time in this process."""

    eager_us: float
    compiling_ms: float
    first_ms: float

    @property
    def steps(self):
        return self.compiling_ms * 1000 / self.eager_us


def measured(contestants, rounds=9, round_s=0.05):
    """Return how long it takes to compile the contestant "ag.compile", and one step of "autogradkit".

    Both take turns, and the medians of the rounds' least times are returned.
    """
    eager, compiled = contestants["autogradkit"], contestants["ag.compile"]
    function = getattr(compiled, "func", compiled).function
    given = getattr(compiled, "args", ())
    for _ in range(3):
        eager()
    first, program = compiled_anew(function, given)
    again, _ = compiled_anew(function, given)
    eager_s, compiling_s = [], []
    for _ in range(rounds):
        gc.collect()
        eager_s.append(least(eager, round_s))
        one = [compiled_anew(function, given)[0] for _ in range(max(1, int(round_s / again)))]
        compiling_s.append(min(one) - least(lambda: program(*given), round_s / 5))
    return Compilation(statistics.median(eager_s) * 1e6, statistics.median(compiling_s) * 1e3, first * 1e3)


def compiled_anew(function, given):
    """Return the seconds of the first call of a function that is compiled anew, and the compiled function."""
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
