"""The training monitor: loss, decision boundary, weights and gradient norms, live while a loop trains."""

import signal
import threading
import time
from contextlib import contextmanager
from typing import ClassVar

import numpy as np
import traitlets as t
from contourpy import contour_generator

from autogradkit.core import Tensor, no_grad
from autogradkit.errors import DataError
from autogradkit.graph.notation.numbers import excerpt, rounded_number
from autogradkit.nn.kinds import is_number, is_whole, shortened
from autogradkit.platforms import in_browser

from . import sentences
from .drawing import chart_svg, frame_svg, legend_svg, picture
from .figure import Figure
from .scale import Scale
from .settings import with_settings_checked
from .surface import SIDE, area_above

__all__ = ["Training"]

# The browser hears of it this often at most; a loop of a thousand steps a second must not wait for a picture.
SECONDS_BETWEEN = 0.1
GRID = 28
MOST_POINTS = 400
# By class, as in the browser.
CLASSES = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#56b4e9")


class Training(Figure):
    """Watches a training loop: iterate over it, and tell it after each step what there is to see.

    Parameters
    ----------
    steps : int
        How many steps the loop shall take.
    points : (array (n, 2), array (n,)), optional
        Two-dimensional data with the class of each, drawn over what the model says of the plane.
    threshold : float
        Where the model says one number for each point: the class is 1 above this one, 0.5 unless given.

    Examples
    --------
    >>> from autogradkit.widgets import Training
    >>> training = Training(steps=3)
    >>> for step in training:
    ...     training.tell(loss=1 / (step + 1))
    >>> training
    Training: 3 of 3 steps, loss 1 → 0.3333
    """

    script: ClassVar = "training.js"
    height: ClassVar = 520

    steps = t.Int(0, help="how many steps the loop takes").tag(sync=True)
    done = t.Int(0, help="how many it has taken").tag(sync=True)
    losses = t.List(help="the loss after each step that told one").tag(sync=True)
    norms = t.Dict(help="by layer: the norm of its gradient after each step").tag(sync=True)
    weights = t.Dict(help="by name: the weights, as a film shows arrays").tag(sync=True)
    points = t.List(help="data: [x, y, class]").tag(sync=True)
    boundary = t.Dict(help="the model's output over the plane").tag(sync=True)
    threshold = t.Float(0.5, help="the output at which the class changes").tag(sync=True)
    running = t.Bool(False, help="whether the loop runs").tag(sync=True)
    stoppable = t.Bool(True, help="whether its stop button can be heard").tag(sync=True)
    stopped = t.Bool(False, help="whether the reader asked it to stop").tag(sync=True)

    def __init__(self, steps: int, points=None, **traits):
        if points is not None:
            x, classes = np.asarray(points[0], dtype=float), np.asarray(points[1]).ravel()
            if not all(is_number(one) and one >= 0 and one % 1 == 0 for one in classes):
                raise DataError(sentences.POINTS_CLASSES.format(classes=shortened(classes)))
            if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(classes):
                raise DataError(sentences.POINTS_SHAPE.format(points=x.shape, classes=classes.shape))
            take = np.linspace(0, len(x) - 1, min(len(x), MOST_POINTS)).astype(int)
            traits["points"] = [
                [rounded_number(x[i, 0]), rounded_number(x[i, 1]), int(classes[i])] for i in take
            ]
        if not is_whole(steps) or steps < 0:
            raise DataError(sentences.NO_STEPS.format(steps=shortened(steps)))
        super().__init__(steps=int(steps), stoppable=not in_browser(), **traits)
        self._losses: list[float] = []
        self._norms: dict[str, list[float]] = {}
        self._then = 0.0

    def __iter__(self):
        """Count the steps; the loop ends early when the reader presses stop, or interrupts the kernel.

        A kernel that is busy with the loop hears no widget, but it feels an interrupt: so that is what the
        stop button sends. The first one ends the loop after the step at work, a second one at once.
        """
        self._losses, self._norms = [], {}  # a loop that runs again begins a curve of its own
        self.running, self.stopped, self._done = True, False, 0
        with stopping_on_interrupt(self):
            try:
                for step in range(self.steps):
                    if self.stopped:
                        break
                    self._step = step + 1
                    yield step
                    self._done = step + 1
                    self.refresh(step + 1)
            except KeyboardInterrupt:
                self.stopped = True
            finally:
                self.running = False
                self.refresh(self._done, always=True)

    @with_settings_checked
    def tell(self, loss=None, gradients=None, weights=None, predict=None) -> None:
        """Say what there is to see after a step: any of these.

        Parameters
        ----------
        loss : Tensor or float
        gradients : dict of str to array or Tensor
            By layer; a Tensor stands for its `.grad`.
        weights : dict of str to array or Tensor
        predict : callable, optional
            From an array (n, 2) to n numbers, or n rows of class scores; called when the boundary is drawn.
        """
        if not self.running:
            raise DataError(sentences.TOLD_OUTSIDE)
        for name, told in (("gradients", gradients), ("weights", weights)):
            if told is not None and not isinstance(told, dict):
                raise DataError(sentences.NO_DICT_TOLD.format(name=name, value=shortened(told)))
        self._done = self._step  # a loop may be left right after this
        if loss is not None:
            self._losses.append(told_loss(loss))
        for name, gradient in (gradients or {}).items():
            array = gradient.grad if isinstance(gradient, Tensor) else gradient
            norm = 0.0 if array is None else float(np.linalg.norm(np.asarray(array)))
            self._norms.setdefault(name, []).append(rounded_number(norm))
        if weights is not None:
            self._weights = weights
        if predict is not None:
            self._predict = predict

    def refresh(self, done: int, always: bool = False) -> None:
        """Send the browser what has changed, if it is time."""
        now = time.monotonic()
        if not always and now - self._then < SECONDS_BETWEEN:
            return
        self._then = now
        with self.hold_sync():
            self.done, self.losses = done, thin(self._losses)
            self.norms = {name: thin(values) for name, values in self._norms.items()}
            kept = getattr(self, "_weights", {})
            self.weights = {n: excerpt(w.data if isinstance(w, Tensor) else w, 256) for n, w in kept.items()}
            if hasattr(self, "_predict") and self.points:
                self.boundary = plane(self._predict, self.points)

    def state(self) -> dict:
        """Return the traits, and that a page of them hears no more of the loop."""
        return {**super().state(), "kept": True}

    def text(self) -> str:
        """Return how far the loop has come, and the loss at both ends."""
        text = sentences.TRAINING.format(done=self.done, steps=self.steps)
        if self._losses:
            text += sentences.TRAINING_LOSS.format(first=self._losses[0], last=self._losses[-1])
        return text

    def still(self) -> str:
        """Return the curves, and the classes the model sees in the plane, as an SVG picture."""
        ends, left = (1, max(2, self.done)), 70
        parts = chart_svg(
            {"loss": self.losses}, (left, 16, 280, 210), (sentences.STEP, sentences.LOSS), ends=ends
        )
        left += 280
        if self.norms:
            named, titles = {f"|∂{n}|": v for n, v in self.norms.items()}, (sentences.STEP, sentences.NORM)
            parts += chart_svg(named, (left + 80, 16, 280, 210), titles, logarithmic=True, ends=ends)
            parts += legend_svg(list(named), left + 80, 286)
            left += 360
        if self.points and self.boundary:
            parts += plane_svg(self.points, self.boundary, self.threshold, (left + 70, 16, 210))
            left += 280
        return picture(left + 24, 284 + 20 * len(self.norms), self.alt, parts)


