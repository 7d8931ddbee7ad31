"""The diagnosis: which mistake explains every failing case?

Each recogniser looks at one gradient on one case. A mistake is claimed when it shows on every failing
case; when it shows on some only, the report says that it looks like it. The order is from the most
telling to the vaguest, and the first claim wins.
"""

from collections import Counter
from itertools import islice

import numpy as np

from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sentences import Sentence, agreement, fill
from autogradkit.checking.sentences import mistakes as sentences

from .arithmetic import cancellation, dtype, nonfinite, precision, rounded
from .array_factors import array_factor
from .axes import axes
from .constant_factors import (
    constant_factor,
    extra_term,
    parameter_ignored,
    unexplained_factor,
    varying_factor,
)
from .factor_laws import HALF, TWICE
from .finding import Finding
from .jacobian import jacobian
from .missing_paths import missing_path, path_factor
from .moved_gradients import moved_gradient
from .pointwise_formulas import FEWEST, formula, is_contrast, region_holds, where_wrong
from .repairs import repairs, without_mistake
from .routing import routing
from .shapes import shapes
from .upstream import upstream

__all__ = ["diagnose"]

FIRST = (dtype, nonfinite, cancellation, axes, shapes, precision, rounded, upstream, moved_gradient)
LATER = (
    missing_path,
    jacobian,
    constant_factor,
    formula,
    where_wrong,
    array_factor,
    unexplained_factor,
    extra_term,
    parameter_ignored,
    path_factor,
    varying_factor,
    routing,
)
AFTER_REPAIR = (
    shapes,
    moved_gradient,
    missing_path,
    constant_factor,
    formula,
    where_wrong,
    unexplained_factor,
)
AFTER_FACTOR = (moved_gradient, missing_path)
COUNTEREXAMPLES = 2  # cases that speak against a finding and are then looked at as well
WHATEVER_THE_LENGTHS = (TWICE.key, HALF.key, "minus")
OF_ALL_CASES = {  # what is said of a gradient as such, and so of its right cases too
    *("NO_UPSTREAM", "UPSTREAM_TWICE", "UPSTREAM_POOLED", "ALL_ZERO", "SIGN", "LOCAL_MISSING", "FORMULA"),
    *("SWAPPED_INPUTS", "TRANSPOSED", "FLIPPED", "ARRAY_FACTOR", "FACTOR", "ELEMENTWISE"),
}
SPOKEN_AGAINST = 3  # right cases that are asked whether they contradict
ENOUGH = 6  # failing cases looked at, the largest first: more shapes than any law has letters


def diagnose(rule, failing, passing=()):
    """Return the diagnoses for a rule.

    Parameters
    ----------
    rule : Rule
    failing, passing : sequence of Evidence
        The cases with a wrong gradient, and the right ones: "wrong only when …" needs both.
    """
    by_mistake = {}
    for i in range(len(rule.inputs)):
        every = [e for e in failing if e.gots[i] is not None and e.is_wrong(i)]
        wrong = most_telling(every, i)
        findings, certain = explain(wrong, passing, i) if wrong else ((), True)
        if len(findings) == 1:
            findings = (on_its_case(findings[0], wrong, (*every, *passing), i),)
        for finding in findings:
            fields = {**wrong[0].fields(i), **finding.fields}
            mistake = (*finding.mistake, fill(finding.sentence.observed, fields), certain)
            _, _, gradients, inputs = by_mistake.setdefault(mistake, (finding.sentence, fields, [], []))
            gradients.append(wrong[0].gradient_names()[i])
            inputs.append(fields["x"])
    return tuple(
        Diagnosis(*sentence, certain, rule.function, {**fields, **agreement(gradients, inputs)})
        for (*_, certain), (sentence, fields, gradients, inputs) in by_mistake.items()
    )


