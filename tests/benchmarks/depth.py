"""Depth and memory: long chains, stacked diamonds, scalar networks, and how many arrays a graph remembers."""

import time
import tracemalloc
from itertools import pairwise

import numpy as np

import autogradkit as ag
from tests.benchmarks import peers

__all__ = ["arrays_remembered", "chain_us", "demo", "diamonds"]


def chain_us(lift, n):
    """Return microseconds per operation to build, go backward through and tear down a chain of n."""
    x = lift(1.0)
    start = time.perf_counter()
    z = x
    for _ in range(n):
        z = z * 1.0
    z.backward()
    del z
    return (time.perf_counter() - start) / n * 1e6


def diamonds(n=25):
    """Return the seconds of a backward pass through n stacked diamonds, z = z + z."""

    def step():
        z = ag.Tensor(1.0)
        for _ in range(n):
            z = z + z
        z.backward()

    return step


def demo():
    """Return contestants for one step of micrograd's own demo: MLP 2-16-16-1 of scalar nodes, 100 points."""
    rng = np.random.default_rng(0)
    points = rng.normal(size=(100, 2)).tolist()
    signs = rng.choice([-1.0, 1.0], 100).tolist()
    sizes = (2, 16, 16, 1)
    weights = [[(rng.uniform(-1, 1, m).tolist(), 0.0) for _ in range(n)] for m, n in pairwise(sizes)]

    def scalar(lift, relu):
        net = [[([lift(v) for v in w], lift(b)) for w, b in layer] for layer in weights]

        def step():
            total = None
            for point, sign in zip(points, signs, strict=True):
                h = point
                for i, layer in enumerate(net):
                    outputs = []
                    for w, b in layer:
                        z = b
                        for wi, xi in zip(w, h, strict=True):
                            z = z + wi * xi
                        outputs.append(relu(z) if i < 2 else z)
                    h = outputs
                loss = relu(1.0 + -sign * h[0])
                total = loss if total is None else total + loss
            total.backward()
            for layer in net:
                for w, b in layer:
                    for p in (*w, b):
                        p.grad = None if not hasattr(p, "_prev") else 0

        return step

    found = {"autogradkit": scalar(ag.Tensor, ag.relu)}
    if torch := peers.pytorch():
        found["PyTorch"] = scalar(lambda v: torch.tensor(v, requires_grad=True), torch.relu)
    if micro := peers.micrograd():
        found["micrograd"] = scalar(micro[0], lambda v: v.relu())
    return found


def arrays_remembered(kind, size=1_000_000):
    """Return the peak of forward and backward, in arrays of a million numbers, without the input."""

    def eight(x):
        for _ in range(8):
            x = np.tanh(x)
        return x

    def run(x):
        if kind == "64 × tanh":
            for _ in range(8):
                x = eight(x)
        elif kind == "checkpoint every 8":
            for _ in range(8):
                x = ag.checkpoint(eight, x)
        else:
            for _ in range(32):
                x = np.tanh(x * 2 + 1)
        return x

    x = ag.Tensor(np.full(size, 0.5))
    run(ag.Tensor(0.1)).backward()  # whatever is loaded at first use is not counted
    tracemalloc.start()
    run(x).sum().backward()
    peak = tracemalloc.get_traced_memory()[1] / (8 * size)
    tracemalloc.stop()
    return peak


def checkpointing(size=100_000):
    """Return contestants: 64 × tanh forward and backward, plain and checkpointed every 8."""

    def eight(x):
        for _ in range(8):
            x = np.tanh(x)
        return x

    def run(around):
        x = ag.Tensor(np.full(size, 0.5))

        def step():
            z = x
            for _ in range(8):
                z = around(eight, z)
            z.sum().backward()
            x.grad = None

        return step

    return {"plain": run(lambda f, x: f(x)), "checkpoint every 8": run(ag.checkpoint)}
