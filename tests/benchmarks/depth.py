"""Depth and memory: long chains, stacked diamonds, scalar networks, and how many arrays a graph remembers."""

import tracemalloc
from itertools import pairwise

import numpy as np

import autogradkit as ag
from tests.benchmarks import peers

__all__ = ["CHAINS", "arrays_remembered", "chain", "checkpointing", "counted", "demo", "diamonds"]


LEAVES = {  # how a library that survives a long chain makes a leaf of a number
    "autogradkit": lambda v: ag.Tensor(v),
    "PyTorch": lambda v: peers.pytorch().tensor(v, requires_grad=True),
}


def chain(library, n):
    """Return the step that builds a chain of n operations, goes backward through it and tears it down."""
    x = LEAVES[library](1.0)

    def step():
        z = x
        for _ in range(n):
            z = z * 1.0
        z.backward()

    return step


def diamonds(n=25):
    """Return the seconds of a backward pass through n stacked diamonds, z = z + z."""

    def step():
        z = ag.Tensor(1.0)
        for _ in range(n):
            z = z + z
        z.backward()

    return step


def demo(library):
    """Return one step of micrograd's own demo, MLP 2-16-16-1 of scalar nodes on 100 points, in a library."""
    lift, relu = LEAVES.get(library), ag.relu
    if library == "PyTorch":
        relu = peers.pytorch().relu
    elif library == "micrograd":
        lift, relu = peers.micrograd()[0], lambda v: v.relu()
    rng = np.random.default_rng(0)
    points = rng.normal(size=(100, 2)).tolist()
    signs = rng.choice([-1.0, 1.0], 100).tolist()
    sizes = (2, 16, 16, 1)
    weights = [[(rng.uniform(-1, 1, m).tolist(), 0.0) for _ in range(n)] for m, n in pairwise(sizes)]
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


def eight(x, tanh=np.tanh):
    """Return tanh of tanh of … x, eight times."""
    for _ in range(8):
        x = tanh(x)
    return x


CHAINS = {  # what is computed from x, given a library's tanh
    "64 × tanh": lambda x, tanh: [x := eight(x, tanh) for _ in range(8)][-1],
    "32 × tanh(x·2 + 1)": lambda x, tanh: [x := tanh(x * 2 + 1) for _ in range(32)][-1],
    "checkpoint every 8": lambda x, tanh: [x := ag.checkpoint(eight, x) for _ in range(8)][-1],
}


def peak(step, size=1_000_000):
    """Return the most memory that `step` holds at once, in arrays of a million numbers."""
    tracemalloc.start()
    step()
    arrays = tracemalloc.get_traced_memory()[1] / (8 * size)
    tracemalloc.stop()
    return arrays


def arrays_remembered(kind, size=1_000_000):
    """Return the peak of forward and backward in the kit."""
    x = ag.Tensor(np.full(size, 0.5))
    CHAINS[kind](ag.Tensor(0.1), np.tanh).backward()  # whatever is loaded at first use is not counted
    return peak(lambda: CHAINS[kind](x, np.tanh).sum().backward())


def counted():
    """Return for each library whose memory can be counted a function from a chain to its peak."""
    found = {"autogradkit": arrays_remembered}
    for peer in peers.installed():

        def count(kind, peer=peer, size=1_000_000):
            if kind.startswith("checkpoint"):
                return None
            if peer.name == "HIPS/autograd":
                gradient = peer.gradient_of(lambda x: peer.np.sum(CHAINS[kind](x, peer.tanh)))
                x = np.full(size, 0.5)
                return peak(lambda: gradient(x))
            x = peer.leaf(np.full(size, 0.5))
            return peak(lambda: peer.sum(CHAINS[kind](x, peer.tanh)).backward())

        found[peer.name] = count
    return found


def checkpointing(size=100_000):
    """Return contestants: 64 × tanh forward and backward, plain and checkpointed every 8."""

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