@contextmanager
def stopping_on_interrupt(training: Training):
    """Let the first interrupt ask the loop to stop instead of breaking off what it is doing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupted(number, frame):
        if training.stopped:
            raise KeyboardInterrupt
        training.stopped = True

    signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def told_loss(loss) -> float | str:
    """Return a loss that was told as a trait holds it, or refuse what is not one number."""
    value = loss.data if isinstance(loss, Tensor) else loss
    try:
        if np.size(value) != 1:
            raise ValueError
        return rounded_number(float(np.asarray(value).item()))
    except (TypeError, ValueError):
        raise DataError(sentences.NO_LOSS_TOLD.format(value=shortened(loss))) from None


def thin(values: list, most: int = 500) -> list:
    """Return at most `most` of the values, the first and the last among them."""
    if len(values) <= most:
        return list(values)
    return [values[i * (len(values) - 1) // (most - 1)] for i in range(most)]


def plane(predict, points) -> dict:
    """Return the model's output over the rectangle of the points: the leading class, or a number."""
    x = np.array([[p[0], p[1]] for p in points], dtype=float)
    low, high = x.min(axis=0), x.max(axis=0)
    # Points in one line, or a single one, have room around them all the same.
    room = np.where(high > low, 0.1 * (high - low), 0.5)
    low, high = low - room, high + room
    across, up = np.meshgrid(np.linspace(low[0], high[0], GRID), np.linspace(high[1], low[1], GRID))
    with no_grad():
        answer = predict(np.stack([across.ravel(), up.ravel()], axis=1))
    try:
        table = np.asarray(answer.data if isinstance(answer, Tensor) else answer, dtype=float)
        answer = table.reshape(GRID * GRID, -1)
    except (TypeError, ValueError):
        value = f"{type(answer).__name__} of shape {np.shape(answer)}"
        raise DataError(sentences.PREDICTS.format(count=GRID * GRID, value=value)) from None
    level = answer[:, 0] if answer.shape[1] == 1 else answer.argmax(axis=1).astype(float)
    cells = [[rounded_number(v) for v in row] for row in level.reshape(GRID, GRID)]
    return {"cells": cells, "low": low.tolist(), "high": high.tolist(), "classes": answer.shape[1] > 1}


