"""Other sizes: is a rule that is right on ordinary numbers and arrays right on other ones too?

Whoever cuts g off at 5, keeps a divisor away from 0.1 or knows arrays of two axes only is right on all of
ordinary size. So what passed is tried once more: with g and the inputs far larger and far smaller, of one
sign, whole, with zeros among them, all equal, with other parameters, on larger arrays, and on more axes where
the forward works entry by entry.
"""

import numpy as np

from autogradkit.checking.authoring.settings import changed
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences

from .evidence import for_case
from .other_inputs import growth_of, is_entry_by_entry, other_inputs
from .other_parameters import of_other_parameters

__all__ = ["UNTIMED_S", "of_other_sizes", "only_by_size"]

VAGUE = {  # seen on one size alone they say less than the size, or what isn't so elsewhere
    *("WRONG_VALUES", "ALL_ZERO", "WRONG_ONLY_WHERE", "LOCAL_MISSING", "FORMULA", "FACTOR", "SIGN"),
    *("USED_INPUT_FOR_OUTPUT", "USED_OUTPUT_FOR_INPUT", "ARRAY_FACTOR", "SWAPPED_INPUTS"),
}
LARGE, SMALL = 1e9, -1e-12  # times g's entries without their signs
SEVERAL, FEW = 3, 60
"""Entries of an input: two of them may be equal, and another not. And of all together: it takes time."""

LENGTHS = {1: (37,), 2: (11, 7), 3: (7, 5, 3)}  # by how many different lengths there are; all are new
DRAWN = {1: range(20, 61), 2: range(6, 15), 3: range(4, 9)}  # … and instead of them where a hand-in is graded
UNTIMED_S = 20.0  # more than any call may take
SQUARE = (7,)  # in place of one length that several axes share
MORE_AXES = ((6, 4), (4, 1, 2, 2), (1, 3, 2, 2, 1), (1, 6), (6, 1))
LARGE_DECADES, SMALL_DECADES = (0, 7), (-7, 0)  # of entries of g, or of inputs: a limit may stand anywhere


def of_other_sizes(evidences):
    """Yield a telling case once more for every other size that may be had."""
    telling = [e for e in evidences if e.case.kind == "plain" and not e.case.same and np.all(e.g)]
    of_many = [e for size in (lambda e: e.z.size, most_entries) for e in telling if size(e) > 1]
    some = of_many or telling  # the article's rules know single numbers alone
    if not some:
        return
    evidence = some[0]
    others = [
        (own, what, own.with_other(g=g)) for own in of_each_choice(some) for what, g in large_upstreams(own)
    ]
    others = [*others, *((evidence, what, evidence.with_other(g=g)) for what, g in small_upstreams(evidence))]
    drawn = smallest_of_several([e for e in some if not e.case.values])
    if drawn is not None:
        if drawn.rule.analytic:
            moved = [(drawn, what, drawn.with_other(**arrays)) for what, arrays in other_inputs(drawn)]
            others += [(own, what, other) for own, what, other in moved if is_finite(other)]
        others += [(drawn, sentences.OTHER_PARAMETERS, other) for other in of_other_parameters(drawn)]
    for own, what, other in others:
        other.case = changed(other.case, name=name_of(own, what), layout="C")
        yield other
    if of_many and evidence.rule.analytic:
        yield from on_other_shapes(evidences)


def of_each_choice(evidences):
    """Return the first evidence of each choice between True and False: while a network learns, and later."""
    first = {}
    for evidence in evidences:
        choices = tuple(value for value in evidence.case.params.values() if isinstance(value, bool))
        first.setdefault(choices, evidence)
    return list(first.values())


def large_upstreams(evidence):
    """Yield gs far larger, of both signs: several entries in one, a single one in two."""
    size = np.abs(evidence.g)
    random = generator(evidence.rule.function, evidence.case.name, "signs", seed=evidence.case.seed)
    signs = random.permutation(np.arange(size.size) + random.integers(2)) % 2 * 2 - 1
    for sign in (1, -1) if size.size == 1 else (1,):
        yield sentences.LARGE_UPSTREAM, sign * LARGE * size * signs.reshape(size.shape)


