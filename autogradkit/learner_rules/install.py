"""Installing a learner's right rule in the kit's own engine, for what her exercise has tried it on.

Some ops can do more than the exercise about them: matmul knows vectors and stacks, a loss may be summed in
place of averaged. There the kit's own rule goes on.
"""

import inspect

import numpy as np

import autogradkit.core.ops.image_convolution
import autogradkit.core.ops.layer
import autogradkit.core.ops.losses
import autogradkit.core.ops.pooling
import autogradkit.core.ops.recurrent  # noqa: F401  (with these the layers' ops are among OPS)
from autogradkit.core.op import OPS
from autogradkit.core.using import using
from autogradkit.errors import RuleError
from autogradkit.learner_rules.adapters import ADAPTERS, as_gradients
from autogradkit.learner_rules.layer_adapters import LAYER_ADAPTERS

__all__ = ["InstalledRules", "install"]

TRIED_ON = {  # op → for which inputs and parameters its exercise tries a rule; by default for all
    "matmul": lambda x, y: x.ndim == y.ndim == 2,
    "max": lambda axis: axis is None or isinstance(axis, int),
    "cumsum": lambda axis: isinstance(axis, int),
    "logsumexp": lambda axis, keepdims: isinstance(axis, int) and not keepdims,
    "var": lambda axis, keepdims: isinstance(axis, int) and not keepdims,
    "std": lambda z, axis, keepdims: isinstance(axis, int) and not keepdims and np.all(z),
    "cross_entropy": lambda reduction: reduction == "mean",
    "mse": lambda reduction: reduction == "mean",
}


class InstalledRules:
    """The learner's rules that are in force. Several may share an op: the latest is asked first."""

    def __init__(self):
        self.rules, self.in_force = {}, {}

    def install(self, rules):
        """Let these rules, by name, run in the engine; return the names of the ops that they run in."""
        for name in rules:
            self.rules.pop(name, None)
        self.restore()
        for name, rule in (self.rules | rules).items():
            if replaced := install(name, rule):
                self.rules[name], self.in_force[name] = rule, replaced
        return [self.in_force[name].op.name for name in rules if name in self.in_force]

    def restore(self):
        """Let the kit's own rules run again: the latest is taken away first."""
        for replaced in reversed(self.in_force.values()):
            replaced.restore()
        self.in_force.clear()


def install(name, rule):
    """Let the op of that name run backward with `rule`, and return the `using`; None if it doesn't fit.

    Raises nothing: an exercise may be about less, or about something else, than the op of its name.
    """
    if adapter := ADAPTERS.get(name) or LAYER_ADAPTERS.get(name):
        op, asks, adapt = adapter
        if not set(inspect.signature(rule).parameters) <= set(asks):
            return None
        return using(op, adapt(rule, OPS[op].rule.function))
    if name not in OPS:
        return None
    rule = with_g_first(rule)
    try:
        return using(name, where_tried(name, rule) if name in TRIED_ON else rule)
    except RuleError:
        return None


def with_g_first(rule):
    """Return a rule that takes `g` first, as the engine hands it over; an exercise asks by name.

    >>> rule = with_g_first(lambda x, y, g: (g * y, g * x))
    >>> list(inspect.signature(rule).parameters), rule(1, 2, 3)
    (['g', 'x', 'y'], (3, 2))
    """
    asks = inspect.signature(rule).parameters
    if next(iter(asks), "g") == "g" or "g" not in asks:
        return rule
    others = [name for name in asks if name != "g"]

    def backward(g, *remembered):
        return as_gradients(rule(g=g, **dict(zip(others, remembered, strict=True))))

    parameters = [asks[name].replace(default=inspect.Parameter.empty) for name in ("g", *others)]
    backward.__signature__ = inspect.Signature(parameters)
    backward.__name__ = getattr(rule, "__name__", "backward")
    return backward


def where_tried(name, rule):
    """Return a rule that is the learner's where her exercise has tried it, and the kit's own for the rest."""
    tried, kit_rule = TRIED_ON[name], OPS[name].rule.function
    asks, kits = inspect.signature(rule).parameters, inspect.signature(kit_rule).parameters
    hers, theirs, conditions = list(asks)[1:], list(kits)[1:], list(inspect.signature(tried).parameters)
    everything = {n: kits[n] for n in theirs if n != "needs"} | {n: asks[n] for n in hers}
    names = list(everything | dict.fromkeys(conditions))

    def backward(g, *remembered, needs=None):
        arguments = dict(zip(names, remembered, strict=True)) | {"needs": needs}
        if tried(**{n: arguments[n] for n in conditions}):
            return as_gradients(rule(g, *(arguments[n] for n in hers)))
        return kit_rule(g, *(arguments[n] for n in theirs))

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [
        everything[n].replace(kind=kind) if n in everything else inspect.Parameter(n, kind) for n in names
    ]
    parameters.sort(key=lambda p: p.default is None)  # what can be done without stands last
    names = [p.name for p in parameters]
    backward.__signature__ = inspect.Signature(
        [inspect.Parameter("g", kind), *parameters, *([kits["needs"]] if "needs" in kits else [])]
    )
    backward.__name__ = getattr(rule, "__name__", name)
    return backward
