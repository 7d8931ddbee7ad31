"""The smallest case on which a rule fails, as an example with numbers that fit on one line."""

import re
from dataclasses import replace
from itertools import chain

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.mistakes.jacobian import index
from autogradkit.checking.report.report import Example
from autogradkit.checking.sampling import generator, sample
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences

from .evidence import Evidence

__all__ = ["example_of", "smallest_example"]

NUDGE = 1e-3
CANCELLED = 0.02  # of the largest g: two normalised numbers, say, hardly move whatever is done to them
OF_ONE_CASE = ("{case}", "{where}", "{at:")  # a sentence with one of these has numbers of a certain case
A_PATH = "{path}"  # of a parameter's number on that case, perhaps: 0.5 x where beta is 0.5
READABLE = 12  # entries of z: so many numbers can be compared with those of a sentence


def smallest_example(failing, told=()):
    """Shrink the failing cases until numbers can be read, and return the Example; None without numbers.

    Where the first Diagnosis `told` speaks of a certain case, or of a path as it is on some cases only, the
    example is such a case; where one speaks of a gradient's shapes, it has these: the learner reads one
    beside the other.
    """
    small = sorted(
        failing, key=lambda e: (not e.z.size, e.case.same, e.z.size, sum(x.size for x in e.inputs.values()))
    )
    of_some_cases = () if not told or told[0].certain else (A_PATH,)
    if told and any(field in told[0].says for field in (*OF_ONE_CASE, *of_some_cases)):
        its_case = [e for e in small if e.case.name == told[0].fields.get("case") and e.z.size <= READABLE]
        if its_example := example_of(its_case):
            return its_example
    return example_of(chain(smaller_cases(small[:4]), rounded_cases(small[4:]), small), told)


def example_of(evidences, told=()):
    """Return the first wrong gradient as an Example, one that fits what is `told`, and tells something."""
    best, most = None, ()
    for evidence, i in wrong_gradients(evidences):
        merits = has_its_shapes(evidence, i, told), tells_something(evidence, i)
        if all(merits):
            return example(evidence, i)
        if merits > most:
            best, most = (evidence, i), merits
    return best and example(*best)


def wrong_gradients(evidences):
    """Yield each wrong gradient as its evidence and its number."""
    for evidence in evidences:
        for i in range(len(evidence.rule.inputs)):
            if evidence.gots[i] is not None and evidence.wants[i].size and evidence.is_wrong(i):
                yield evidence, i


def has_its_shapes(evidence, i, told):
    """Return whether gradient i has the shapes that its Diagnosis speaks of, if that does speak of some."""
    both, name = {"got": evidence.gots[i], "want": evidence.wants[i]}, evidence.gradient_names()[i]
    of_it = (d.fields for d in told if name in re.split(", | and ", d.fields.get("d", "")))
    fields = next(of_it, {})
    said = {key: fields.get(key) for key in both}
    return all(both[key].shape == shape for key, shape in said.items() if isinstance(shape, tuple))


def tells_something(evidence, i):
    """Return whether the right gradient is more than the remainder of numbers that cancel."""
    return np.max(np.abs(evidence.wants[i])) > CANCELLED * np.max(np.abs(evidence.g), initial=0.0)


def smaller_cases(failing):
    """Yield smaller versions of failing cases: every axis one or two long, numbers rounded."""
    for evidence in failing:
        case = evidence.case
        if case.values or case.kind != "plain":
            continue
        sizes = sorted({n for shape in case.shapes.values() for n in shape if n})
        for lengths in (
            {n: 1 + (n == sizes[-1]) for n in sizes},
            {n: min(n, 1 + 2 * (n == sizes[-1])) for n in sizes},
            {n: min(n, 2) for n in sizes},
            dict.fromkeys(sizes, 1),
        ):
            if not fits_params(lengths, case.params):
                continue
            shapes = {name: tuple(lengths.get(n, 0) for n in shape) for name, shape in case.shapes.items()}
            smaller = replace(case, name=f"{case.name}, small", shapes=shapes, layout="C")
            try:
                yield from rounded_case(evidence, smaller)
            except (ValueError, IndexError):  # the forward needs the longer axes
                continue
        yield from rounded_case(evidence, replace(case, layout="C"))


