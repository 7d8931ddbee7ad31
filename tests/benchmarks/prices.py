"""Prices: what a guard takes, as the same training step of the kit with it and without.

`copies` are those of the caller's arrays, which may be refilled before backward(). `updates` are two ways to
write one update: `p.data -= lr * p.grad`, which has each parameter's array watched, and an optimiser's.
"""

import sys
from itertools import pairwise

import numpy as np

import autogradkit as ag
from tests.benchmarks.workloads import LR, filled, started

__all__ = ["WORK", "copies", "updates"]

op_module = sys.modules["autogradkit.core.op"]  # by its name the package knows the function op


def dense(sizes, batch, activation):
    """Return a network of dense layers, its loss, its input and its target."""
    nn, rng = ag.nn, np.random.default_rng(1)
    parts = [part for m, n in pairwise(sizes) for part in (nn.Linear(m, n), activation())][:-1]
    x, shapes = rng.normal(size=(batch, sizes[0])), [s for m, n in pairwise(sizes) for s in ((n, m), (n,))]
    net = filled(nn.Sequential(*parts), started(shapes), np.asarray)
    if activation is nn.Tanh:
        return net, nn.functional.mse_loss, x, rng.normal(size=(batch, sizes[-1]))
    return net, nn.functional.cross_entropy, x, rng.integers(0, sizes[-1], batch)


def images(side=8, batch=32):
    """Return a network of two convolutions and a dense layer, its loss, its input and its target."""
    nn, rng = ag.nn, np.random.default_rng(1)
    net = nn.Sequential(
        *(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(16 * (side // 4) ** 2, 10)),
    )
    shapes = [(8, 1, 3, 3), (8,), (16, 8, 3, 3), (16,), (10, 16 * (side // 4) ** 2), (10,)]
    net = filled(net, started(shapes), np.asarray)
    x, y = rng.normal(size=(batch, 1, side, side)), rng.integers(0, 10, batch)
    return net, nn.functional.cross_entropy, x, y


WORK = {
    "MLP 2-16-16-1": lambda: dense((2, 16, 16, 1), 16, ag.nn.Tanh),
    "MLP 64-128-64-10": lambda: dense((64, 128, 64, 10), 64, ag.nn.ReLU),
    "CNN 8×8": images,
}


def step_with(update, work):
    """Return a training step; `update` is made of the parameters."""
    net, loss, x, y = work()
    move = update(list(net.parameters()))

    def step():
        loss(net(x), y).backward()
        move()

    return step


def by_optimizer(parameters):
    """Return an update by the optimiser."""
    optimizer = ag.optim.SGD(parameters, lr=LR)

    def move():
        optimizer.step()
        optimizer.zero_grad()

    return move


def as_typed(parameters):
    """Return the update that a learner types."""

    def move():
        for p in parameters:
            p.data -= LR * p.grad
            p.grad = None

    return move


def updates(work):
    """Return contestants: an optimiser's step, and the update that a learner types."""
    return {"optim.SGD": step_with(by_optimizer, work), "p.data -= …": step_with(as_typed, work)}


def copies(work):
    """Return contestants: a step that copies no array of the caller's, and one that does, as always."""
    step, copied_constants = step_with(by_optimizer, work), op_module.copied_constants

    def with_copies(copying):
        def contestant():
            op_module.copied_constants = copying
            try:
                step()
            finally:
                op_module.copied_constants = copied_constants

        return contestant

    def none(inputs, arrays, sources, parameters):
        return arrays, sources, parameters

    return {"without copies": with_copies(none), "with copies": with_copies(copied_constants)}
