"""Descent: a loss surface over two parameters, and how optimisers with their learning rates walk down it."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit.core import Tensor
from autogradkit.errors import AutogradkitError, DataError, did_you_mean
from autogradkit.graph.box_styles import CARD, INK
from autogradkit.graph.notation.numbers import rounded_number
from autogradkit.nn import optim
from autogradkit.nn.kinds import shortened

from . import sentences
from .drawing import HEIGHTS, STROKES, chart_svg, frame_svg, legend_svg, picture
from .figure import Figure
from .scale import Scale
from .settings import with_settings_checked
from .surface import SIDE, surface

__all__ = ["OPTIMISERS", "Descent", "descent"]

RATES = tuple(float(f"{10**e:.2g}") for e in np.linspace(-3, 0, 13))

# 39 paths of as many steps take about two seconds.
MOST_STEPS = 1000

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

    surface = t.Dict(help="contours, the rectangle they cover, and the lowest point").tag(sync=True)
    rates = t.List(help="the learning rates there are").tag(sync=True)
    paths = t.Dict(help="by optimiser: for each rate the points [x, y, loss]").tag(sync=True)
    chosen = t.Dict(help="by optimiser: the number of the rate on screen").tag(sync=True)
    step = t.Int(0, help="the step on screen").tag(sync=True)

    def text(self) -> str:
        """Return where each optimiser ends with the rate on screen."""
        count, steps = len(self.paths), len(self.longest()) - 1
        s, more = ("" if many == 1 else "s" for many in (count, steps))
        lines = [sentences.DESCENT.format(count=count, steps=steps, s=s, more=more)]
        for name, all_paths in self.paths.items():
            x, y, loss = all_paths[self.chosen[name]][-1]
            end = {"name": name, "rate": self.rates[self.chosen[name]], "x": x, "y": y, "loss": loss}
            lines.append(sentences.DESCENT_END.format(**end))
        return "\n".join(lines)

    def longest(self) -> list:
        """Return a path of the most steps."""
        return max((p for all_paths in self.paths.values() for p in all_paths), key=len)

    def still(self) -> str:
        """Return the surface with the paths, and the loss along them, as an SVG picture."""
        surface, box = self.surface, (62, 14, 340, 340)
        left, top, width, height = box
        x, y = (Scale(low, high) for low, high in zip(surface["low"], surface["high"], strict=True))
        parts = [f'<svg x="{left}" y="{top}" width="{width}" height="{height}" overflow="hidden">']
        for level in surface["levels"]:
            scale = f'transform="scale({width / SIDE:g})"'
            parts.append(f'<path d="{level["area"]}" {scale} fill="{HEIGHTS}" fill-opacity="0.09"/>')
            line = f'fill="none" stroke="{HEIGHTS}" stroke-width="1" vector-effect="non-scaling-stroke"'
            parts.append(f'<path d="{level["line"]}" {scale} {line}/>')
        series = {}
        for place, (name, all_paths) in enumerate(self.paths.items()):
            way = all_paths[self.chosen[name]]
            points = " ".join(
                f"{width * x.at(a):.1f},{height * (1 - y.at(b)):.1f}"
                for a, b, _ in way
                if not isinstance(a, str) and not isinstance(b, str) and abs(x.at(a)) < 5 and abs(y.at(b)) < 5
            )
            stroke, dash = STROKES[place % len(STROKES)]
            halo = f'fill="none" stroke="{CARD[0]}" stroke-width="5" stroke-opacity="0.8"'
            parts.append(f'<polyline points="{points}" {halo}/>')
            style = f'fill="none" stroke="{stroke}" stroke-width="2.5" stroke-dasharray="{dash}"'
            parts.append(f'<polyline points="{points}" {style}/>')
            rate = self.rates[self.chosen[name]]
            series[sentences.DESCENT_RATE.format(name=name, rate=rate)] = [loss for *_, loss in way]
        for level in surface["levels"]:
            if level["label"]:
                a, b = (v * width / SIDE for v in level["label"])
                halo = f'stroke="{CARD[0]}" stroke-width="3" paint-order="stroke"'
                parts.append(
                    f'<text x="{a:.1f}" y="{b + 4:.1f}" text-anchor="middle" {halo}>{level["text"]}</text>'
                )
        across, up = (scale.at(v) for scale, v in zip((x, y), surface["minimum"], strict=False))
        cross = f"M{width * across - 6:.1f} {height * (1 - up) - 6:.1f}l12 12m0-12l-12 12"
        if surface["levels"]:  # what is flat has no lowest place
            parts.append(f'<path d="{cross}" stroke="{INK}" stroke-width="2.5"/>')
        parts += ["</svg>", *frame_svg(box, x, y, *surface["names"], grid=False)]
        beside = (left + width + 80, top, 340, height - 24 * len(series))
        parts += chart_svg(series, beside, (sentences.STEP, sentences.LOSS), logarithmic=True)
        parts += legend_svg(list(series), beside[0], top + height + 54 - 24 * len(series))
        return picture(left + width + 440, top + height + 56, self.alt, parts)


@with_settings_checked
def descent(
    f, start, *, optimisers=("sgd", "momentum", "adam"), rate: float = 0.05, steps: int = 60, around=None
) -> Descent:
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
    Descent of 1 optimiser over 40 steps
    sgd, rate 0.056: (0.01728, 1.47e-37), loss 0.0002986
    """
    optimisers = known_optimisers(optimisers)
    if not 0 < rate < np.inf:
        said = {"name": "rate", "value": rate, "kind": sentences.A_RATE}
        raise DataError(sentences.RATE_AND_STEPS.format(**said))
    if not 0 <= steps <= MOST_STEPS:
        kind = sentences.SOME_STEPS.format(most=MOST_STEPS, rates=len(RATES))
        raise DataError(sentences.RATE_AND_STEPS.format(name="steps", value=steps, kind=kind))
    start = numbers(start, sentences.NO_START.format(start=shortened(start)))
    if start.shape != (2,):
        raise DataError(sentences.START_SHAPE.format(shape=start.shape))
    reach = max(1.0, 1.5 * float(np.abs(start).max()))
    corners = ((-reach, -reach), (reach, reach)) if around is None else around
    low, high = rectangle(corners)
    f = of_two_tensors(f, start)
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