def rounded_cases(failing):
    """Yield failing cases with one digit after the point, as they are otherwise."""
    for evidence in failing:
        if evidence.case.kind == "plain" and not evidence.case.values:
            yield from rounded_case(evidence, replace(evidence.case, layout="C"))


def fits_params(lengths, params):
    """Return whether arrays among the parameters, a mask say, keep their lengths when inputs get these.

    An axis shortened to 1 beside such an array would be stretched: that is no case of the exercise.
    """
    arrays = [value for value in params.values() if isinstance(value, np.ndarray)]
    return all(lengths.get(n, n) == n for array in arrays for n in array.shape)


def rounded_case(larger, case):
    """Yield a case of the same rule with one digit after the point; none where these numbers hit a corner."""
    rule = larger.rule
    inputs = sample(rule, case)
    rounds = {id(x): plain_numbers(x) for x in inputs.values()}  # one array for two inputs stays one
    inputs = {name: rounds[id(x)] for name, x in inputs.items()}
    if differences.is_bent(rule, inputs, case.params):  # there more than one gradient is right, or none
        return
    evidence = Evidence(rule, case, inputs, None, larger.answerer, larger.names)
    g = np.round(generator(rule.function, case.name, "g", seed=case.seed).normal(size=evidence.z.shape), 1)
    g = np.asarray(np.where(g == 0, 0.5, g))
    for k in range(1, min(g.size, 12)):  # equal entries hide what depends on their differences
        while g.flat[k] in g.flat[:k]:
            g.flat[k] = np.round(g.flat[k] + 0.3, 1)
    evidence.g = g
    yield evidence


def plain_numbers(x):
    """Round to one digit, away from 1 and -1, where too many formulas agree."""
    x = np.round(x, 1)
    return np.asarray(np.where(np.abs(x) == 1, 1.2 * x, x))


def example(evidence, i):
    """Return one wrong gradient as numbers, and its worst entry as a nudge."""
    rule, params = evidence.rule, evidence.case.params
    offered = {n: offer(evidence.z, evidence.inputs, params) for n, offer in rule.offers.items()}
    more = {n: value for n, value in params.items() if not offered or not is_shape(value, evidence.z)}
    given = [*evidence.inputs.items(), *(more | offered).items(), ("g", evidence.g)]
    return Example(
        evidence.rule.function,
        tuple((evidence.name_of(name), value) for name, value in given),
        evidence.gradient_names()[i],
        without_rounding(evidence.gots[i], evidence),
        without_rounding(evidence.wants[i], evidence),
        nudge(evidence, i),
        tuple(params.items()),
    )


def is_shape(value, z):
    """Return whether a parameter is but the shape of z, which the rule sees in g."""
    return isinstance(value, tuple) and value == z.shape


def without_rounding(array, evidence):
    """Write 0 for what is only rounding: these digits differ from one processor to the next."""
    noise = differences.ATOL * np.max(np.abs(evidence.g), initial=0.0)
    with np.errstate(all="ignore"):
        return np.where(np.abs(array) <= noise, 0, array)


def nudge(evidence, i):
    """Return what a small step at the first wrong entry does to L, the sum of g times z, as a sentence.

    Where another z than the forward's is shown, as of a step whose slope is borrowed, it would not be true.
    """
    if "z" in evidence.rule.offers:
        return ""
    got, want = without_rounding(evidence.gots[i], evidence), without_rounding(evidence.wants[i], evidence)
    if got.shape != want.shape or np.all(evidence.close(got, want)):
        return ""
    at = tuple(int(n) for n in np.argwhere(~evidence.close(got, want))[0])
    fields = {
        "entry": index(evidence.name_of(evidence.rule.inputs[i]), at),
        "nudge": NUDGE,
        "moves": want[at] * NUDGE,
        "d": evidence.gradient_names()[i],
        "says": f"{got[at] * NUDGE:.3g}" if np.isfinite(got[at]) else sentences.NOTHING_USABLE,
    }
    return fill(sentences.NUDGE, {**evidence.fields(i), **fields})
