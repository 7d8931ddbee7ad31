"""The graphs the layouts are compared on: a sum of squares, a network, an unrolled network, 300 values."""

import numpy as np

import autogradkit as ag
from autogradkit.graph import film

__all__ = ["GRAPHS", "chain"]


def squares():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    return x * x + y * y


def network():
    """A network of two layers on arrays, with its loss."""
    rng = np.random.default_rng(0)
    layers = [(4, 8), (8, 8), (8, 3)]
    h = rng.normal(size=(5, 4))
    for n, shape in enumerate(layers):
        w, b = ag.Tensor(rng.normal(size=shape), name=f"W{n}"), ag.Tensor(np.zeros(shape[1]), name=f"b{n}")
        h = h @ w + b
        h = ag.tanh(h) if n < len(layers) - 1 else h
    return ((h - rng.normal(size=(5, 3))) ** 2).mean()


def unrolled(steps=8):
    """A recurrence h = tanh(Wx x + Wh h + b) with an error at each step."""
    wx, wh, b = ag.Tensor(0.5, name="Wx"), ag.Tensor(0.9, name="Wh"), ag.Tensor(0.1, name="b")
    h, loss = ag.Tensor(0.0, name="h"), None
    for k in range(steps):
        h = ag.tanh(wx * float(np.sin(k)) + wh * h + b)
        error = (h - float(np.cos(k))) ** 2
        loss = error if loss is None else loss + error
    return loss


def three_hundred():
    """Eight numbers that meet their neighbours again and again."""
    return chain(300)


def chain(count):
    """Return a graph of about `count` values, eight wide, each made of two neighbours or of one."""
    x = [ag.Tensor(1.0 + i / 10, name=f"x{i}") for i in range(min(8, max(2, count // 5)))]
    layer, made = list(x), len(x)
    while made + 2 * len(x) <= count:
        layer = [
            ag.tanh(a) if i % 2 else a * b
            for i, (a, b) in enumerate(zip(layer, layer[1:] + layer[:1], strict=True))
        ]
        made += len(layer)
    return sum(layer[1:], layer[0])


def drawn(t, shared="auto"):
    """Return the sizes of the boxes and the edges between them, as in a film of `t`."""
    data = film(t, shared=shared).data
    return [(box["w"], box["h"]) for box in data["boxes"]], [edge["boxes"] for edge in data["edges"]]


GRAPHS = {
    "x² + y²": lambda: drawn(squares()),
    "a network": lambda: drawn(network()),
    "an unrolled network": lambda: drawn(unrolled(), "edges"),
    "the same with chips": lambda: drawn(unrolled(), "auto"),
    "300 values": lambda: drawn(three_hundred()),
}
