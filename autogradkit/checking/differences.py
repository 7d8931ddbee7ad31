"""The truth about a derivative, from differences of the forward alone.

Complex step where the forward is analytic, Richardson-extrapolated central differences elsewhere.
`crosscheck` holds one against the other when the course is tested.

Every number below which the checker says "the same" has one home, with its reason beside it:

| decides | constant | module |
|---|---|---|
| is a gradient right? | `RTOL`, `ATOL`, `ROUNDED` | differences |
| is it, as one direction shows, in all its digits? | `ALL_DIGITS` | rules/evidence |
| is it what a known mistake returns? | `MATCH_RTOL` | differences |
| is a forward fit to be the truth? | `CROSSCHECK_RTOL`, `BENT`, `CORNER_RTOL` | differences |
| is it right at a corner? | `NEARBY`, `HULL_TOLERANCE` | rules/kinks |
| is it right because of a formula? | `FORMULA_ERROR` | rules/check_rule |
| is it nearly right? | `NEARLY_RTOL` | mistakes/arithmetic |
| is it a number times the right one? | `RATIO_RTOL`, `RATIO_ATOL` | mistakes/constant_factors |
| does nothing flow back where g = 0? | `NOTHING` | mistakes/upstream |
| is an entry of its matrix zero, or this? | `LINKED`, `EXTRA`, `CLOSE` | mistakes/jacobian |
| do two gradients agree along a few directions? | `SAME` | mistakes/missing_paths |
| may a twisted problem have this gradient? | `ONE_DIRECTION_RTOL` | mistakes/moved_gradients |
| is a local derivative this formula's? | `FIRST_ENTRY_RTOL` | mistakes/pointwise_formulas |
| are two answers to one question one? | `REPEATED_RTOL` | rules/contract |
| is an engine right, or this wrong one? | `RIGHT`, `AGREES` | engines/check_engine |
| is a learner's own op the same twice, and straight? | `SAME`, `SAME_SLOPE` | rules/check_own_op |
| is a task's result right? | `rtol`, `atol` of the Task | task |
| is it off by a factor, or by lost digits? | `ONE_RTOL` | tasks/usual_mistakes |
"""

import itertools
import math

import numpy as np

__all__ = [
    "MATCH_RTOL",
    "RTOL",
    "crosscheck",
    "direction",
    "has_corner",
    "is_bent",
    "jacobians",
    "output",
    "pull_back",
    "tolerance",
    "tolerance_by_rounding",
    "tolerance_by_size",
]

COMPLEX_STEP = 1e-12
"""Imaginary step, relative to |x|. f(x + ih) = f + ih f' - h² f''/2 …: nothing is subtracted, so h may
be tiny and the error h² = 1e-24 vanishes below one rounding, 2e-16. Relative, so that x = 1e-300 works."""

REAL_STEP = 1e-3
LEVELS = 3
"""Steps h, h/2, h/4 relative to |x|. Three levels cancel h² and h⁴ and leave about h⁶/64 = 2e-20;
the rounding 2e-16 of z is divided by the last step: 1e-12. That is what limits Richardson here."""

RTOL = {True: 1e-9, False: 1e-8}
"""By `analytic`. Right formulations differ from the complex step by up to 2e-13 entry by entry on benign
points; 1e-9 leaves them 3.5 orders and refuses central differences (1e-8 … 6e-11 at their best step,
never on every case). Richardson's own error, 1e-12 of the largest z, asks for one order more."""

ATOL = 1e-12
"""Of max |g|: where the true gradient underflows (1 - tanh² at 20) an honest formula is off by about
1e-16 |g| per operation; 1e-12 leaves room for sums of thousands."""

ROUNDED = 1e-15
"""Of max |g| times the largest entry of every input, up to RTOL of max |g|: where large scores make a softmax
choose one entry, the true gradient is 0, and an honest formula the difference of two such products."""

MATCH_RTOL = 1e-6
"""Of the largest entry: a mistake is recognised when every number agrees to six digits. Real differences are
good to 1e-8 and a mistake's own formula may lose two digits more; two different mistakes agree so far on
one random number about once in a million."""

CROSSCHECK_RTOL = 1e-7
"""Two orders over Richardson's own error at its worst: a forward that drops an imaginary part is off by 1."""