def known_optimisers(given) -> tuple[str, ...]:
    """Return the names of optimisers that were given, one of them without brackets too."""
    given = (given,) if isinstance(given, str) else given
    names = ", ".join(OPTIMISERS)
    if not isinstance(given, tuple | list) or not given:
        raise AutogradkitError(sentences.NO_OPTIMISER.format(given=shortened(given), names=names))
    for name in given:
        if not isinstance(name, str) or name not in OPTIMISERS:
            hint = did_you_mean(str(name).lower(), OPTIMISERS)
            raise AutogradkitError(sentences.UNKNOWN_OPTIMISER.format(name=name, names=names, hint=hint))
    return tuple(given)


def numbers(given, said: str) -> np.ndarray:
    """Return finite numbers as an array, or raise what is to be said."""
    try:
        array = np.asarray(given.data if isinstance(given, Tensor) else given, dtype=float)
    except (TypeError, ValueError):
        raise DataError(said) from None
    if not np.isfinite(array).all():
        raise DataError(said)
    return array


def rectangle(around) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the lower left and the upper right corner of what is shown."""
    said = sentences.NO_AROUND.format(around=shortened(around))
    corners = numbers(around, said)
    if corners.shape != (2, 2) or not (corners[0] < corners[1]).all():
        raise DataError(said)
    return tuple(corners[0].tolist()), tuple(corners[1].tolist())


def of_two_tensors(f, start) -> Callable:
    """Return the loss if it takes two Tensors and returns one of one number, or say what it does."""
    if not callable(f):
        raise DataError(
            sentences.NO_LOSS.format(does=sentences.NO_FUNCTION_OF_TWO.format(value=shortened(f)))
        )
    try:
        inspect.signature(f).bind(*start)
    except TypeError as error:
        raise DataError(sentences.NO_LOSS.format(does=sentences.LOSS_TAKES.format(error=error))) from None
    except ValueError:
        pass  # no signature is known: a function written in C
    with np.errstate(all="ignore"):
        loss = f(*map(Tensor, start))
    if not isinstance(loss, Tensor) or loss.size != 1:
        raise DataError(sentences.NO_LOSS.format(does=sentences.LOSS_RETURNS.format(value=shortened(loss))))
    return f


def walk(f, start, make: Callable, rate: float, steps: int, bound: float) -> list[list]:
    """Return the points of one path, [x, y, loss]; it ends where it leaves all bounds."""
    x, y = parameters = [Tensor(value) for value in start]
    optimiser, path = make(parameters, lr=rate), []
    with np.errstate(all="ignore"):
        for _ in range(steps + 1):
            loss = f(x, y)
            path.append([rounded_number(x.item()), rounded_number(y.item()), rounded_number(loss.item())])
            optimiser.zero_grad()
            loss.backward()
            gradients = [p.grad for p in parameters if p.grad is not None]
            if not np.isfinite(gradients).all() or max(abs(x.item()), abs(y.item())) > bound:
                break
            optimiser.step()
    return path