def plane_svg(points, boundary, threshold: float, square) -> list[str]:
    """Return the plane in its classes' colours and the points over it, in the `square` (x, y, side)."""
    x, y, side = square
    (left, low), (right, high) = boundary["low"], boundary["high"]
    parts = [f'<svg x="{x}" y="{y}" width="{side}" height="{side}" viewBox="0 0 {SIDE} {SIDE}">']
    for kind, area in areas(boundary, threshold):
        colour = CLASSES[kind % len(CLASSES)]
        parts.append(f'<path d="{area}" fill="{colour}" fill-opacity="0.28" fill-rule="evenodd"/>')
    parts.append("</svg>")
    for across, up, kind in points:
        at = x + side * (across - left) / (right - left), y + side * (high - up) / (high - low)
        sign = "○×△"[min(kind, 2)]
        parts.append(f'<text x="{at[0]:.1f}" y="{at[1] + 4:.1f}" text-anchor="middle">{sign}</text>')
    parts += frame_svg((x, y, side, side), Scale(left, right), Scale(low, high), "x₀", "x₁")
    return parts


def areas(boundary, threshold: float) -> list[tuple[int, str]]:
    """Return for each class the area in which the model sees it, as a path in a square of SIDE units."""
    levels = np.array(
        [[threshold - 1 if isinstance(v, str) else v for v in row] for row in boundary["cells"]]
    )
    places = np.linspace(0, SIDE, GRID)
    if boundary["classes"]:
        found = [(int(kind), (levels == kind).astype(float), 0.5) for kind in np.unique(levels)]
    else:
        found = [(0, -levels, -threshold), (1, levels, threshold)]
    above = [(kind, contour_generator(places, places, table), level) for kind, table, level in found]
    made = [(kind, area_above(drawer, level)) for kind, drawer, level in above]
    return [(kind, area) for kind, area in made if area]
