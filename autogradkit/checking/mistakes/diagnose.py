"""The diagnosis: which mistake explains every failing case?

Each recogniser looks at one gradient on one case. A mistake is claimed when it shows on every failing
case; when it shows on some only, the report says that it looks like it. The order is from the most
telling to the vaguest, and the first claim wins.
"""

from collections import Counter

import numpy as np

from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.report.wording import gradient_name

from .arithmetic import cancellation, dtype, nonfinite, precision
from .array_factors import factors
from .axes import axes
from .constant_factors import adds, ignored, laws, one_factor
from .finding import Finding
from .formulas import formulas, where_wrong
from .jacobian import jacobian
from .missing_paths import paths, weights
from .moved_gradients import transforms
from .repairs import repaired, repairs
from .routing import routing
from .shapes import shapes
from .upstream import upstream

__all__ = ["diagnose"]

FIRST = (
    dtype,
    nonfinite,
    cancellation,
    axes,
    shapes,
    precision,
    upstream,
    transforms,
)
LATER = (paths, jacobian, laws, formulas, where_wrong, factors, one_factor, adds, ignored, weights, routing)
AFTER_REPAIR = (shapes, transforms, paths, laws, formulas, where_wrong, one_factor)
AFTER_FACTOR = (transforms, paths)
COUNTEREXAMPLES = 2  # cases that speak against a finding and are then looked at as well
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
    for i, name in enumerate(rule.inputs):
        wrong = [e for e in failing if e.gots[i] is not None and e.wrong(i)]
        # zeros in g hide a formula, so does an infinity, and the mean of nothing is NaN: none of them while
        # there is something else
        wrong = [e for e in wrong if np.all(e.g)] or wrong
        wrong = [e for e in wrong if e.z.size] or wrong
        wrong = [e for e in wrong if np.all(np.isfinite(e.gots[i]))] or wrong
        findings, certain = explain(wrong, passing, i) if wrong else ((), True)
        for finding in findings:
            mistake = (finding.code, finding.key, finding.observed, certain)
            by_mistake.setdefault(mistake, (finding, []))[1].append(gradient_name(name))
    return tuple(
        Diagnosis(
            finding.code,
            finding.about(names),
            finding.question.replace("{d}", " and ".join(names)),
            certain,
            rule.function,
        )
        for (_, _, _, certain), (finding, names) in by_mistake.items()
    )


def explain(wrong, passing, i):
    """Return the findings that explain gradient i, and whether they do so on every case."""
    wrong = sorted(wrong, key=lambda e: (-min(e.z.size, 40), e.case.name))
    wrong, rest = wrong[:ENOUGH], wrong[ENOUGH:]
    for _ in range(1 + COUNTEREXAMPLES):
        finding, share, by = recognise((*FIRST, variants, *LATER), wrong, i)
        if share < 1:
            break
        against = next((e for e in rest if not holds(finding, by, e, i)), None)
        if against is None:
            return (settled(finding, passing),), True
        wrong, rest = [against, *wrong], [e for e in rest if e is not against]
    for first, repair, a_factor in repairs(wrong, i):
        left = AFTER_FACTOR if a_factor else AFTER_REPAIR
        second, of_all, _ = recognise(left, [repaired(e, repair) for e in wrong], i, len(wrong))
        if of_all == 1:
            return (first, second), True
    if share > 0.5:
        return (settled(finding, passing),), False
    return (unknown(wrong[0], i),), True


def recognise(recognisers, wrong, i, needed=None):
    """Return the first finding that shows on all cases, else on most, on which share of them, and who saw it.

    A recogniser is given up as soon as no finding of its can show on `needed` cases, by default most of them.
    """
    best, most, by, needed = None, 0, None, needed or len(wrong) // 2 + 1
    for recogniser in recognisers:
        found, counts = [], Counter()
        for number, e in enumerate(wrong, 1):
            found.append({(f.code, f.key): f for f in recogniser(e, i)})
            counts.update(found[-1].keys())
            if max(counts.values(), default=0) + len(wrong) - number < needed:
                break
        for key, count in counts.items():
            if count > most:
                best, most, by = best_wording(found, key), count, recogniser
            if count == len(wrong):
                return best, 1, recogniser
    return best, most / len(wrong), by


def holds(finding, recogniser, e, i):
    """Return whether a finding shows on another case too; where an axis has length one, nothing shows."""
    telling = e.z.size > 1 and min(n for array in (e.z, *e.inputs.values()) for n in array.shape) > 1
    return not telling or any((f.code, f.key) == (finding.code, finding.key) for f in recogniser(e, i))


def best_wording(found, key):
    """Return the finding as the smallest case tells it."""
    return next(one[key] for one in reversed(found) if key in one)


def settled(finding, passing):
    """Tell 'never summed' from 'summed over some axes': the passing cases decide."""
    if finding.code == "UNBROADCAST_MISSING":
        stretched = [
            e for e in passing if any(fits(x.shape, e.z.shape) for x in e.inputs.values()) and e.z.size
        ]
        if stretched:
            return Finding(
                "UNBROADCAST_PARTIAL",
                finding.observed + f" On “{stretched[0].case.name}” the sum is there.",
                "Broadcasting adds axes in front and stretches axes of length one. Which of the two is left?",
            )
    return finding


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
        if i < len(returned) and evidence.same(evidence.gots[i], np.asarray(returned[i])):
            yield Finding(variant.code, variant.observed, variant.question, variant.observed)


def unknown(evidence, i):
    """Return what can be said when no mistake is recognised."""
    got, want = evidence.gots[i], evidence.wants[i]
    name = evidence.rule.inputs[i]
    if got.shape != want.shape:
        return Finding(
            "SHAPE",
            f"{{d}} {{has}} shape {got.shape}, but {name} has shape {want.shape}: "
            "a gradient has its input's shape.",
            "Which axis is too many, or missing?",
        )
    return Finding(
        "WRONG_VALUES",
        "{d} {is_} wrong, and the mistake is none that is known here.",
        "Take the small example below and work it out by hand: where do you part from it?",
    )