def most_telling(wrong, i):
    """Return those of the wrong cases that tell something, as far as there are any.

    Zeros in g hide a formula, so does an infinity, and the mean of nothing is NaN.
    """
    wrong = [e for e in wrong if np.all(e.g)] or wrong
    wrong = [e for e in wrong if e.z.size] or wrong
    finite = [e for e in wrong if np.all(np.isfinite(e.gots[i]))]
    return finite if 2 * len(finite) >= len(wrong) else wrong


def explain(wrong, passing, i):
    """Return the findings that explain gradient i, and whether they do so on every case."""
    wrong = sorted(wrong, key=lambda e: (-min(e.z.size, 40), e.case.name))
    wrong, rest = wrong[:ENOUGH], wrong[ENOUGH:]
    later = (
        LATER if any(is_contrast(e, i) for e in wrong) else tuple(r for r in LATER if r is not where_wrong)
    )
    for _ in range(1 + COUNTEREXAMPLES):
        finding, share, by = recognise((*FIRST, variants, *later), wrong, i)
        if share < 1:
            break
        if is_by_chance(finding, wrong, i):
            return (unknown(wrong, i),), True
        against = next((e for e in rest if not holds(finding, by, e, i)), None)
        if against is None:
            return (as_on_its_case(with_passing_cases(finding, passing), by, passing, i),), True
        wrong, rest = [against, *wrong], [e for e in rest if e is not against]
    for repair in repairs(wrong, i):
        left = AFTER_FACTOR if repair.of_a_factor else AFTER_REPAIR
        repaired = [without_mistake(e, repair) for e in wrong]
        if not any(is_contrast(e, i) for e in repaired):
            left = tuple(recogniser for recogniser in left if recogniser is not where_wrong)
        second, of_all, _ = recognise(left, repaired, i, len(wrong))
        if of_all == 1 and not is_by_chance(second, repaired, i):
            return (repair.finding, as_second_mistake(second)), True
    if share > 0.5:
        finding = with_passing_cases(finding, passing)
        return (naming_its_case(finding) if "{n}" in finding.sentence.observed else finding,), False
    return (unknown(wrong, i),), True


def as_on_its_case(finding, by, passing, i):
    """Let a finding that right cases contradict name the case that it was made on."""
    observed = finding.sentence.observed
    if finding.code not in OF_ALL_CASES or "{case}" in observed:
        return finding
    telling = (e for e in passing if e.z.size > 1 and np.any(e.wants[i]) and not fits_another_input(e, i))
    right = [*islice(telling, SPOKEN_AGAINST)]
    if not any(all(other.mistake != finding.mistake for other in by(e, i)) for e in right):
        return finding
    return naming_its_case(finding)


def naming_its_case(finding):
    """Let a finding say on which case it was made: the example may be another one."""
    observed = finding.sentence.observed
    if "{case}" in observed:
        return finding
    observed = fill(sentences.AS_ON, {"observed": observed.removesuffix(".")})
    return Finding(finding.sentence._replace(observed=observed), finding.fields, finding.key)


def fits_another_input(e, i):
    """Return whether gradient i is that of another input as well: exchanged, both are still right."""
    want, others = e.wants[i], [other for j, other in enumerate(e.wants) if j != i]
    return any(other is not None and other.shape == want.shape and e.matches(other, want) for other in others)


def is_by_chance(finding, wrong, i):
    """Return whether a factor that nothing explains was seen on a number or two only."""
    numbers = sum(np.count_nonzero(e.wants[i]) for e in wrong)
    return finding.sentence is sentences.UNEXPLAINED_FACTOR and numbers < FEWEST


def as_second_mistake(finding):
    """Return a finding said of what is left when another mistake is undone."""
    if finding.sentence is sentences.WRONG_ONLY_WHERE:
        return Finding(sentences.WRONG_WHERE_APART, finding.fields, finding.key)
    sentence = finding.sentence
    sentence = sentence._replace(observed=fill(sentences.APART, {"observed": sentence.observed}))
    return Finding(sentence, finding.fields, finding.key)


