"""Keeping the record: a rule that is run on tensors must not turn one into a bare number.

When the backward pass is recorded, rules compute with tensors, and the second derivative is taken through
what they computed. A bare number has no past: the second derivative would be 0 there, and nobody warned.
`.detach()` and `.data` stay allowed: no array has a use for them, so whoever writes them in a rule means it.
"""

from contextvars import ContextVar

from autogradkit.errors import RuleError

__all__ = ["data_to_convert", "keeping_record", "outside_rules"]

rule_on_tensors = ContextVar("rule_on_tensors", default=None)


class keeping_record:  # noqa: N801, it reads as a verb
    """Run `rule` on tensors inside the block: conversions of tensors to bare numbers raise there."""

    def __init__(self, rule):
        self.rule = rule

    def __enter__(self):
        self.token = rule_on_tensors.set(self.rule)

    def __exit__(self, *error):
        rule_on_tensors.reset(self.token)


def outside_rules():
    """Run what a rule calls though it is no part of one: inside the block it may convert as it likes."""
    return keeping_record(None)


def data_to_convert(tensor, conversion):
    """Return the data for `conversion`; raise if a rule is being run on tensors, where its past is needed."""
    rule = rule_on_tensors.get()
    if rule is not None and tensor._node is not None:
        raise RuleError(
            f"{rule.function.__name__}, the rule of {rule.op.name}, turns a tensor into a bare number "
            f"({conversion}), which has no past: a derivative taken through the rule would be wrong. "
            "Compute with the arrays as they are, and with np.exp instead of math.exp."
        )
    return tensor._data
