"""Numerics: rules whose formula is right and whose arithmetic is not."""

import numpy as np

from autogradkit.checking.differences import ATOL

from .finding import Finding

__all__ = ["cancellation", "dtype", "nonfinite", "precision"]

HALVINGS = 60
TINY, ALL = 1e-6, 0.99  # of the number at which it breaks: below, it breaks everywhere; above, only there


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
    if np.all(bad) and evidence.case.kind == "plain":
        where, truth = " everywhere", "the first true gradient is"
    else:
        limit = limits(evidence, i, at, endless)
        if by_entries(evidence, i):
            name = evidence.rule.inputs[i]
            where = f" at {name} = {evidence.inputs[name][at]:.6g}" + (f", and {limit}" if limit else "")
        elif limit and evidence.case.kind == "edge":
            where = f" {limit}"
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
        limit = limits(evidence, i, at, misses)
        where = f"on “{evidence.case.name}”" + (f", {limit}" if limit else "")
        yield Finding(
            "CANCELLATION",
            f"{{d}} {{is_}} right on ordinary numbers and off {where}: "
            f"got {got[at]:.6g}, want {want[at]:.6g}.",
            "Are two large, nearly equal numbers subtracted, or one rounded away?",
        )


def endless(evidence, i):
    """Return whether a gradient is not finite."""
    return not np.all(np.isfinite(evidence.gots[i]))


def misses(evidence, i):
    """Return whether a gradient misses the truth."""
    return evidence.wrong(i)


def by_entries(evidence, i):
    """Return whether inputs, z and the gradient have one shape, entry by entry."""
    return all(array.shape == evidence.g.shape for array in (evidence.wants[i], *evidence.inputs.values()))


def limits(evidence, i, at, breaks):
    """Return in words from which size of the input on, or up to which, `breaks(evidence, i)` holds.

    Bisected with single numbers where the forward goes entry by entry, else with the whole input made
    smaller; an empty text where that tells nothing.
    """
    name = evidence.rule.inputs[i]
    x, one = evidence.inputs[name], {}
    if by_entries(evidence, i):
        one = {other: np.array(array[at]) for other, array in evidence.inputs.items()}
        g = np.array(evidence.g[at])
        asked = lambda size: evidence.given(g=g, **{**one, name: np.array(size)})
        start = float(x[at])
    try:
        if one and not start:
            return ""
        if one and breaks(asked(start), i):
            if abs(start) < TINY and not breaks(asked(np.sign(start)), i):
                return f"up to {name} = {bisected(asked, i, breaks, float(np.sign(start)), start):.4g}"
            found = bisected(asked, i, breaks, 0.0, start)
            return f"from {name} = {found:.4g} on" if TINY < abs(found / start) < ALL else ""
    except (ValueError, IndexError, TypeError):
        pass  # a forward along an axis, say, takes no single number
    try:
        found = bisected(lambda scale: evidence.given(**{name: scale * x}), i, breaks, 0.0, 1.0)
    except (ValueError, IndexError, TypeError):
        return ""
    size = found * (np.abs(x[at]) or np.max(np.abs(x)))
    return f"from entries of size {size:.4g} on" if TINY < found < ALL else ""


def bisected(asked, i, breaks, good, bad):
    """Return the number nearest to `good` at which the gradient breaks as it does at `bad`."""
    for _ in range(HALVINGS):
        if min(abs(good), abs(bad)) and not 0.1 < abs(good / bad) < 10:
            middle = np.sign(bad) * np.sqrt(abs(good)) * np.sqrt(abs(bad))
        else:
            middle = (good + bad) / 2
        good, bad = (good, middle) if breaks(asked(middle), i) else (middle, bad)
        if abs(bad - good) <= 1e-4 * abs(bad):
            break
    return bad


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
