"""The sliding kernel: a convolution one window at a time, and its gradient scattered back the same way."""

from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit.core import Tensor
from autogradkit.errors import DataError
from autogradkit.graph.notation.numbers import rounded_number
from autogradkit.nn.kinds import shortened

from . import sentences
from .drawing import cells_svg, picture
from .figure import Figure
from .settings import with_settings_checked

__all__ = ["SlidingKernel", "sliding_kernel"]


class SlidingKernel(Figure):
    """A kernel sliding over an input; on the way back each upstream number is scattered over its window."""

    script: ClassVar = "sliding.js"
    height: ClassVar = 520

    x = t.List(help="the input").tag(sync=True)
    w = t.List(help="the kernel").tag(sync=True)
    g = t.List(help="the upstream gradient, of the output's shape").tag(sync=True)
    stride = t.Int(1, min=1, help="how far the kernel moves").tag(sync=True)
    frame = t.Int(0, help="the step on screen: windows forth, then windows back").tag(sync=True)

    def results(self) -> dict[str, np.ndarray]:
        """Return what is computed in the end: z, dx and dw."""
        x, w, g = (np.array(v, dtype=float) for v in (self.x, self.w, self.g))
        z, dx, dw = np.zeros_like(g), np.zeros_like(x), np.zeros_like(w)
        for r, c in np.ndindex(g.shape):
            window = (
                slice(r * self.stride, r * self.stride + w.shape[0]),
                slice(c * self.stride, c * self.stride + w.shape[1]),
            )
            with np.errstate(all="ignore"):
                z[r, c] = (x[window] * w).sum()
                dx[window] += g[r, c] * w
                dw += g[r, c] * x[window]
        return {"z": z, "dx": dx, "dw": dw}

    def text(self) -> str:
        """Return the sizes and the results."""
        sizes = {"kernel": np.shape(self.w), "input": np.shape(self.x)}
        lines = [sentences.SLIDING.format(**sizes, stride=self.stride)]
        return "\n".join(
            lines + [f"{name} = {value.round(4).tolist()}" for name, value in self.results().items()]
        )

    def still(self) -> str:
        """Return all five tables as an SVG picture."""
        made = self.results()
        tables = [("x", np.array(self.x, dtype=float)), ("w", np.array(self.w, dtype=float)), *made.items()]
        parts, left = [], 16.0
        for name, value in tables:
            width = 26 * value.shape[1]
            most = float(np.abs(value).max(initial=0.0, where=np.isfinite(value)))
            parts += cells_svg(value.tolist(), most, (left, 34, width, 26 * value.shape[0]), name)
            left += width + 34
        tall = max(value.shape[0] for _, value in tables)
        return picture(left, 26 * tall + 56, self.alt, parts)


@with_settings_checked
def sliding_kernel(x, w, g=None, *, stride: int = 1) -> SlidingKernel:
    """Return the widget of a kernel sliding over an input (cross-correlation, no padding), there and back.

    Parameters
    ----------
    x, w : array_like, 1-d or 2-d, at most 12 by 12
        The input and the kernel; one axis is drawn as a single row.
    g : array_like, optional
        The upstream gradient of the output's shape; ones unless given.
    stride : int
        How far the kernel moves.

    Examples
    --------
    >>> from autogradkit.widgets import sliding_kernel
    >>> sliding_kernel([1, 2, 3, 4], [1, -1])
    Sliding kernel: (1, 2) over (1, 4), stride 1
    z = [[-1.0, -1.0, -1.0]]
    dx = [[1.0, 0.0, 0.0, -1.0]]
    dw = [[6.0, 9.0]]
    """
    x, w = (table(name, value) for name, value in (("x", x), ("w", w)))
    if x.ndim != 2 or w.ndim != 2 or max(x.shape) > 12:
        raise DataError(sentences.TOO_LARGE.format(x=x.shape, w=w.shape))
    if stride < 1 or any(k > n for k, n in zip(w.shape, x.shape, strict=True)):
        raise DataError(sentences.DOES_NOT_FIT.format(kernel=w.shape, stride=stride, input=x.shape))
    size = tuple((n - k) // stride + 1 for k, n in zip(w.shape, x.shape, strict=True))
    g = np.ones(size) if g is None else table("g", g)
    if g.shape != size:
        raise DataError(sentences.UPSTREAM_SHAPE.format(g=g.shape, output=size))
    tables = {
        name: [[rounded_number(v) for v in row] for row in value]
        for name, value in (("x", x), ("w", w), ("g", g))
    }
    return SlidingKernel(**tables, stride=int(stride))


def table(name: str, value) -> np.ndarray:
    """Return what was given as a table of numbers; one axis is a single row."""
    try:
        return np.atleast_2d(np.asarray(value.data if isinstance(value, Tensor) else value, dtype=float))
    except (TypeError, ValueError):
        raise DataError(sentences.NO_TABLE.format(name=name, value=shortened(value))) from None