def small_upstreams(evidence):
    """Yield a g that is far smaller, and one of nothing but ones."""
    yield sentences.SMALL_UPSTREAM, SMALL * np.abs(evidence.g)
    yield sentences.EVEN_UPSTREAM, np.ones(evidence.g.shape)


def smallest_of_several(evidences):
    """Return the smallest one with several entries in every input, or else the first one, if any."""
    several = [e for e in evidences if e.z.size and all(x.size >= SEVERAL for x in e.inputs.values())]
    smallest = min(several, key=numbers_of, default=None)
    if smallest is not None and numbers_of(smallest) <= FEW:
        return smallest
    return evidences[0] if evidences else None


def numbers_of(evidence):
    """Return how many numbers a case's inputs and its output have."""
    return evidence.z.size + sum(x.size for x in evidence.inputs.values())


def most_entries(evidence):
    """Return how many entries the largest input has: a loss is one number, whatever is in it."""
    return max((x.size for x in evidence.inputs.values()), default=0)


def name_of(evidence, what):
    """Return the name of a case like another one, but for something."""
    fields = {"case": evidence.case.name, "what": fill(what, evidence.fields())}
    return fill(sentences.OTHER_CASE, fields)


def is_finite(evidence):
    """Return whether the forward and the right gradients are finite on these inputs."""
    if not np.all(np.isfinite(evidence.z)):
        return False
    with np.errstate(all="ignore"):
        along = evidence.may_have_all_digits() and np.all(np.isfinite(evidence.g * evidence.truth.moved))
    return along or all(np.all(np.isfinite(want)) for want in evidence.wants)


def on_other_shapes(evidences):
    """Yield a telling case on larger arrays, and on more axes where the forward works entry by entry."""
    if evidences[0].rule.larger is not None:
        yield from on_more_of_everything(evidences[0])
    resizable = (e for e in evidences if may_be_resized(e.case))
    evidence = max(resizable, key=lambda e: (e.z.ndim, *lengths_of(e.case.shapes)), default=None)
    if evidence is None:
        return
    rule, own = evidence.rule, evidence.case
    random = generator(rule.function, own.name, "lengths", seed=own.seed) if own.seed else None
    shapes = [(sentences.LARGER_ARRAYS, resized_shapes(own.shapes, random), LARGE_DECADES, None)]
    if is_entry_by_entry(rule, own):
        shapes += on_more_axes(rule, 0.0 if rule.domain else growth_of(evidence))
    for what, shape_of, *decades in shapes:
        what = fill(what, evidence.fields())
        case = changed(own, name=name_of(evidence, what), shapes=shape_of, kind="large", limit_s=UNTIMED_S)
        try:
            other = spread(for_case(rule, case, evidence.answerer, evidence.names), *decades)
        except Exception:  # lengths that belong together in a way that isn't known here
            continue
        if np.all(np.isfinite(other.z)):
            yield other


def on_more_of_everything(evidence):
    """Yield the cases that the rule's exercise makes larger."""
    rule, own = evidence.rule, evidence.case
    random = generator(rule.function, own.name, "larger", seed=own.seed)
    made = rule.larger(random)
    for case in made if isinstance(made, tuple) else (made,):
        changes = {"name": sentences.MORE_OF_EVERYTHING, "kind": "large", "limit_s": UNTIMED_S}
        case = changed(case, seed=own.seed, **changes)
        yield for_case(rule, case, evidence.answerer, evidence.names)


def on_more_axes(rule, growth):
    """Yield what a case on more axes is called, its shapes, and the decades of g and of the inputs.

    The inputs' too where the forward is a power of their size, as in VAST and MINUTE.
    """
    several = (SMALL_DECADES, None), (None, SMALL_DECADES if growth > 1 else None)
    several = (*several, (None, LARGE_DECADES if growth else None), (None, None), (None, None))
    for shape, (of_g, of_inputs) in zip(MORE_AXES, several, strict=True):
        what = sentences.AXES_AND_UPSTREAM if of_g else sentences.SO_MANY_AXES
        what = sentences.AXES_AND_INPUTS if of_inputs else what
        shapes = dict.fromkeys(rule.inputs, shape)
        yield what.replace("{n}", str(len(shape))), shapes, of_g, of_inputs


