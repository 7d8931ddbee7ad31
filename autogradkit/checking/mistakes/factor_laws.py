"""The laws that a factor follows: which numbers of a case rules tend to gain or lose, and why."""

from collections.abc import Callable
from math import isfinite, nan
from typing import NamedTuple

import numpy as np

from autogradkit.checking.sentences import Sentence, fill
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding

__all__ = [
    "BY_BATCH",
    "BY_LAST",
    "BY_REDUCED",
    "BY_SIZE",
    "HALF",
    "TIMES_BATCH",
    "TIMES_LAST",
    "TIMES_REDUCED",
    "TIMES_SIZE",
    "TWICE",
    "candidates",
    "factor_by",
]


class Lengths(NamedTuple):
    """The numbers of one case that a factor may be made of; NaN, which equals nothing, for those it lacks."""

    size: float  # of the input
    copies: float  # that the forward makes of an entry
    reduced: float  # entries that go into one output
    averaged: float  # the same, where an axis may be left
    batch: float  # the input's first axis
    last: float  # its last
    outputs: float  # entries of z
    rows: float  # of z
    ddof: float


class Law(NamedTuple):
    """A factor that rules tend to gain or lose, and the reason for it, with its fields.

    `n` names the length that it speaks of, `factor` makes the factor of that and of all Lengths.
    """

    key: str
    n: str
    factor: Callable
    reason: str
    sentence: Sentence = sentences.FACTOR


TWICE = Law("2", "", lambda n, of: 2.0, sentences.TWICE)
HALF = Law("1/2", "", lambda n, of: 0.5, sentences.HALF)
TIMES_REDUCED = Law("reduced", "reduced", lambda n, of: n, sentences.TIMES_REDUCED)
BY_REDUCED = Law("1/reduced", "reduced", lambda n, of: 1 / n, sentences.BY_REDUCED)
TIMES_BATCH = Law("batch", "batch", lambda n, of: n, sentences.TIMES_ROWS)
BY_BATCH = Law("1/batch", "batch", lambda n, of: 1 / n, sentences.BY_ROWS)
TIMES_LAST = Law("last", "last", lambda n, of: n, sentences.TIMES_COLUMNS)
BY_LAST = Law("1/last", "last", lambda n, of: 1 / n, sentences.BY_COLUMNS)
TIMES_SIZE = Law("size", "size", lambda n, of: n, sentences.TIMES_SIZE)
BY_SIZE = Law("1/size", "size", lambda n, of: 1 / n, sentences.BY_SIZE)

LAWS = (
    TWICE,
    HALF,
    Law("1/copies", "copies", lambda n, of: 1 / n, sentences.MEAN_OF_COPIES, sentences.MEAN_FOR_SUM),
    Law("copies", "copies", lambda n, of: n, sentences.TIMES_COPIES),
    TIMES_REDUCED,
    BY_REDUCED,
    Law("bessel forgotten", "reduced", lambda n, of: (n - of.ddof) / n, sentences.FORWARD_BY_LESS),
    Law("bessel", "reduced", lambda n, of: n / (n - 1), sentences.BY_LESS),
    Law("reduced/outputs", "outputs", lambda n, of: of.averaged / n, sentences.BY_OUTPUTS),
    Law("reduced/batch", "batch", lambda n, of: of.averaged / n, sentences.BY_BATCH),
    Law("minus", "", lambda n, of: -1.0, sentences.MINUS, sentences.FACTOR_SIGN),
    TIMES_BATCH,
    BY_BATCH,
    Law("bessel batch", "batch", lambda n, of: n / (n - 1), sentences.N_AND_LESS_MIXED),
    TIMES_LAST,
    BY_LAST,
    Law("bessel last", "last", lambda n, of: n / (n - 1), sentences.N_AND_LESS_MIXED),
    TIMES_SIZE,
    BY_SIZE,
    Law("bessel size", "size", lambda n, of: n / (n - 1), sentences.N_AND_LESS_MIXED),
    Law("reduced/size", "reduced", lambda n, of: n / of.size, sentences.BY_SIZE_OF_X),
    Law("rows of z", "rows", lambda n, of: n, sentences.TIMES_ROWS_OF_Z),
    Law("1/rows of z", "rows", lambda n, of: 1 / n, sentences.BY_ROWS_OF_Z),
)
OF_A_PARAMETER = (  # the key, the factor that a parameter p makes, and the reason
    ("{name}", lambda p: p, sentences.TIMES_PARAMETER),
    ("1/{name}", lambda p: 1 / p, sentences.PARAMETER_MISSING),
    ("1-{name}", lambda p: 1 - p, sentences.ONE_LESS_PARAMETER),
    ("1/(1-{name})", lambda p: 1 / (1 - p), sentences.BY_ONE_LESS_PARAMETER),
    ("{name}(1-{name})", lambda p: p * (1 - p), sentences.PARAMETER_TIMES_ONE_LESS),
)
OF_AN_AXIS = (
    ("{place}", lambda n: n, sentences.TIMES_LENGTH),
    ("1/{place}", lambda n: 1 / n, sentences.BY_LENGTH),
    ("root of {place}", lambda n: n**0.5, sentences.ROOT_OF_LENGTH),
    ("1/root of {place}", lambda n: n**-0.5, sentences.ROOT_OF_LENGTH),
)
FAMOUS = {
    "ln 10": np.log(10),
    "ln 2": np.log(2),
    "π": np.pi,
    "2π": 2 * np.pi,
    sentences.ROOT_OF_TWO: 2**0.5,
}