BENT = 1e-5  # of the largest z or slope: a smooth forward's curve changes by 1e-9 so near
CORNER_RTOL = 1e-4  # at a corner both are apart by the slopes' own size, in a smooth forward by 1e-7 of it


def output(rule, inputs, params):
    """Return z, the forward's output, as an array."""
    return np.asarray(rule.forward(*(inputs[name] for name in rule.inputs), **params))


def jacobians(rule, inputs, params, forward=None):
    """Return, per input name, the matrix ∂z/∂x of shape (z.size, x.size).

    Parameters
    ----------
    rule : Rule
    inputs : dict of str to array
    params : mapping
    forward : callable or None
        Differentiated in place of the rule's own, with the same arguments.
    """
    differentiated = complex_step if rule.analytic else richardson
    forward = forward or rule.forward
    by_input = {}
    with np.errstate(all="ignore"):
        for place, name in enumerate(rule.inputs):
            arrays = [inputs[other] for other in rule.inputs]

            def f(x, arrays=arrays, place=place):
                arrays[place] = x
                return np.asarray(forward(*arrays, **params))

            by_input[name] = differentiated(f, np.array(inputs[name], float))
    return by_input


def pull_back(forward, g, **inputs):
    """Return the gradients of sum(g * forward(**inputs)), one per input, by complex steps.

    With the wrong forward it makes the wrong rule that a `Variant` asks for, without the right one.

    >>> pull_back(lambda x, y: x * y, np.array([1.0, 2.0]), x=np.array([3.0, 5.0]), y=np.array([7.0, 9.0]))
    (array([ 7., 18.]), array([ 3., 10.]))
    """

    def loss(**moved):
        return np.sum(g * forward(**moved))

    gradients = []
    for name, array in inputs.items():
        x = np.array(array, float)
        slopes = complex_step(lambda moved, name=name: loss(**{**inputs, name: moved}), x)
        gradients.append(slopes.reshape(x.shape))
    return tuple(gradients)


def complex_step(f, x):
    """Return ∂f/∂x at the array x, a matrix (f(x).size, x.size), by a complex step for each entry."""
    moved, columns, steps = np.array(x, complex, order="C"), [], []
    entries = moved.reshape(-1)
    for i, entry in enumerate(x.ravel().tolist()):
        h = COMPLEX_STEP * abs(entry) or COMPLEX_STEP
        entries[i] = complex(entry, h)
        columns.append(f(moved).imag.flatten())  # a copy: what a forward returns may be a view of `moved`
        steps.append(h)
        entries[i] = entry
    return matrix(columns, f, x) / steps if steps else matrix(columns, f, x)


def richardson(f, x):
    """Return ∂f/∂x at the array x, a matrix (f(x).size, x.size), by extrapolated central differences."""
    columns = []
    for index in np.ndindex(x.shape):
        estimates = []
        for level in range(LEVELS):
            h = REAL_STEP * (abs(x[index]) or 1.0) / 2**level
            above, below = x.copy(), x.copy()
            above[index] += h
            below[index] -= h
            estimates.append((f(above) - f(below)).ravel() / (above[index] - below[index]))
        for order in range(1, LEVELS):
            estimates = [
                (4**order * fine - coarse) / (4**order - 1) for coarse, fine in itertools.pairwise(estimates)
            ]
        columns.append(estimates[0])
    return matrix(columns, f, x)


def matrix(columns, f, x):
    """Return the columns side by side; without one, f tells how long they would be."""
    return np.array(columns).T if columns else np.zeros((f(x).size, 0))


def is_bent(rule, inputs, params):
    """Return whether the forward has a corner so near that real differences would step across it.

    In a smooth forward the second difference, over its step, doubles with the step; at a corner it doesn't.

    >>> from autogradkit.checking import Rule
    >>> rule = Rule("backward", lambda x: np.max(x), (), inputs=("x",), analytic=False)
    >>> (
    ...     is_bent(rule, {"x": np.array([1.5, 1.5001, 0.3])}, {}),
    ...     is_bent(rule, {"x": np.array([1.5, 1.4, 0.3])}, {}),
    ... )
    (True, False)
    """
    z = output(rule, inputs, params)
    for name in rule.inputs:
        x = np.array(inputs[name], float)
        for index in np.ndindex(x.shape):

            def ends(h, x=x, index=index, name=name):
                moved = [x.copy(), x.copy()]
                moved[0][index] += h
                moved[1][index] -= h
                return (output(rule, {**inputs, name: end}, params) for end in moved)

            h = 2 * REAL_STEP * (abs(x[index]) or 1.0)
            (above, below), (far_above, far_below) = ends(h), ends(2 * h)
            with np.errstate(all="ignore"):
                bend = (far_above + far_below - 2 * z) / (2 * h) - 2 * (above + below - 2 * z) / h
                sizes = (np.max(np.abs(part), initial=0.0) for part in (z, (above - below) / (2 * h)))
                if np.any(np.abs(bend) > BENT * max(sizes)):
                    return True
    return False


