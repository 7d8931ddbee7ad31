"""The scale: where numbers lie between two ends, linear or logarithmic, and at which of them there are ticks.

The charts in the browser have the same in `static/figures/scale.js`; a test holds both to one result.
"""

from collections.abc import Iterable
from math import ceil, floor, isfinite, log10, sqrt
from typing import NamedTuple

__all__ = ["Scale", "scale_of", "tick_text", "ticks_between"]

WANTED = 4
MOST_POWERS = 5
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Scale(NamedTuple):
    """The two ends of a scale."""

    low: float
    high: float
    logarithmic: bool = False

    def at(self, v: float) -> float:
        """Return where `v` lies: 0 is the bottom, 1 the top."""
        if self.high == self.low:
            return 0.5
        if self.logarithmic:
            v, low, high = (log10(max(each, self.low)) for each in (v, self.low, self.high))
        else:
            low, high = self.low, self.high
        return (v - low) / (high - low)

    def ticks(self) -> list[float]:
        """Return the numbers that have a tick."""
        return ticks_between(self.low, self.high, self.logarithmic)


def scale_of(values: Iterable, logarithmic: bool = False) -> Scale:
    """Return the scale of some values, its ends at ticks where it is linear.

    NaN and infinities, which have become text, are left out.

    >>> scale_of([1.3, 12.6]), scale_of([0.0, 1.0, 100.0], logarithmic=True)
    (Scale(low=0.0, high=14.0, logarithmic=False), Scale(low=1.0, high=100.0, logarithmic=True))
    """
    known = [float(v) for v in values if finite(v)]
    positive = [v for v in known if v > 0]
    # What goes below 0 has no logarithm, and 0 stands beside the smallest that has one.
    logarithmic = logarithmic and bool(positive) and min(known) >= 0
    everything = [max(v, min(positive)) for v in known] if logarithmic else known or [0.0, 1.0]
    low, high = min(everything), max(everything)
    if not logarithmic and high > low:
        step = step_of(low, high)
        low, high = tidy(floor(low / step + 1e-9) * step), tidy(ceil(high / step - 1e-9) * step)
    return Scale(low, high, logarithmic)


def finite(v) -> bool:
    """Return whether `v` can be drawn: NaN and infinities have become text."""
    return not isinstance(v, str) and isfinite(v)


def step_of(low: float, high: float) -> float:
    """Return the distance of about four ticks, 1, 2 or 5 times a power of ten.

    Source: d3-array's tickIncrement.
    """
    rough = (high - low) / WANTED
    power = 10.0 ** floor(log10(rough))
    part = rough / power
    return power * (10 if part >= sqrt(50) else 5 if part >= sqrt(10) else 2 if part >= sqrt(2) else 1)


def tidy(v: float) -> float:
    """Return a number without the last digits that arithmetic has left."""
    return float(f"{v:.12g}") + 0.0


def ticks_between(low: float, high: float, logarithmic: bool) -> list[float]:
    """Return the numbers between two ends that have a tick.

    >>> ticks_between(0, 15, False), ticks_between(0.01, 300, True)
    ([0.0, 5.0, 10.0, 15.0], [0.01, 0.1, 1.0, 10.0, 100.0])
    """
    if high == low:
        return [low]
    if not logarithmic:
        step = step_of(low, high)
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        return [tidy(number * step) for number in range(first, last + 1)]
    first, last = ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9)
    stride = max(1, ceil((last - first) / MOST_POWERS))
    factors = (1,) if last - first >= 2 else (1, 2, 5)
    powers = [p for p in range(first - 1, last + 1) if len(factors) > 1 or (p - first) % stride == 0]
    ticks = [tidy(factor * 10.0**power) for power in powers for factor in factors]
    inside = [tick for tick in ticks if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)]
    return inside if len(inside) > 1 else [float(f"{low:.3g}"), float(f"{high:.3g}")]


def tick_text(value: float) -> str:
    """Return a number as it stands at a tick.

    >>> [tick_text(v) for v in (0.0, -2.5, 0.001, 1e-5, 2e6)]
    ['0', '−2.5', '0.001', '10⁻⁵', '2·10⁶']
    """
    size, sign = abs(value), "−" if value < 0 else ""
    if not size or 1e-3 <= size < 1e5:
        return f"{sign}{size:.6g}"
    power = floor(log10(size) + 1e-9)
    factor = f"{size / 10.0**power:.3g}"
    raised = ("⁻" if power < 0 else "") + str(abs(power)).translate(RAISED)
    return f"{sign}{'' if factor == '1' else f'{factor}·'}10{raised}"