class Factor(NamedTuple):
    """A factor on one case: the key that all cases share, the value here, the reason with its fields."""

    key: str
    value: float
    reason: str
    fields: dict
    sentence: Sentence = sentences.FACTOR

    def finding(self, sentence=None):
        """Return the Finding of this factor, by its own sentence or by another that holds a `{reason}`."""
        code, observed, question = sentence or self.sentence
        observed = fill(observed, {"reason": self.reason})
        return Finding(Sentence(code, observed, question), self.fields, self.key)


def candidates(evidence, i):
    """Yield the Factors that rules tend to gain or lose, as large as they are on this case."""
    lengths = lengths_of(evidence, i)
    for law in LAWS:
        yield by_law(law, evidence, i, lengths)
    yield from of_parameters(evidence)
    yield from of_axes(evidence)
    for name, value in FAMOUS.items():
        yield Factor(name, value, sentences.TIMES_FAMOUS, {"name": name})
        yield Factor(f"1/{name}", 1 / value, sentences.BY_FAMOUS, {"name": name})


def factor_by(law, evidence, i):
    """Return the Factor that a law gives on a case, or None if it has none to give."""
    factor = by_law(law, evidence, i, lengths_of(evidence, i))
    return factor if isfinite(factor.value) and factor.value not in (0, 1) else None


def by_law(law, evidence, i, lengths):
    """Return the Factor of a law; its value is NaN where the case has no such length."""
    n = getattr(lengths, law.n) if law.n else nan
    with np.errstate(all="ignore"):
        value = float(law.factor(np.float64(n), lengths))
    numbers = {"n": n, "less": n - 1, "averaged": lengths.averaged, "divisor": n - lengths.ddof}
    fields = {name: plain(number) for name, number in numbers.items()}
    return Factor(law.key, value if isfinite(value) else nan, law.reason, fields, law.sentence)


def lengths_of(evidence, i):
    """Return the Lengths of a case, as input i sees them."""
    x, z = evidence.inputs[evidence.rule.inputs[i]], evidence.z
    reduced = x.size // z.size if x.size > z.size > 0 else nan
    ddof = evidence.case.params.get("ddof", nan)
    return Lengths(
        size=x.size,
        copies=copies_of(evidence, i),
        reduced=reduced,
        averaged=x.size // z.size if x.size >= z.size > 0 and x.shape != z.shape and x.ndim else nan,
        batch=x.shape[0] if x.ndim else nan,
        last=x.shape[-1] if x.ndim > 1 else nan,
        outputs=z.size,
        rows=z.shape[0] if z.ndim and z.shape[0] > 1 else nan,
        ddof=ddof if 0 < ddof < reduced else nan,
    )


def copies_of(evidence, i):
    """Return to how many outputs each entry of input i goes, if z is so many times larger; else NaN."""
    x, z = evidence.inputs[evidence.rule.inputs[i]], evidence.z
    if not z.size > x.size > 0:
        return nan
    outputs = np.count_nonzero(evidence.jacobians[evidence.rule.inputs[i]], axis=0)
    return z.size // x.size if np.max(outputs) * x.size == z.size else nan


def of_parameters(evidence):
    """Yield the Factors that are made of one of the forward's parameters."""
    for name, p in evidence.case.params.items():
        if isinstance(p, (int, float)) and not isinstance(p, bool) and p not in (0, 1):
            for key, factor, reason in OF_A_PARAMETER:
                fields = {"name": name, "n": p, "factor": factor(p)}
                yield Factor(key.format(name=name), factor(p), reason, fields)


def of_axes(evidence):
    """Yield the Factors that are lengths of axes, whosever they are, and their roots."""
    for name, array in evidence.inputs.items():
        other = evidence.name_of(name)
        if array.ndim == 2 and 0 not in array.shape:
            rows, columns = array.shape
            fields = {"other": other, "rows": rows, "columns": columns}
            yield Factor(f"rows/columns of {name}", rows / columns, sentences.COLUMNS_FOR_ROWS, fields)
        for axis, n in enumerate(array.shape):
            fields = {"other": other, "n": n, "axis": axis}
            for place in (f"{name}, {axis}", f"{name}, {axis - array.ndim}") if n > 1 else ():
                for key, factor, reason in OF_AN_AXIS:
                    yield Factor(key.format(place=place), factor(n), reason, fields)


def plain(n):
    """Return a length as a whole number, to be written; NaN stays."""
    return int(n) if n == n and n == int(n) else n
