"""A backward rule: from the upstream gradient to one gradient per input, and what it must remember."""

import inspect
from dataclasses import dataclass

import numpy as np

from autogradkit.errors import RuleError
from autogradkit.guards.rule_arguments import is_foreign, leaving_arrays_alone, refusal_of_name, with_a_name

__all__ = ["FOREIGN", "Rule", "no_rule_yet", "rule_of"]

FOREIGN = []  # names of the rules, in this process, that are not the kit's own


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A backward rule in force: the function, and how its memory is filled and read."""

    op: object  # the Op it belongs to
    function: object
    names: tuple  # what it asks for after g, in its own order
    save: object  # (z, *inputs, **parameters and kept) -> the remembered values, in that order; or None
    wants_needs: bool  # asks which inputs need a gradient at all
    optional: tuple  # names that it can do without when it is differentiated itself
    remembers_inputs: bool  # themselves, or parameters, and not their shapes or the output alone

    def values_to_save(self, z, inputs, parameters, kept):
        """Return what is to be saved for this rule when an op has computed `z`."""
        if self.save is None:
            return ()
        others = self.op.parameters | parameters | kept if parameters or kept else self.op.parameters
        return self.save(z, *inputs, **others) if others else self.save(z, *inputs)

    def contributions(self, g, saved, needs):
        """Return what the rule makes of `g` and of what was `saved` for it: one gradient per input, a tuple.

        `needs` says of each input whether its gradient is wanted. A rule that asks for it may return None
        where it is False, and skip that work; a rule that doesn't ask is not told.
        """
        if self.wants_needs:
            answer = self.function(g, *saved, needs=needs)
        else:
            answer = self.function(g, *saved)
        return answer if type(answer) is tuple else (answer,)


def rule_of(an_op, function):
    """Read a rule's signature: what must be remembered for it?

    `save` is that signature turned round. For `mul_backward(g, x, y)` it is `lambda z, x, y: (x, y,)`:
    written out as code once, because it runs at every recorded operation.
    """
    asks = inspect.signature(function := with_a_name(function)).parameters
    g, *names = asks
    optional = tuple([n for n in names if asks[n].default is None])
    inputs = [n.lstrip("*") for n in an_op.inputs]
    read = {n: n for n in ["z", *inputs]}  # what a name stands for in the code of save
    read |= {n: f"others[{n!r}]" for n in [*an_op.parameters, *an_op.keeps]}
    read |= {
        f"{n}_shape": f"tuple(map(shape, {n}))" if "*" + n in an_op.inputs else f"shape({n})" for n in read
    }
    remembered = tuple([n for n in names if n != "needs"])
    for name in remembered:
        if name not in read:
            raise refusal_of_name(name, function.__name__, g, an_op, read)
    others = ", **others" if an_op.parameters or an_op.keeps else ""
    code = f"lambda z, {', '.join(an_op.inputs)}{others}: ({''.join(read[n] + ', ' for n in remembered)})"
    if is_foreign(function):
        FOREIGN.append(function.__name__)
        function = leaving_arrays_alone(function, len(an_op.inputs))
    save = eval(code, {"shape": np.shape}) if remembered else None
    values = any(n != "z" and not n.endswith("_shape") for n in remembered)
    return Rule(an_op, function, remembered, save, "needs" in names, optional, values)


def no_rule_yet(an_op):
    """Return the rule of an op whose rule was not written: it says how to write one."""
    name = an_op.name

    def missing(g):
        raise RuleError(
            f"{name} has no backward rule. Write one:\n"
            f"    @{name}.backward\n"
            f"    def {name}_backward(g, x):\n"
            f"        return g * ...  # upstream gradient times local derivative"
        )

    return Rule(an_op, missing, (), None, False, (), False)
