"""Usual mistakes: what a number, an array or a text can have wrong, whatever the task."""

from types import SimpleNamespace

import numpy as np

from autogradkit.checking.differences import MATCH_RTOL
from autogradkit.checking.report.wording import writes_out
from autogradkit.checking.sentences import tasks as sentences

from .outcome import results_are_equal

__all__ = ["by_hand", "usual_mistake"]

ONE_RTOL = 1e-5
"""A factor that is nearer to 1 reads as 1 in six digits: digits were lost, and no factor was gained."""

USUAL_MISTAKES = (  # the sentence, does it hold of a result, its further fields: the first that holds
    (sentences.RETURNED_NONE, lambda r: r.got is None, ()),
    (
        sentences.ERROR_ASKED,
        lambda r: isinstance(r.want, str) and r.want.endswith("Error") and not isinstance(r.got, str),
        ("want",),
    ),
    (
        sentences.TEXT_ASKED,
        lambda r: r.own and isinstance(r.want, str) and not isinstance(r.got, str),
        ("returned",),
    ),
    (
        sentences.WRONG_RESULT,
        lambda r: isinstance(r.want, str) or isinstance(r.got, str) or r.want is None,
        (),
    ),
    (sentences.SHAPE, lambda r: r.got_shape != r.want_shape, ("got_shape", "want_shape")),
    (
        sentences.NO_MASK,
        lambda r: r.want.ndim and r.want.dtype.kind == "b" != r.got.dtype.kind,
        ("dtype",),
    ),
    (sentences.DTYPE, lambda r: r.got.dtype.kind not in kinds_allowed(r.want), ("dtype",)),
    (sentences.NONFINITE_AT, lambda r: not np.all(np.isfinite(r.got)) and np.all(np.isfinite(r.want)), ()),
    (
        sentences.YES_OR_NO,
        lambda r: r.want.ndim == 0 and r.got.dtype.kind == r.want.dtype.kind == "b",
        ("said", "right"),
    ),
    (sentences.SWAPPED_RESULTS, lambda r: r.other_order, ()),
    (sentences.ALL_ZERO, lambda r: not np.any(r.got), ()),
    (sentences.SIGN, lambda r: results_are_equal(r.got.astype(float), -r.want.astype(float), MATCH_RTOL), ()),
    (
        sentences.SWAPPED_RESULTS,
        lambda r: any(
            results_are_equal(r.got.astype(float), other.astype(float), MATCH_RTOL) for other in r.others
        ),
        (),
    ),
    (
        sentences.FACTOR,
        lambda r: (
            r.factor and results_are_equal(r.got.astype(float), r.factor * r.want.astype(float), MATCH_RTOL)
        ),
        ("factor",),
    ),
    (sentences.WRONG_VALUES, lambda r: True, ()),
)


def usual_mistake(outcome, i):
    """Return the sentence for wrong result i, as far as any number can tell, and its fields."""
    got, want = outcome.gots[i], outcome.wants[i]
    result = SimpleNamespace(
        got=got,
        want=want,
        own=outcome.task.drive is None,  # a driver's text may stand for something else
        returned=sentences.AN_ARRAY if np.shape(got) else sentences.ONE_NUMBER,
        said=str(got),
        right=str(want),
        got_shape=np.shape(got),
        want_shape=np.shape(want),
        dtype=str(getattr(got, "dtype", "")),
        others=[w for j, w in enumerate(outcome.wants) if j != i and isinstance(w, np.ndarray)],
        factor=factor_between(got, want),
        other_order=in_other_order(outcome.gots, outcome.wants),
    )
    sentence, _, further = next(row for row in USUAL_MISTAKES if row[1](result))
    fields = {name: getattr(result, name) for name in further}
    return by_hand(sentence, outcome), {"result": outcome.name(i), "trial": outcome.trial.name, **fields}


def in_other_order(gots, wants):
    """Return whether results are those that are wanted, in another order; zeros alone don't tell.

    >>> m, w = np.zeros(2), np.array([1.0, -2.0])
    >>> in_other_order([m, w], [w, m]), in_other_order([m, w], [m, w]), in_other_order([m, m], [w, m])
    (True, False, False)
    """
    if not all(isinstance(a, np.ndarray) and a.dtype.kind in "fiu" for a in (*gots, *wants)):
        return False
    stands_at = [[k for k, want in enumerate(wants) if same(got, want)] for got in gots]
    moved = any(places and i not in places and np.any(gots[i]) for i, places in enumerate(stands_at))
    return moved and all(stands_at)


def same(got, want):
    """Return whether two arrays have the same shape, and the same numbers up to rounding."""
    return got.shape == want.shape and results_are_equal(got.astype(float), want.astype(float), MATCH_RTOL)


def by_hand(sentence, outcome):
    """Return the sentence, which asks for the work of a hand only where the report shows every number."""
    task, given = outcome.task, outcome.arguments
    given = task.given(**given) if task.given else given
    large = not writes_out((given, outcome.wants))
    asks = sentence in (sentences.WRONG_RESULT, sentences.WRONG_VALUES)
    return sentence._replace(question=sentences.TRY_SMALLER) if asks and large else sentence


def kinds_allowed(want):
    """Return the kinds that will do: any real one for a number, whole ones for whole ones, else the same."""
    return "fiub" if want.ndim == 0 else want.dtype.kind + "iub" * (want.dtype.kind in "iu")


def factor_between(got, want):
    """Return got / want at the largest entry of want; 0.0 where that reads as 1, or there is none."""
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray) and got.shape == want.shape):
        return 0.0
    if not want.size or got.dtype.kind not in "fiub":
        return 0.0
    at = np.unravel_index(np.argmax(np.abs(want.astype(float))), want.shape)
    with np.errstate(all="ignore"):
        factor = float(got[at]) / float(want[at]) if want[at] else 0.0
    return 0.0 if abs(factor - 1) < ONE_RTOL else factor
