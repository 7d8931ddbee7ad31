"""Using a learner's rule: the engine runs it in place of the kit's own, here and in the film."""

from collections.abc import Callable
from functools import wraps

import numpy as np

from autogradkit.core.op import Op, find
from autogradkit.core.rule import rule_of
from autogradkit.core.tensor import Tensor
from autogradkit.guards.rule_arguments import with_a_name

__all__ = ["using"]


class using:  # noqa: N801, it reads as a verb
    """Let `rule` be the backward rule of an op, for good or inside a `with` block, in all threads.

    Parameters
    ----------
    name_or_op : str or Op
        Which op.
    rule : callable
        `rule(g, …)`: after the upstream gradient it names what it needs, as the kit's own rules do. It meets
        arrays of one common shape, also for single numbers and where the engine broadcasts.

    Raises
    ------
    RuleError
        If there is no such op, or the rule asks for a name that the op does not have.

    Examples
    --------
    >>> import autogradkit as ag
    >>> def wrong(g, x, y):
    ...     return y, x
    >>> x = ag.Tensor(2.0)
    >>> with ag.using("mul", wrong):
    ...     (x * x * 10).backward()
    >>> x.grad  # 40 is right
    array(4.)
    """

    def __init__(self, name_or_op: str | Op, rule: Callable) -> None:
        self.op = find(name_or_op)
        self.before = self.op.rule
        # its own signature is what is judged
        self.op.rule = rule_of(
            self.op, meeting_arrays(with_a_name(rule), self.op, rule_of(self.op, rule).names)
        )

    def __enter__(self) -> "using":
        return self

    def __exit__(self, *error: object) -> None:
        self.restore()

    def restore(self) -> None:
        """Put back the rule that was in force before."""
        self.op.rule = self.before


def meeting_arrays(rule, op, names):
    """Return `rule` so that it meets arrays only: of g's shape where the op works element by element."""

    @wraps(rule)
    def met(g, *remembered, **needs):
        if isinstance(g, Tensor) or any(isinstance(value, Tensor) for value in remembered):
            return rule(g, *remembered, **needs)
        values = [as_array(value, name in op.inputs) for name, value in zip(names, remembered, strict=True)]
        if op.elementwise:
            values = [np.broadcast_to(v, np.shape(g)) if isinstance(v, np.ndarray) else v for v in values]
        return rule(np.asarray(g), *values, **needs)

    return met


def as_array(value, is_input):
    """Return a number as an array without axes, whole numbers that went in as floats, and the rest as it is.

    >>> as_array(3, True) ** -1, as_array(np.array([True, False]), True), as_array(3, False)
    (np.float64(0.3333333333333333), array([ True, False]), 3)
    """
    if is_input and np.asarray(value).dtype.kind in "iu":
        value = np.asarray(value, float)
    return np.asarray(value) if isinstance(value, (float, np.number)) else value
