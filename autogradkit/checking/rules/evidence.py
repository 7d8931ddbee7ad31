"""The evidence on one case, in numbers: what went in, what should come back, what came back."""

from functools import cached_property, lru_cache

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.authoring.settings import changed
from autogradkit.checking.report.wording import gradient_name
from autogradkit.checking.sampling import generator, laid_out, sample

__all__ = ["Evidence", "for_case"]

WHOLE_JACOBIAN = 64  # outputs: up to here a rule is asked once per output for its whole matrix
DRAWS = 8
APART = 0.5  # from 0 is each drawn entry of g at a corner: a share of next to nothing may go anywhere
STEPS = 512  # entries of all inputs together: up to here a direction through all of them is tried first
ALL_DIGITS = 1e-14
"""Of the sum of what a gradient's entries move along a random direction: an honest formula is off by less, as
a rule. An entry that is wrong by RTOL of the largest is off by a thousand times as much, unless others make
up for it along this very direction, which a wrong rule does once in ten thousand such cases at most."""


class Truth:
    """What the forward makes of some inputs, whatever comes from above; worked out when it is asked for."""

    def __init__(self, rule, inputs, params, seed=0):
        self.rule, self.inputs, self.params, self.seed = rule, inputs, params, seed

    @cached_property
    def z(self):
        """The forward's output."""
        with np.errstate(all="ignore"):
            return differences.output(self.rule, self.inputs, self.params)

    @cached_property
    def jacobians(self):
        """∂z/∂x by input, as matrices (z.size, x.size)."""
        return differences.jacobians(self.rule, self.inputs, self.params)

    @cached_property
    def along(self):
        """A direction through all inputs, by input: in units of its largest entry, none of it small."""
        steps, by_input, used = steps_of(self.seed), {}, 0
        for name in self.rule.inputs:
            x = self.inputs[name]
            size = np.abs(x).max(initial=0.0) or 1.0
            by_input[name] = size * steps[used : used + x.size].reshape(x.shape)
            used += x.size
        return by_input

    @cached_property
    def moved(self):
        """How z changes per unit along that direction: one forward, in place of one for each entry."""
        with np.errstate(all="ignore"):
            return differences.direction(self.rule, self.inputs, self.params, **self.along)


@lru_cache(4)
def steps_of(seed):
    """Return a seed's random steps: each between a half and one and a half, up or down."""
    return generator("steps", seed=seed).uniform(0.5, 1.5, STEPS) * generator("signs", seed=seed).choice(
        [-1.0, 1.0], STEPS
    )


