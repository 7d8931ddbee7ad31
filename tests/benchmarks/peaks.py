"""Peaks: the memory of arrays that a training step needs, by hand with reused buffers, and compiled.

Counted is every array that is there while a step runs, as NumPy tells tracemalloc: data, parameters,
gradients that are left behind, buffers, and what a step allocates. A compiled step also holds a copy of its
arguments as they were traced, for its film: `shown` are the bytes of these.
"""

import gc
import tracemalloc
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tests.benchmarks import reused, workloads
from tests.benchmarks.workloads import LR, started

__all__ = ["CASES", "Peak", "compared"]


class Peak(NamedTuple):
    """Bytes at the peak of a step."""

    by_hand: float
    compiled: float
    shown: float


def drawn(x_shape, targets, batch):
    """Return the inputs and targets that a workload draws."""
    rng = np.random.default_rng(1)
    return rng.normal(size=x_shape), rng.normal(size=targets) if targets else rng.integers(0, 10, batch)


def dense(sizes, batch, activation, keeps):
    """Return a step of dense layers by hand."""
    shapes = [s for m, n in pairwise(sizes) for s in ((n, m), (n,))]
    x, y = drawn((batch, sizes[0]), (batch, sizes[-1]) if activation == "tanh" else None, batch)
    return reused.mlp(started(shapes), x, y, activation, LR, keeps)


def images(side):
    """Return a step of two convolutions by hand."""
    shapes = [(8, 1, 3, 3), (8,), (16, 8, 3, 3), (16,), (10, 16 * (side // 4) ** 2), (10,)]
    return reused.cnn(started(shapes), *drawn((32, 1, side, side), None, 32), LR)


def recurrent():
    """Return a step of a recurrent network by hand."""
    shapes = [(64, 16), (64, 64), (64,), (10, 64), (10,)]
    return reused.rnn(started(shapes), *drawn((50, 32, 16), None, 32), LR)


SMALL, MIDDLE, LARGE = (
    ((2, 16, 16, 1), 16, "tanh"),
    ((64, 128, 64, 10), 64, "relu"),
    ((784, 100, 10), 64, "relu"),
)
CASES = {
    "MLP 2-16-16-1": (lambda: dense(*SMALL, True), lambda: workloads.mlp(*SMALL)),
    "MLP 64-128-64-10": (lambda: dense(*MIDDLE, True), lambda: workloads.mlp(*MIDDLE)),
    "MLP 784-100-10": (lambda: dense(*LARGE, True), lambda: workloads.mlp(*LARGE)),
    "CNN 8×8": (lambda: images(8), lambda: workloads.cnn(8)),
    "CNN 28×28": (lambda: images(28), lambda: workloads.cnn(28)),
    "MLP 2-16-16-1, as typed": (lambda: dense(*SMALL, False), lambda: workloads.typed(*SMALL)),
    "MLP 64-128-64-10, as typed": (lambda: dense(*MIDDLE, False), lambda: workloads.typed(*MIDDLE)),
    "MLP 784-100-10, as typed": (lambda: dense(*LARGE, False), lambda: workloads.typed(*LARGE)),
    "RNN of single ops, as typed": (recurrent, workloads.typed_recurrent),
}


def compared(name):
    """Return the peaks of one case, after some steps."""
    by_hand, contestants = CASES[name]
    arrays, _ = bytes_at_peak(by_hand)
    compiled, step = bytes_at_peak(lambda: contestants()["ag.compile"])
    program = getattr(step, "func", step).shown().written.program
    shown = [v.example for v in program.inputs if type(v.example) is np.ndarray and any(v.example.strides)]
    return Peak(arrays, compiled, sum(x.nbytes for x in shown))


def bytes_at_peak(make):
    """Return the bytes of arrays at the peak of the step that `make` returns, and the step."""
    make()()  # what is made once a process is not the step's
    gc.collect()
    tracemalloc.start()
    step = make()
    for _ in range(4):
        step()
    gc.collect()
    arrays = tracemalloc.take_snapshot().filter_traces([tracemalloc.DomainFilter(True, DOMAIN)])
    held = sum(trace.size for trace in arrays.traces)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    step()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return held + most - before, step


DOMAIN = np.lib.tracemalloc_domain