def spread(evidence, of_g, of_inputs):
    """Return the evidence with entries of so many powers of ten in g, and in the inputs."""
    random = generator(evidence.rule.function, evidence.case.name, "sizes", seed=evidence.case.seed)

    def spread_out(array, decades):
        if not decades:
            return array
        powers = np.linspace(*decades, array.size + 1)[:-1] + random.random() / array.size
        return array * 10 ** random.permutation(powers).reshape(array.shape)

    g = spread_out(evidence.g, of_g)
    if not of_inputs:
        return evidence.with_other(g=g)
    return evidence.with_other(g=g, **{name: spread_out(x, of_inputs) for name, x in evidence.inputs.items()})


def may_be_resized(case):
    """Return whether a case is one of drawn arrays, whose parameters say nothing about their lengths."""
    plain = case.kind == "plain" and case.shapes and not case.values and not case.same
    return plain and case.layout == "C" and all(map(is_of_no_length, case.params.values()))


def lengths_of(shapes):
    """Return how many different lengths above 1 the axes have, and how many such axes there are.

    More different ones than there are others for count as none.

    >>> lengths_of({"x": (4, 3), "w": (2, 3)}), lengths_of({"x": (1, 1), "w": (1, 1)})
    ((3, 4), (0, 0))
    >>> lengths_of({"x": (7, 1, 3, 4), "y": (5, 4, 2)})
    (0, 6)
    """
    above_1 = [n for shape in shapes.values() for n in shape if n > 1]
    different = len(set(above_1))
    return different if different <= max(LENGTHS) else 0, len(above_1)


def is_of_no_length(value):
    """Return whether a parameter is a plain number or choice: an axis, an exponent, a text."""
    return not isinstance(value, (np.ndarray, list, tuple, dict))


def resized_shapes(shapes, random=None):
    """Return shapes with other lengths in place of those above 1, perhaps drawn; equal ones stay equal.

    >>> resized_shapes({"x": (2, 3), "y": (3, 5)})
    {'x': (7, 5), 'y': (5, 3)}
    >>> resized_shapes({"x": (3, 3)}), resized_shapes({"x": (4, 1)})
    ({'x': (7, 7)}, {'x': (37, 1)})
    """
    lengths = [n for shape in shapes.values() for n in shape if n > 1]
    different = list(dict.fromkeys(lengths))
    shared = any(shape.count(n) > 1 for shape in shapes.values() for n in different)
    several = min(max(len(different), 1 + shared), 3)
    if random is None:
        new = SQUARE if len(different) == 1 and shared else LENGTHS[several]
        known = {n: new[min(i, len(new) - 1)] for i, n in enumerate(different)}
    else:
        axes = max(map(len, shapes.values()))  # tables may have more rows than arrays of three axes
        known = drawn_lengths(different, random.permutation(DRAWN[min(several, axes) or 1]).tolist())
    return {name: tuple(known.get(n, n) for n in shape) for name, shape in shapes.items()}


def drawn_lengths(lengths, drawn):
    """Return another length for each, a multiple of none: it would pass for an axis so many times as long.

    >>> drawn_lengths([2, 3], [6, 8, 9, 7])
    {2: 7, 3: 7}
    """
    fitting = [new for new in drawn if all(new % n for n in lengths)] or [LENGTHS[1][0]]
    return {n: fitting[min(i, len(fitting) - 1)] for i, n in enumerate(lengths)}


def only_by_size(rule, wrong, named):
    """Return the diagnoses of a rule that is wrong in these cases only."""
    if any(d.code not in VAGUE for d in named):
        return named
    fields = {"case": wrong[0].case.name}
    return (Diagnosis(*sentences.WRONG_ONLY_BY_SIZE, function=rule.function, fields=fields),)