def recognise(recognisers, wrong, i, needed=None):
    """Return the first finding that shows on all cases, else on most, on which share of them, and who saw it.

    A recogniser is left as soon as no finding of its can show on `needed` cases, by default most of them.
    """
    best, most, by, needed = None, 0, None, needed or len(wrong) // 2 + 1
    for recogniser in recognisers:
        findings, counts = [], Counter()
        for number, e in enumerate(wrong, 1):
            findings.append({finding.mistake: finding for finding in recogniser(e, i)})
            counts.update(findings[-1].keys())
            if max(counts.values(), default=0) + len(wrong) - number < needed:
                break
        for mistake, count in counts.items():
            if count > most:
                best, most, by = on_the_smallest(findings, mistake, wrong), count, recogniser
            if count == len(wrong):
                return best, 1, recogniser
    return best, most / len(wrong), by


def holds(finding, recogniser, e, i):
    """Return whether a finding shows on another case too.

    Where an axis has length one hardly anything shows, but a number that no length changes does.
    """
    telling = e.z.size > 1 and min(n for array in (e.z, *e.inputs.values()) for n in array.shape) > 1
    telling = telling or recogniser is unexplained_factor or finding.key in WHATEVER_THE_LENGTHS
    return not telling or any(other.mistake == finding.mistake for other in recogniser(e, i))


def on_the_smallest(findings, mistake, wrong):
    """Return a mistake's finding on the smallest case that shows it, the last one, because it reads best."""
    number = max(n for n, of_case in enumerate(findings) if mistake in of_case)
    finding = findings[number][mistake]
    return Finding(finding.sentence, {"case": wrong[number].case.name, **finding.fields}, finding.key)


def on_its_case(finding, wrong, others, i):
    """Let a finding that says where a gradient is wrong name its case, if elsewhere that isn't so."""
    if finding.sentence is not sentences.WRONG_ONLY_WHERE or all(region_holds(finding, e, i) for e in others):
        return finding
    if not finding.key.startswith(f"{wrong[0].rule.inputs[i]} "):  # of another array's sign: by chance
        return unknown(wrong, i)
    shows = [e for e in wrong if region_holds(finding, e, i) and is_contrast(e, i)] or wrong
    first = next(f for f in where_wrong(shows[-1], i) if f.mistake == finding.mistake)
    return Finding(sentences.WRONG_WHERE_ON_CASE, {**first.fields, "case": shows[-1].case.name}, finding.key)


def with_passing_cases(finding, passing):
    """Tell 'never summed' from 'summed over some axes': the passing cases decide."""
    if finding.sentence is not sentences.UNBROADCAST_MISSING:
        return finding
    stretched = (e for e in passing if any(fits(x.shape, e.z.shape) for x in e.inputs.values()) and e.z.size)
    right = next(stretched, None)
    if right is None:
        return finding
    return Finding(sentences.UNBROADCAST_ELSEWHERE, {**finding.fields, "right_case": right.case.name})


def fits(shape, larger):
    """Return whether broadcasting would stretch `shape` to another one.

    >>> fits((3,), (2, 3)), fits((2, 3), (2, 3)), fits((2, 3), (2, 5))
    (True, False, False)
    """
    try:
        return shape != larger == np.broadcast_shapes(shape, larger)
    except ValueError:
        return False


def variants(evidence, i):
    """Yield the exercise's own wrong rules that return the very same numbers."""
    for variant, returned in evidence.variants:
        guess = np.asarray(returned[i]) if i < len(returned) else None
        if evidence.matches(evidence.gots[i], guess) and not evidence.matches(evidence.wants[i], guess):
            sentence = Sentence(variant.code, variant.observed, variant.question)
            yield Finding(sentence, key=variant.observed)


def unknown(wrong, i):
    """Return what can be said when no mistake is recognised: a wrong shape, if one of the cases has it."""
    for got, want in ((e.gots[i], e.wants[i]) for e in wrong):
        if got.shape != want.shape:
            return Finding(sentences.SHAPE, {"got": got.shape, "want": want.shape})
    return Finding(sentences.WRONG_VALUES)
