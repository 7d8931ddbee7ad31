"""Other inputs: of other sizes than a case draws, whole, in order, of one sign, with zeros and ones.

They stay where their rule's domain says: above zero if it is, and not much larger than it allows.
"""

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.ranges import in_order, with_some_in
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import rules as sentences

__all__ = ["growth_of", "is_entry_by_entry", "other_inputs"]

LARGE, HUGE, SMALL = 30.0, 100.0, 1 / 30
"""Of the inputs: entries of about 170 overflow no exp; entries of about 0.03 are far from every corner."""
VAST, MINUTE = 1e4, 1e-10
"""The same where the forward is a power of the size of its inputs, so that nothing overflows (VAST also where
it is a polynomial); MINUTE only where it doesn't divide by them: 1e-10 added to a divisor is no formula's
sum, but a habit that is flagged."""
SEVERAL = 8.0  # where a domain keeps weights small: these as much larger as what they meet is smaller


def other_inputs(evidence):
    """Yield inputs of other sizes, and what they are called: also whole ones, and all of one sign."""
    inputs, domain = evidence.inputs, evidence.rule.domain
    if any(low <= 0 for low, _ in domain.values()):
        yield from by_turns(evidence)
        return
    growth, sign = growth_of(evidence), 1 if domain else -1
    vast = not domain and (growth or is_polynomial(evidence))
    large, times = (sentences.VAST_INPUTS, VAST) if vast else (sentences.HUGE_INPUTS, HUGE)
    yield large, {name: times * x for name, x in inputs.items()}
    minute = not domain and growth > 1
    small, times = (sentences.MINUTE_INPUTS, MINUTE) if minute else (sentences.SMALL_INPUTS, SMALL)
    small = sentences.SMALL_POSITIVE_INPUTS if domain else small
    yield small, {name: -times * in_order(-sign * np.abs(x)) for name, x in inputs.items()}
    whole = {"g": with_one_zero(np.round(LARGE * evidence.g))}
    yield from some_of_them(evidence)
    if any(case.kind == "kink" for case in evidence.rule.cases):  # a zero, or equal numbers, may be a corner
        yield sentences.LARGE_INPUTS, whole | {name: LARGE * x for name, x in inputs.items()}
        counted = {name: count_from(2, i + 1, x.shape) for i, (name, x) in enumerate(inputs.items())}
        if has_no_corner(evidence, counted):
            yield sentences.COUNTED_INPUTS, counted
        return
    yield (
        sentences.WHOLE_INPUTS,
        whole | {name: np.round(LARGE * in_order(np.abs(x))) for name, x in inputs.items()},
    )
    if growth and is_entry_by_entry(evidence.rule, evidence.case):  # the deviation of equal entries is 0
        yield sentences.ALL_ONES, {name: np.ones(x.shape) for name, x in inputs.items()}


def some_of_them(evidence):
    """Yield the inputs with zeros and ones among them, or with ones alone where a zero may not be."""
    for what, numbers in ((sentences.SOME_ZEROS, (0.0, 1.0)), (sentences.SOME_ONES, (1.0,))):
        if 0.0 in numbers and any(low > 0 for low, _ in evidence.rule.domain.values()):
            continue
        moved = with_some(evidence, numbers)
        if has_no_corner(evidence, moved):  # as there is of a row's deviation
            yield what, moved
            return


def by_turns(evidence):
    """Yield the inputs that a domain keeps small much larger, beside small ones, and the other way round.

    What they make together stays as large as it was: a gate that is shut has no slope to be seen.
    """
    inputs, domain = evidence.inputs, evidence.rule.domain
    sizes = {name: in_order(np.abs(x)) for name, x in inputs.items()}
    small = {name: size / SEVERAL for name, size in sizes.items()}
    large = {name: np.ceil(1.5 * SEVERAL * size / np.max(size)) for name, size in sizes.items()}
    weights = {name: np.ceil(SEVERAL * in_order(x) / np.max(np.abs(x))) for name, x in inputs.items()}
    yield sentences.TURNED_INPUTS, {name: (small if name in domain else large)[name] for name in inputs}
    yield sentences.TURNED_BACK, {name: weights[name] if name in domain else -small[name] for name in inputs}
    yield sentences.SOME_ZEROS, with_some(evidence, (0.0, 1.0))


def count_from(first, step, shape):
    """Return whole numbers, each another one.

    >>> count_from(2, 3, (2, 2)).tolist()
    [[2.0, 5.0], [8.0, 11.0]]
    """
    return first + step * np.arange(np.prod(shape, dtype=int), dtype=float).reshape(shape)


def has_no_corner(evidence, inputs):
    """Return whether the forward has a slope at these inputs."""
    return not differences.has_corner(evidence.rule, inputs, evidence.case.params)


def with_one_zero(g):
    """Return g with a single 0 in it, in place of its smallest entry."""
    entries = np.where(g == 0, 1.0, g)
    entries.flat[np.argmin(np.abs(g))] = 0.0
    return entries


def with_some(evidence, numbers):
    """Return the inputs with these numbers in place of some entries each; the case's seed draws where."""
    random = generator(evidence.rule.function, evidence.case.name, "some", seed=evidence.case.seed)
    return {name: with_some_in(x, numbers, random) for name, x in evidence.inputs.items()}


def growth_of(evidence):
    """Return how many times larger inputs twice as large make z; 0 if not all entries alike."""
    twice = evidence.with_other(**{name: 2 * x for name, x in evidence.inputs.items()})
    with np.errstate(all="ignore"):
        times = twice.z / evidence.z
        one = np.abs(times.flat[0])
        return float(one) if np.all(np.abs(times - times.flat[0]) <= 1e-12 * one) else 0.0


def is_polynomial(evidence):
    """Return whether z is a polynomial of the inputs' common size, of a degree of 3 at most."""
    zs = [evidence.with_other(**{name: t * x for name, x in evidence.inputs.items()}).z for t in range(5)]
    if not np.all(np.isfinite(zs)):
        return False
    return bool(np.all(np.abs(np.diff(zs, n=4, axis=0)) <= 1e-12 * np.max(np.abs(zs))))


def is_entry_by_entry(rule, case):
    """Return whether the forward gives on more axes what it gives on these entries in a row."""
    arrays = [np.linspace(0.4, 1.6, 24).reshape(2, 3, 2, 2) + n for n in range(len(rule.inputs))]
    try:
        with np.errstate(all="ignore"):
            z = np.asarray(rule.forward(*arrays, **case.params))
            row = np.asarray(rule.forward(*(array.ravel() for array in arrays), **case.params))
    except Exception:
        return False
    return z.shape == arrays[0].shape and np.array_equal(z.ravel(), row)
