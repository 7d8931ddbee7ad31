"""Numerics: rules whose formula is right and whose arithmetic is not."""

import numpy as np

from .differences import ATOL
from .finding import Finding

__all__ = ["cancellation", "dtype", "nonfinite", "precision"]

HALVINGS = 40


def dtype(evidence, i):
    """Yield that a gradient is not made of real floats."""
    got = evidence.gots[i]
    if got is not None and got.dtype.kind != "f":
        yield Finding(
            "DTYPE",
            f"{{d}} hold{{s}} {got.dtype} numbers; a gradient is made of floats.",
            "Where do the floats get lost?",
        )


def nonfinite(evidence, i):
    """Yield where NaN or infinity appears though the truth is finite, bisected to the smallest |x|."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape:
        return
    bad = ~np.isfinite(got) & np.isfinite(want)
    if not np.any(bad):
        return
    at = tuple(int(n) for n in np.argwhere(bad)[0])
    said = "NaN" if np.isnan(got[at]) else "infinite"
    true = 0.0 if abs(want[at]) <= ATOL * np.max(np.abs(evidence.g)) else want[at]
    where, truth = "", "the true gradient there is"
    inputs = evidence.inputs
    if np.all(bad) and evidence.case.kind == "plain":
        where, truth = " everywhere", "the first true gradient is"
    elif all(array.shape == want.shape for array in (evidence.g, *inputs.values())):
        name = evidence.rule.inputs[i]
        where = f" at {name} = {inputs[name][at]:.6g}"
        limit = smallest(evidence, i, at)
        if limit is not None and abs(limit) < 0.99 * abs(inputs[name][at]):
            where += f", and from {name} = {limit:.4g} on"
    elif evidence.case.kind == "edge":
        limit = smallest_scale(evidence, i)
        where = f" from entries of size {limit:.4g} on" if limit is not None else ""
    yield Finding(
        "NONFINITE_AT",
        f"{{d}} {{is_}} {said}{where}; {truth} {true:.4g}.",
        "Which step of your formula becomes infinite, or divides zero by zero?",
    )


def cancellation(evidence, i):
    """Yield that digits are lost far from benign numbers; a mistake only if nothing else is wrong."""
    got, want = evidence.gots[i], evidence.wants[i]
    if evidence.case.kind != "edge" or got is None or got.shape != want.shape:
        return
    wrong = ~evidence.close(got, want)
    if np.all(np.isfinite(got)) and np.any(wrong):
        at = tuple(int(n) for n in np.argwhere(wrong)[0])
        yield Finding(
            "CANCELLATION",
            f"{{d}} {{is_}} right on ordinary numbers and off on “{evidence.case.name}”: "
            f"got {got[at]:.6g}, want {want[at]:.6g}.",
            "Are two large, nearly equal numbers subtracted, or one rounded away?",
        )


def smallest(evidence, i, at):
    """Return the x nearest to zero, of the sign of x[at], at which the gradient is not finite.

    None where single numbers can't tell, as for a forward along an axis.
    """
    names = evidence.rule.inputs
    point = {name: np.array(array[at]) for name, array in evidence.inputs.items()}
    bad, good = float(point[names[i]]), 0.0
    g = np.array(evidence.g[at])
    for _ in range(HALVINGS):
        middle = (good + bad) / 2
        try:
            got = evidence.given(g=g, **{**point, names[i]: np.array(middle)}).gots[i]
        except (ValueError, IndexError):
            return None
        if got is None:
            return None
        if np.all(np.isfinite(got)):
            good = middle
        else:
            bad = middle
        if abs(bad - good) <= 1e-4 * abs(bad):
            break
    return bad


def smallest_scale(evidence, i):
    """Return the size of the largest entry at which a whole input, made smaller, stops being finite."""
    name = evidence.rule.inputs[i]
    x, good, bad = evidence.inputs[name], 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (good + bad) / 2
        got = evidence.given(**{name: middle * x}).gots[i]
        if got is None:
            return None
        if np.all(np.isfinite(got)):
            good = middle
        else:
            bad = middle
        if bad - good <= 1e-4 * bad:
            break
    return float(bad * np.max(np.abs(x))) if good and bad < 0.99 else None


def precision(evidence, i):
    """Yield that the numbers are nearly right: single precision, or an approximation."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or not want.size or not np.all(np.isfinite(got)):
        return
    with np.errstate(all="ignore"):
        off = float(np.max(np.abs(got - want)) / np.max(np.abs(want), initial=1e-300))
    if off > 1e-3:
        return
    if got.dtype == np.float32 or np.array_equal(got, got.astype(np.float32).astype(float)):
        yield Finding(
            "FLOAT32_PRECISION",
            "{d} {has} about seven digits: somewhere the numbers were rounded to float32.",
            "Where does an array get another dtype?",
        )
    elif off < 1e-4:
        yield Finding(
            "LOOKS_NUMERICAL",
            "{d} {is_} close but not exact: a formula leaves an error near 1e-15, yours is far above.",
            "Is there a difference quotient in your rule, or a small number added to be safe?",
        )
