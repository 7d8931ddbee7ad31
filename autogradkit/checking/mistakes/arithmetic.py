"""Arithmetic: rules whose formula is right and whose numbers overflow, cancel or lose digits."""

import numpy as np

from autogradkit.checking.differences import ATOL
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding

__all__ = ["cancellation", "dtype", "nonfinite", "precision", "rounded"]

HALVINGS = 60
TINY, ALL = 1e-6, 0.99  # of the number at which it breaks: below, it breaks everywhere; above, only there
NEARLY_RTOL = {"float32": 1e-3, "close": 1e-4}
"""Of the largest entry wanted. Rounding to float32 loses 6e-8 a step, and cancellation eats some of the rest;
a difference quotient in an ordinary step, or a 1e-8 added to be safe, leaves less than 1e-4."""
CANNOT_BE_ASKED = (ValueError, IndexError, TypeError)  # a forward along an axis, say, takes no single number


def dtype(evidence, i):
    """Yield that a gradient is not made of real floats."""
    got = evidence.gots[i]
    if got is None or got.dtype.kind == "f":
        return
    nothing = evidence.with_other(g=np.zeros_like(evidence.g)).gots[i]
    if not np.any(got) or nothing is None or not np.array_equal(nothing, got):  # else g is what is missing
        yield Finding(sentences.DTYPE, {"dtype": str(got.dtype)})


def rounded(evidence, i):
    """Yield that a gradient is the right one, rounded: asked at a large g, as a small one may give zeros."""
    large = evidence.with_other(g=1000.3 * evidence.g)
    got, want = large.gots[i], large.wants[i]
    if got is None or got.shape != want.shape or not np.any(got) or np.array_equal(want, np.rint(want)):
        return
    if any(np.array_equal(got, whole(want)) for whole in (np.floor, np.rint, np.trunc, np.ceil)):
        yield Finding(sentences.ROUNDED)


def nonfinite(evidence, i):
    """Yield where NaN or infinity appears though the truth is finite, bisected to the smallest |x|."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape:
        return
    bad = ~np.isfinite(got) & np.isfinite(want)
    if not np.any(bad):
        return
    at = first_place(bad)
    fields = {
        "kind": sentences.NAN if np.isnan(got[at]) else sentences.INFINITE,
        "want": 0.0 if abs(want[at]) <= ATOL * np.max(np.abs(evidence.g)) else want[at],
    }
    if np.all(bad) and evidence.case.kind == "plain":
        yield Finding(sentences.NONFINITE_EVERYWHERE, fields)
    else:
        yield Finding(sentences.NONFINITE_AT, {**fields, "where": where_endless(evidence, i, at)})


def where_endless(evidence, i, at):
    """Return in words where a gradient is no number; an empty text where that tells nothing."""
    limit = limit_in_words(evidence, i, at, is_not_finite)
    if by_entries(evidence, i):
        x = evidence.inputs[evidence.rule.inputs[i]]
        text = sentences.AT_ENTRY_AND if limit else sentences.AT_ENTRY
        return fill(text, {**evidence.fields(i), "at": x[at], "limit": limit})
    return f" {limit}" if limit and evidence.case.kind == "edge" else ""


def cancellation(evidence, i):
    """Yield that digits are lost far from benign numbers; a mistake only if nothing else is wrong."""
    got, want = evidence.gots[i], evidence.wants[i]
    if evidence.case.kind != "edge" or got is None or got.shape != want.shape:
        return
    wrong = ~evidence.close(got, want)
    if np.all(np.isfinite(got)) and np.any(wrong):
        at = first_place(wrong)
        limit = limit_in_words(evidence, i, at, misses)
        text = sentences.ON_CASE_AND if limit else sentences.ON_CASE
        where = fill(text, {"case": evidence.case.name, "limit": limit})
        yield Finding(sentences.CANCELLATION, {"where": where, "got": got[at], "want": want[at]})


def first_place(wrong):
    """Return the index of the first True, as a tuple."""
    return tuple(int(n) for n in np.argwhere(wrong)[0])


def is_not_finite(evidence, i):
    """Return whether a gradient is not finite."""
    return not np.all(np.isfinite(evidence.gots[i]))


def misses(evidence, i):
    """Return whether a gradient misses the truth."""
    return evidence.is_wrong(i)


def by_entries(evidence, i):
    """Return whether inputs, z and the gradient have one shape, entry by entry."""
    return all(array.shape == evidence.g.shape for array in (evidence.wants[i], *evidence.inputs.values()))


def limit_in_words(evidence, i, at, breaks):
    """Return in words from which size of the input on, or up to which, `breaks(evidence, i)` holds.

    Bisected with single numbers where the forward goes entry by entry, else with the whole input made
    smaller; an empty text where that tells nothing.
    """
    if by_entries(evidence, i):
        try:
            limit = limit_of_entry(evidence, i, at, breaks)
        except CANNOT_BE_ASKED:
            limit = None
        if limit is not None:
            return limit
    return limit_of_whole(evidence, i, at, breaks)


def limit_of_entry(evidence, i, at, breaks):
    """Return the limit in words from one entry alone; None if the rule doesn't break on it alone."""
    name = evidence.rule.inputs[i]
    entries = {other: np.array(array[at]) for other, array in evidence.inputs.items()}
    alone = evidence.with_other(g=np.array(evidence.g[at]), **entries)
    start = float(entries[name])

    def at_size(size):
        return alone.with_other(**{name: np.array(size)})

    if not start:
        return ""
    if not breaks(at_size(start), i):
        return None
    if abs(start) < TINY and not breaks(at_size(np.sign(start)), i):
        limit = breaking_point(at_size, i, breaks, float(np.sign(start)), start)
        return fill(sentences.UP_TO, {**evidence.fields(i), "limit": limit})
    limit = breaking_point(at_size, i, breaks, 0.0, start)
    if not TINY < abs(limit / start) < ALL:
        return ""
    return fill(sentences.FROM_ON, {**evidence.fields(i), "limit": limit})


def limit_of_whole(evidence, i, at, breaks):
    """Return the limit in words from the whole input, made smaller."""
    name = evidence.rule.inputs[i]
    x = evidence.inputs[name]
    try:
        scale = breaking_point(lambda scale: evidence.with_other(**{name: scale * x}), i, breaks, 0.0, 1.0)
    except CANNOT_BE_ASKED:
        return ""
    size = scale * (np.abs(x[at]) or np.max(np.abs(x)))
    return fill(sentences.FROM_SIZE_ON, {"limit": size}) if TINY < scale < ALL else ""


def breaking_point(evidence_at, i, breaks, good, bad):
    """Return the number nearest to `good` at which the gradient breaks as it does at `bad`."""
    for _ in range(HALVINGS):
        if min(abs(good), abs(bad)) and not 0.1 < abs(good / bad) < 10:
            middle = np.sign(bad) * np.sqrt(abs(good)) * np.sqrt(abs(bad))
        else:
            middle = (good + bad) / 2
        good, bad = (good, middle) if breaks(evidence_at(middle), i) else (middle, bad)
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
    if off > NEARLY_RTOL["float32"]:
        return
    if is_of(np.float16, got):  # three digits are no rounding to look over
        return
    if is_of(np.float32, got):
        yield Finding(sentences.FLOAT32_PRECISION)
    elif off < NEARLY_RTOL["close"]:
        yield Finding(sentences.LOOKS_NUMERICAL)


def is_of(dtype, array):
    """Return whether an array's numbers have no more digits than those of a dtype."""
    with np.errstate(all="ignore"):
        return np.array_equal(array, array.astype(dtype).astype(array.dtype))
