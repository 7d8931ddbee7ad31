"""Evidence: one case in numbers: what went in, what should come back, what came back."""

from dataclasses import replace
from functools import cached_property

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.sampling import generator, laid_out, sample

__all__ = ["Evidence", "for_case"]

WHOLE_JACOBIAN = 64  # outputs: up to here a rule is asked once per output for its whole matrix
DRAWS = 8
MATCH_RTOL = 1e-6  # a mistake is recognised when every number agrees to six digits


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
    """

    def __init__(self, rule, case, inputs, g, answerer):
        self.rule, self.case, self.inputs, self.g, self.answerer = rule, case, inputs, g, answerer
        self.moves = {}  # how L moves with some roads cut, by input; see `paths`

    @cached_property
    def z(self):
        """The forward's output."""
        with np.errstate(all="ignore"):
            return differences.output(self.rule, self.inputs, self.case.params)

    @cached_property
    def jacobians(self):
        """∂z/∂x by input, as matrices (z.size, x.size)."""
        return differences.jacobians(self.rule, self.inputs, self.case.params)

    @cached_property
    def wants(self):
        """The true gradients, one per input."""
        return tuple(self.pull(self.jacobians[name], name) for name in self.rule.inputs)

    def pull(self, jacobian, name):
        """Return the gradient to an input that a Jacobian gives for this upstream gradient."""
        with np.errstate(all="ignore"):
            return (self.g.ravel() @ jacobian).reshape(self.inputs[name].shape)

    @cached_property
    def arguments(self):
        """What the rule is handed, by the names it asks for; copies, so that nothing here can change."""
        offered = self.offered()
        asked = self.answerer.functions[self.rule.function]
        return {name: offered[name] for name in asked if name in offered}

    def offered(self):
        """Return everything that a rule may ask for, by name."""
        copies = {}
        for _name, array in {"g": self.g, "z": self.z, **self.inputs}.items():
            first = copies.get(id(array))
            copies[id(array)] = laid_out(np.array(array), self.case) if first is None else first
        offered = {"g": copies[id(self.g)], "z": copies[id(self.z)]}
        offered |= {name: copies[id(array)] for name, array in self.inputs.items()}
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
        value = self.answer.value if self.answer.status == "ok" else ()
        return tuple(value[i] if i < len(value) else None for i in range(len(self.rule.inputs)))

    def given(self, g=None, **inputs):
        """Return the evidence for another upstream gradient or other inputs, otherwise the same."""
        other = Evidence(
            self.rule, self.case, {**self.inputs, **inputs}, self.g if g is None else g, self.answerer
        )
        if not inputs:  # z and the Jacobians don't depend on g
            known = vars(self)
            vars(other).update({key: known[key] for key in ("z", "jacobians") if key in known})
        return other

    def given_params(self, params):
        """Return the evidence for other parameters, otherwise the same."""
        return Evidence(self.rule, replace(self.case, params=params), self.inputs, self.g, self.answerer)

    def wrong(self, i):
        """Return whether gradient i misses the truth: shape, kind, finiteness, then every entry."""
        want, got = self.wants[i], self.gots[i]
        if got is None or got.shape != want.shape or got.dtype.kind != "f":
            return True
        return not np.all(self.close(got, want))

    def close(self, got, want):
        """Return, entry by entry, whether `got` is near enough to `want`; NaN never is."""
        allowed = differences.tolerance(want, self.g, self.rule.analytic)
        with np.errstate(all="ignore"):
            return (np.abs(got - want) <= allowed) | ((got == want) & ~np.isnan(want))

    def same(self, got, guess):
        """Return whether `got` is what a suspected mistake would have returned."""
        if got is None or guess is None or np.shape(got) != np.shape(guess):
            return False
        if np.asarray(guess).dtype.kind not in "fiubc" or not np.all(np.isfinite(guess)):
            return False
        got = got.astype(complex if got.dtype.kind == "c" else float)
        size = max(np.max(np.abs(guess), initial=0.0), np.max(np.abs(got), initial=0.0))
        with np.errstate(all="ignore"):
            return bool(np.all(np.abs(got - guess) <= MATCH_RTOL * size))

    @cached_property
    def variants(self):
        """The exercise's own wrong rules, as far as they can be asked this: [(variant, its gradients)]."""
        found, offered = [], self.offered()
        for variant in self.rule.variants:
            code = variant.rule.__code__
            asked = {name: offered[name] for name in code.co_varnames[: code.co_argcount] if name in offered}
            try:
                with np.errstate(all="ignore"):
                    returned = variant.rule(**asked)
            except (ValueError, IndexError, KeyError, TypeError):
                continue
            found.append((variant, returned if isinstance(returned, tuple) else (returned,)))
        return found

    @cached_property
    def learners_jacobians(self):
        """∂z/∂x as the learner's rule has it, by input: one question per output. None if it can't be had."""
        if not 0 < self.z.size <= WHOLE_JACOBIAN:
            return None
        rows = {name: [] for name in self.rule.inputs}
        for index in np.ndindex(self.z.shape):
            one = np.zeros(self.z.shape)
            one[index] = 1.0
            for name, got in zip(self.rule.inputs, self.given(g=one).gots, strict=True):
                if got is None or got.shape != self.inputs[name].shape:
                    return None
                rows[name].append(got.ravel())
        sizes = {name: (self.z.size, self.inputs[name].size) for name in rows}
        return {name: np.array(found, float).reshape(sizes[name]) for name, found in rows.items()}


def for_case(rule, case, answerer):
    """Sample a case and return its Evidence.

    Where the truth comes from real differences, numbers that lie next to a corner are drawn again.
    """
    for draws in range(DRAWS):
        inputs = sample(rule, case, draws)
        if rule.analytic or case.kind != "plain" or not differences.bent(rule, inputs, case.params):
            break
    evidence = Evidence(rule, case, inputs, None, answerer)
    random = generator(rule.function, case.name, "g", seed=case.seed)
    g = random.normal(size=evidence.z.shape) if case.g is None else np.array(case.g, float)
    evidence.g = laid_out(np.asarray(g), case)
    return evidence