def has_corner(rule, inputs, params):
    """Return whether an analytic forward has a corner or an edge at these inputs, and no slope there.

    A complex step and real differences are apart then, along any direction.

    >>> from autogradkit.checking import Rule
    >>> rule = Rule("backward", lambda x: np.sqrt(np.sum(x**2)), (), inputs=("x",))
    >>> has_corner(rule, {"x": np.zeros(3)}, {}), has_corner(rule, {"x": np.array([0.0, 1.0, 0.0])}, {})
    (True, False)
    """
    for name in rule.inputs:
        x = np.asarray(inputs[name], float)
        v = np.cos(1.0 + np.arange(x.size)).reshape(x.shape)
        with np.errstate(all="ignore"):
            step, real = (direction(r, inputs, params, **{name: v}) for r in (rule, _Real(rule)))
            size = max(np.max(np.abs(slopes), initial=0.0) for slopes in (step, real))
            if not np.max(np.abs(step - real), initial=0.0) <= CORNER_RTOL * size:
                return True
    return False


def direction(rule, inputs, params, /, **along):
    """Return the change of z per unit of moving some inputs along arrays: one forward, however large."""

    def moved(t):
        return {**inputs, **{name: np.asarray(inputs[name], float) + t * v for name, v in along.items()}}

    if rule.analytic:
        return output(rule, moved(1j * COMPLEX_STEP), params).imag / COMPLEX_STEP
    estimate = richardson(lambda t: output(rule, moved(t), params), np.zeros(()))
    return estimate.reshape(output(rule, inputs, params).shape)


def tolerance(want, g, inputs=(), analytic=True):
    """Return the error allowed in an entry of `want`, where `g` came from above to these inputs."""
    return tolerance_by_size(want, analytic) + tolerance_by_rounding(g, inputs, analytic)


def tolerance_by_size(want, analytic=True):
    """Return the part of the tolerance that is by the size of `want`."""
    size = np.abs(want).max(initial=0.0)  # not finite if any entry isn't
    return RTOL[analytic] * (size if np.isfinite(size) else 1.0)


def tolerance_by_rounding(g, inputs=(), analytic=True):
    """Return the part of the tolerance that is by what was rounded on the way, for all gradients alike."""
    rounded = ROUNDED * math.prod(np.abs(x).max(initial=1.0) for x in inputs)
    return min(max(ATOL, rounded), RTOL[analytic]) * np.abs(g).max(initial=0.0)


def crosscheck(rule, inputs, params):
    """Return what is wrong with a forward as a reference, in words; an empty string if nothing is.

    An analytic forward must hand complex numbers through (`np.abs`, `np.var`, `np.linalg.norm` drop the
    imaginary part; the module `complex_safe` has replacements) and agree with real differences to 1e-7.
    """
    if not rule.analytic:
        return ""
    for name in rule.inputs:
        z = output(rule, {**inputs, name: np.asarray(inputs[name], complex)}, params)
        if z.dtype.kind != "c":
            return f"{rule.function}: the forward drops the imaginary part of {name}"
    step = jacobians(rule, inputs, params)
    real = jacobians(_Real(rule), inputs, params)
    for name in rule.inputs:
        off = np.max(np.abs(step[name] - real[name]), initial=0.0)
        if not off <= CROSSCHECK_RTOL * max(np.max(np.abs(real[name]), initial=0.0), 1e-5):
            return f"{rule.function}: complex step and differences are {off:.1e} apart in d{name}"
    return ""


class _Real:
    """A rule as Richardson sees it."""

    def __init__(self, rule):
        self.inputs, self.forward, self.analytic = rule.inputs, rule.forward, False
