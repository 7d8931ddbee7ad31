"""Descent: a loss surface over two parameters, and how optimisers with their learning rates walk down it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit.core import Tensor
from autogradkit.errors import AutogradkitError, DataError, did_you_mean
from autogradkit.graph.notation.numbers import rounded
from autogradkit.nn import optim

from . import sentences
from .drawing import STROKES, cells_svg, picture
from .figure import Figure

__all__ = ["OPTIMISERS", "Descent", "descent"]

RATES = tuple(float(f"{10**e:.2g}") for e in np.linspace(-3, 0, 13))
GRID = 48


# What is watched is what trains: the optimisers of `ag.optim`, with their defaults.
OPTIMISERS: dict[str, Callable] = {
    "sgd": optim.SGD,
    "momentum": partial(optim.SGD, momentum=0.9),
    "rmsprop": optim.RMSprop,
    "adam": optim.Adam,
}


class Descent(Figure):
    """Optimisers on a loss surface; every path for every learning rate is computed beforehand."""

    script: ClassVar = "descent.js"
    height: ClassVar = 560

    surface = t.Dict(help="cells of log loss, and the rectangle they cover").tag(sync=True)
    rates = t.List(help="the learning rates there are").tag(sync=True)
    paths = t.Dict(help="by optimiser: for each rate the points [x, y, loss]").tag(sync=True)
    chosen = t.Dict(help="by optimiser: the number of the rate on screen").tag(sync=True)
    step = t.Int(0, help="the step on screen").tag(sync=True)

    def text(self) -> str:
        """Return where each optimiser ends with the rate on screen."""
        lines = [sentences.DESCENT.format(count=len(self.paths), steps=len(self.longest()) - 1)]
        for name, all_paths in self.paths.items():
            x, y, loss = all_paths[self.chosen[name]][-1]
            end = {"name": name, "rate": self.rates[self.chosen[name]], "x": x, "y": y, "loss": loss}
            lines.append(sentences.DESCENT_END.format(**end))
        return "\n".join(lines)

    def longest(self) -> list:
        """Return a path of the most steps."""
        return max((p for all_paths in self.paths.values() for p in all_paths), key=len)

    def still(self) -> str:
        """Return the surface with the paths as an SVG picture."""
        cells = self.surface["cells"]
        size, left, top = 420, 16, 16
        parts = cells_svg(cells, self.surface["most"], (left, top, size, size))
        (x0, y0), (x1, y1) = self.surface["low"], self.surface["high"]
        for place, (name, all_paths) in enumerate(self.paths.items()):
            stroke, dash = STROKES[place % len(STROKES)]
            points = [
                (left + size * (x - x0) / (x1 - x0), top + size * (y1 - y) / (y1 - y0))
                for x, y, _ in all_paths[self.chosen[name]]
                if not isinstance(x, str) and x0 <= x <= x1 and y0 <= y <= y1
            ]
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            parts.append(f'<polyline points="{line}" fill="none" stroke="#ffffff" stroke-width="5"/>')
            style = f'fill="none" stroke="{stroke}" stroke-width="3" stroke-dasharray="{dash}"'
            parts.append(f'<polyline points="{line}" {style}/><path d="M450 {40 + 24 * place}h36" {style}/>')
            words = sentences.DESCENT_RATE.format(name=name, rate=self.rates[self.chosen[name]])
            parts.append(f'<text x="494" y="{45 + 24 * place}">{words}</text>')
        return picture(680, size + 32, self.alt, parts)


def descent(f, start, *, optimisers=("sgd", "momentum", "adam"), rate=0.05, steps=60, around=None) -> Descent:
    """Return the widget in which optimisers walk down the loss `f` of two parameters.

    Parameters
    ----------
    f : callable
        From two Tensors to a Tensor of one number.
    start : (float, float)
        Where all of them begin.
    optimisers : sequence of str
        Of "sgd", "momentum", "rmsprop", "adam".
    rate : float
        The learning rate on screen at first: the nearest of those on the slider, 0.001 to 1.
    around : ((x0, y0), (x1, y1)), optional
        The rectangle shown; twice as far as the start from the origin unless given.

    Examples
    --------
    >>> from autogradkit.widgets import descent
    >>> descent(lambda x, y: x**2 + 10 * y**2, (2.0, 1.0), optimisers=["sgd"], steps=40)
    Descent of 1 optimisers over 40 steps
    sgd, rate 0.056: (0.01728, 1.47e-37), loss 0.0002986
    """
    for name in optimisers:
        if name not in OPTIMISERS:
            names, hint = ", ".join(OPTIMISERS), did_you_mean(name, OPTIMISERS)
            raise AutogradkitError(sentences.UNKNOWN_OPTIMISER.format(name=name, names=names, hint=hint))
    start = np.asarray(start, dtype=float)
    if start.shape != (2,):
        raise DataError(sentences.START_SHAPE.format(shape=start.shape))
    reach = max(1.0, 1.5 * float(np.abs(start).max()))
    low, high = around or ((-reach, -reach), (reach, reach))
    paths = {
        name: [walk(f, start, OPTIMISERS[name], r, steps, 20 * reach) for r in RATES] for name in optimisers
    }
    nearest = int(np.argmin([abs(np.log(r / rate)) for r in RATES]))
    return Descent(
        surface=surface(f, low, high),
        rates=list(RATES),
        paths=paths,
        chosen=dict.fromkeys(optimisers, nearest),
        step=steps,
    )


def walk(f, start, make: Callable, rate: float, steps: int, bound: float) -> list[list]:
    """Return the points of one path, [x, y, loss]; it ends where it leaves all bounds."""
    x, y = parameters = [Tensor(value) for value in start]
    optimiser, path = make(parameters, lr=rate), []
    with np.errstate(all="ignore"):
        for _ in range(steps + 1):
            loss = f(x, y)
            path.append([rounded(x.item()), rounded(y.item()), rounded(loss.item())])
            optimiser.zero_grad()
            loss.backward()
            gradients = [p.grad for p in parameters if p.grad is not None]
            if not np.isfinite(gradients).all() or max(abs(x.item()), abs(y.item())) > bound:
                break
            optimiser.step()
    return path


def surface(f, low, high) -> dict:
    """Return the heights, in a logarithmic measure around their middle, as cells for a heat map."""
    across, up = np.linspace(low[0], high[0], GRID), np.linspace(high[1], low[1], GRID)
    x, y = (Tensor(v, requires_grad=False) for v in np.meshgrid(across, up))
    with np.errstate(all="ignore"):
        heights = np.array(f(x, y).data, dtype=float) * np.ones((GRID, GRID))
    known = heights[np.isfinite(heights)]
    if not known.size:
        raise DataError(sentences.NO_SURFACE.format(low=low, high=high))
    with np.errstate(all="ignore"):
        levels = np.log(heights - known.min() + 1e-2 * np.ptp(known) + 1e-12)
    levels = levels - np.median(levels[np.isfinite(levels)])
    most = float(np.abs(levels[np.isfinite(levels)]).max())
    return {
        "cells": [[rounded(v) for v in row] for row in levels],
        "most": rounded(most),
        "low": [rounded(v) for v in low],
        "high": [rounded(v) for v in high],
    }
