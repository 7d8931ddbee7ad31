"""Exercise J2: how large weights should be at the start, so that a signal gets through many layers."""

from itertools import pairwise

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .judge import judge
from .truth import layer_sizes
from .variants import INIT_STD_VARIANTS, LAYER_SIZES_VARIANTS


def init_std(fan_in, fan_out, activation):
    """Return the standard deviation that keeps the mean square (Glorot and Bengio 2010, He et al. 2015)."""
    return np.sqrt((2.0 if activation == "relu" else 1.0) / fan_in)


def net(batch, *widths, scale, activation):
    """Return the arguments of a measurement: random weights between layers of these widths."""

    def arguments(random):
        weights = tuple(random.normal(size=(b, a)) * scale for a, b in pairwise(widths))
        return {"x": random.normal(size=(batch, widths[0])), "weights": weights, "activation": activation}

    return arguments


def larger_net(random):
    """Return the arguments of a measurement of more and wider layers."""
    widths = random.integers(5, 12, random.integers(45, 55)).tolist()
    return net(11, *widths, scale=0.6, activation="tanh")(random)


def deep(activation):
    """Return the draw of a net of many layers with this curve; without one, some of a single number."""

    def draw(random):
        widths = random.integers(5, 11, random.integers(14, 20))
        if activation == "none":
            widths[random.permutation(np.arange(1, len(widths)))[:3]] = 1
        return net(5, *widths, scale=0.5, activation=activation)(random)

    return draw


def fans(fan_in, fan_out, activation, equal=False):
    """Return one trial of the scale; drawn anew, as many numbers come out as go in, if they are `equal`."""
    said = {"none": "no curve"}.get(activation, activation)
    arguments = {"fan_in": fan_in, "fan_out": fan_out, "activation": activation}

    def drawn(random):
        wide, narrow = (int(n) for n in random.integers((200, 2), (900, 100)))
        into, out = (wide, narrow) if fan_in > fan_out else (narrow, wide)
        return arguments | {"fan_in": into, "fan_out": into if equal else out}

    return Trial(f"{fan_in} in, {fan_out} out, {said}", arguments, redraw=drawn)


exercise = Exercise(
    id="J2",
    title="How large weights begin",
    parts=(
        Task(
            "layer_sizes",
            layer_sizes,
            (
                Trial("one layer, no curve", net(4, 3, 5, scale=1.0, activation="none"), redraw=deep("none")),
                Trial("three layers, tanh", net(3, 5, 7, 2, 3, scale=1.0, activation="tanh")),
                Trial("two layers, relu", net(5, 3, 8, 8, scale=1.0, activation="relu"), redraw=deep("relu")),
                Trial("six layers, tanh, small weights", net(4, *[6] * 7, scale=0.1, activation="tanh")),
            ),
            larger=larger_net,
            points=3,
            says="the root mean square of every layer's output",
            results=("the array of sizes",),
            wrong=LAYER_SIZES_VARIANTS,
            ranges=dict.fromkeys(("x", "weights"), (-np.inf, np.inf)),
        ),
        Task(
            "init_std",
            init_std,
            (
                fans(100, 30, "tanh"),
                fans(30, 100, "tanh"),
                fans(64, 10, "relu"),
                fans(784, 300, "relu", equal=True),
                fans(50, 20, "none"),
                fans(20, 50, "none"),
                fans(1, 7, "relu"),
            ),
            points=3,
            says="the scale at which a signal keeps its size",
            results=("the standard deviation",),
            judge=judge,
            wrong=INIT_STD_VARIANTS,
        ),
    ),
    stars=2,
    minutes=20,
)