class Evidence:
    """One question to the learner's rule and everything that can be asked around it.

    Parameters
    ----------
    rule : Rule
    case : Case
    inputs : dict of str to array
    g : array
        The upstream gradient, of z's shape.
    answerer : object
        Whom to ask.
    names : mapping of str to str
        What the learner calls an array, where that isn't its own name: {"x": "children[0].value"}.
    """

    def __init__(self, rule, case, inputs, g, answerer, names=None):
        self.rule, self.case, self.inputs, self.g, self.answerer = rule, case, inputs, g, answerer
        self.names = names or {}
        self.truth = Truth(rule, inputs, case.params, case.seed)

    @property
    def z(self):
        """The forward's output."""
        return self.truth.z

    @property
    def jacobians(self):
        """∂z/∂x by input, as matrices (z.size, x.size)."""
        return self.truth.jacobians

    @cached_property
    def wants(self):
        """The true gradients, one per input: those that came back, if a direction shows that they are."""
        if self.has_all_digits():
            return self.gots
        return tuple(self.pull(self.jacobians[name], name) for name in self.rule.inputs)

    def may_have_all_digits(self):
        """Return whether a direction may show that gradients are right: where the forward has no corner."""
        few = sum(x.size for x in self.inputs.values()) <= STEPS
        return self.rule.analytic and self.case.kind in ("plain", "edge") and few

    def has_all_digits(self):
        """Return whether an answer is there and right along a random direction, but for the last digits."""
        if "answer" not in self.__dict__ or self.answer.status != "ok" or not self.may_have_all_digits():
            return False
        inputs, gots = [self.inputs[name] for name in self.rule.inputs], self.gots
        if not all(map(is_gradient, gots, inputs)):
            return False
        with np.errstate(all="ignore"):
            parts = [got * self.truth.along[name] for got, name in zip(gots, self.rule.inputs, strict=True)]
            off = abs(sum(part.sum() for part in parts) - (self.g * self.truth.moved).sum())
            return bool(off <= ALL_DIGITS * min(np.abs(part).sum() for part in parts) < np.inf)

    def name_of(self, name):
        """Return what the learner calls an array that the checker knows by this name."""
        return self.names.get(name, name)

    def gradient_names(self):
        """Return what the learner calls the gradients, one per input."""
        return [self.name_of(gradient_name(name)) for name in self.rule.inputs]

    def fields(self, i=0):
        """Return the fields of a sentence that any case fills alike: `{g}`, `{z}` and `{x}`, input i."""
        return {"g": self.name_of("g"), "z": self.name_of("z"), "x": self.name_of(self.rule.inputs[i])}

    def pull(self, jacobian, name):
        """Return the gradient to an input that a Jacobian gives for this upstream gradient."""
        with np.errstate(all="ignore"):
            return (self.g.ravel() @ jacobian).reshape(self.inputs[name].shape)

    @cached_property
    def arguments(self):
        """What the rule is handed, by the names it asks for; copies, so that nothing here can change."""
        offered = self.offered_arguments()
        parameters = self.answerer.functions[self.rule.function]
        return {name: offered[name] for name in parameters if name in offered}

    def offered_arguments(self):
        """Return everything that a rule may ask for, by name; one array under two names stays one."""
        arrays, copies = {"g": self.g, "z": self.z, **self.inputs}, {}
        for array in arrays.values():
            if id(array) not in copies:
                copies[id(array)] = laid_out(np.array(array), self.case)
        offered = {name: copies[id(array)] for name, array in arrays.items()}
        offered |= dict(self.case.params)
        offered |= {
            name: offer(self.z, self.inputs, self.case.params) for name, offer in self.rule.offers.items()
        }
        return offered

    @cached_property
    def answer(self):
        """What the learner's rule answers, asked once."""
        return self.answerer.ask(self.rule.function, self.arguments)

    @property
    def gots(self):
        """The gradients that came back, one per input; None where there is none."""
        value, count = self.answer.value if self.answer.status == "ok" else (), len(self.rule.inputs)
        if len(value) == count:
            return value
        return tuple(value[i] if i < len(value) else None for i in range(count))

    def with_other(self, g=None, **inputs):
        """Return the evidence for another upstream gradient or other inputs, otherwise the same."""
        g = self.g if g is None else g
        other = Evidence(self.rule, self.case, {**self.inputs, **inputs}, g, self.answerer, self.names)
        if not inputs:
            other.truth = self.truth
        return other

    def with_params(self, params):
        """Return the evidence for other parameters, otherwise the same."""
        case = changed(self.case, params=params)
        return Evidence(self.rule, case, self.inputs, self.g, self.answerer, self.names)

    def with_answer(self, answer):
        """Return the same evidence as if this had been answered; further questions still go to the rule."""
        other = self.with_other()
        other.answer = answer
        return other

    def is_wrong(self, i):
        """Return whether gradient i misses the truth: shape, kind, finiteness, then every entry."""
        want, got = self.wants[i], self.gots[i]
        if got is want and got is not None:
            return False
        if got is None or got.shape != want.shape or got.dtype.kind != "f":
            return True
        return not self.close(got, want).all()

    @cached_property
    def rounding(self):
        """The error allowed in every gradient for what is rounded on the way."""
        return differences.tolerance_by_rounding(self.g, self.inputs.values(), self.rule.analytic)

    def close(self, got, want):
        """Return, entry by entry, whether `got` is near enough to `want`; NaN never is."""
        allowed = differences.tolerance_by_size(want, self.rule.analytic) + self.rounding
        with np.errstate(all="ignore"):
            near = np.abs(got - want) <= allowed
            return near if near.all() else near | ((got == want) & ~np.isnan(want))

    def matches(self, got, guess):
        """Return whether `got` is what a suspected mistake would have returned."""
        if got is None or guess is None or np.shape(got) != np.shape(guess):
            return False
        if np.asarray(guess).dtype.kind not in "fiubc" or not np.all(np.isfinite(guess)):
            return False
        got = got.astype(complex if got.dtype.kind == "c" else float)
        size = max(np.max(np.abs(guess), initial=0.0), np.max(np.abs(got), initial=0.0))
        with np.errstate(all="ignore"):
            return bool(np.all(np.abs(got - guess) <= differences.MATCH_RTOL * size))

    @cached_property
    def variants(self):
        """The exercise's own wrong rules, as far as they can be asked this: [(variant, its gradients)]."""
        guesses, offered = [], self.offered_arguments()
        for variant in self.rule.variants:
            code = variant.rule.__code__
            names = code.co_varnames[: code.co_argcount]
            try:
                with np.errstate(all="ignore"):
                    returned = variant.rule(**{name: offered[name] for name in names if name in offered})
            except (ValueError, IndexError, KeyError, TypeError):
                continue
            guesses.append((variant, returned if isinstance(returned, tuple) else (returned,)))
        return guesses

    @cached_property
    def learners_jacobians(self):
        """∂z/∂x as the learner's rule has it, by input: one question per output. None if it can't be had."""
        if not 0 < self.z.size <= WHOLE_JACOBIAN:
            return None
        rows = {name: [] for name in self.rule.inputs}
        for index in np.ndindex(self.z.shape):
            one = np.zeros(self.z.shape)
            one[index] = 1.0
            for name, got in zip(self.rule.inputs, self.with_other(g=one).gots, strict=True):
                if got is None or got.shape != self.inputs[name].shape:
                    return None
                rows[name].append(got.ravel())
        sizes = {name: (self.z.size, self.inputs[name].size) for name in rows}
        return {name: np.array(several, float).reshape(sizes[name]) for name, several in rows.items()}


def is_gradient(got, x):
    """Return whether something that came back has the form of a gradient to x."""
    return got is not None and got.shape == x.shape and got.dtype == x.dtype == np.float64


def for_case(rule, case, answerer, names=None):
    """Sample a case and return its Evidence; `names` are the learner's, as in Evidence.

    Where the truth comes from real differences, numbers that lie next to a corner are drawn again.
    """
    for draws in range(DRAWS):
        inputs = sample(rule, case, draws)
        if rule.analytic or case.kind != "plain" or not differences.is_bent(rule, inputs, case.params):
            break
    evidence = Evidence(rule, case, inputs, None, answerer, names)
    random = generator(rule.function, case.name, "g", seed=case.seed)
    g = random.normal(size=evidence.z.shape) if case.g is None else np.array(case.g, float)
    if case.kind == "kink" and case.seed and case.g is None:
        g = g + np.copysign(APART, g)
    evidence.g = laid_out(np.asarray(g), case)
    return evidence
