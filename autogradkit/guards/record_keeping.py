"""Keeping the record: a rule that is run on tensors must not turn one into a bare number.

When the backward pass is recorded, rules compute with tensors, and the second derivative is taken through
what they computed. A bare number has no past: the second derivative would be 0 there, and nobody warned.
`.detach()` and `.data` stay allowed: no array has a use for them, so whoever writes them in a rule means it.

Elsewhere such conversions are noted while a transform runs a function: if its result then depends on nothing,
that was why. An element of a NumPy array can never keep a past, so there a tensor refuses at once, and so it
does where a function written in C asks for the number: see `autogradkit.guards.bare_numbers`.
"""

import linecache
import sys
import warnings
from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from opcode import opmap
from operator import itemgetter

from autogradkit.errors import BackwardError, DataError, RuleError
from autogradkit.guards.in_place import line_of_user

__all__ = [
    "asked_by_dataclasses",
    "conversions",
    "data_to_compare",
    "data_to_convert",
    "differentiated_by",
    "keeping_record",
    "note_conversion",
    "noting_conversions",
    "outside_rules",
    "refuse_plain_gradient",
    "refuse_to_be_an_array_element",
    "rule_on_tensors",
    "warn_of_new_leaf",
    "warn_of_search",
]

SEARCH = 8  # comparisons in one line: a step takes one, an if for each of several cases few
rule_on_tensors = ContextVar("rule_on_tensors", default=None)
conversions = ContextVar("conversions", default=None)
differentiated_by = ContextVar("differentiated_by", default=frozenset())


class Notes(list):
    """How tensors became bare numbers, one text each; and the lines that have compared some with others."""

    def __init__(self):
        self.compared = Counter()


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


@contextmanager
def noting_conversions(arguments=()):
    """Collect in a list how tensors that need a gradient became bare numbers or arrays inside the block.

    `arguments` are the nodes of what a function is being differentiated by.
    """
    token = conversions.set(notes := Notes())
    outer = differentiated_by.set(differentiated_by.get() | set(arguments))
    try:
        yield notes
    finally:
        conversions.reset(token)
        differentiated_by.reset(outer)


def note_conversion(conversion):
    """Note that a tensor with a past became something without, if somebody collects such notes."""
    notes = conversions.get()
    if notes is not None and rule_on_tensors.get() is None:
        notes.append(f"{conversion} in {line_of_user()}")


def data_to_compare(tensor):
    """Return the data for a comparison, which is noted if somebody collects notes."""
    if tensor._node is not None and (notes := conversions.get()) is not None and not rule_on_tensors.get():
        frame = sys._getframe(2)
        notes.compared[frame.f_code.co_filename, frame.f_lineno] += 1
    return tensor._data


def warn_of_search(name, notes):
    """Warn of a function's result that follows from comparisons alone, if a line has made many: a search."""
    (file, number), times = max(notes.compared.items(), key=itemgetter(1), default=(("", 0), 0))
    if times >= SEARCH:
        text = linecache.getline(file, number).strip()
        warnings.warn(
            f"What {name} returned does not depend on its arguments, as far as the graph tells, and so its "
            f"derivative is 0: it was found by comparing them, {times} times in line {number}: {text}. If it "
            "follows them, as a root does that bisection finds, let one step of Newton's method, computed "
            "with tensors, come after the search.",
            stacklevel=4,
        )


def warn_of_new_leaf(tensor, how="a Tensor(…)", instead="Tensor(x.detach())", surely=False):
    """Warn that a copy keeps the numbers of a computed tensor, and not how they were made.

    A copy of a leaf is a leaf of its own, and often meant: there only a transform's argument, or what is
    `surely` meant to be the same tensor, is worth a warning.
    """
    if rule_on_tensors.get() is None:
        note_conversion(how)
        if surely or not tensor.is_leaf or tensor._node in differentiated_by.get():
            warnings.warn(
                f"{how} of {tensor.label} is a new leaf with the same numbers: gradients of what follows "
                f"stop there. Use the tensor itself; if they are to stop, say so: {instead}.",
                stacklevel=3,
            )


def asked_by_dataclasses(frame):
    """Whether a copy was asked for by dataclasses.asdict or astuple, which copy what is in the fields."""
    while frame is not None and frame.f_globals.get("__name__") == "copy":
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__") == "dataclasses"


def refuse_plain_gradient(nodes):
    """Raise if a plain backward() starts from something that one of the arguments of a transform is in.

    What it leaves in `.grad` are numbers: they would not know how they depend on that argument.
    """
    if not differentiated_by.get().isdisjoint(nodes):
        raise BackwardError(
            "backward() was called inside a function that is being differentiated itself, on something that "
            "depends on that function's arguments: the gradients are bare numbers, and would forget how they "
            "depend on the arguments. Use backward(create_graph=True), or ag.grad."
        )


def refuse_to_be_an_array_element(tensor, frame):
    """Raise if `frame` is doing `array[i] = tensor`: NumPy would take the number and forget its past."""
    if frame.f_code.co_code[frame.f_lasti] == opmap["STORE_SUBSCR"]:
        raise DataError(
            f"{tensor.label} needs a gradient, and an element of a NumPy array would forget it. Collect the "
            "parts in a list and join them with np.stack or np.concatenate, or write into a Tensor: "
            "z = ag.Tensor(np.zeros(n), requires_grad=False), then z[i] = …; for the number alone, .item()."
        )


def data_to_convert(tensor, conversion):
    """Return the data for `conversion`; raise if a rule is being run on tensors, where its past is needed."""
    if tensor._node is not None:
        note_conversion(conversion)
    rule = rule_on_tensors.get()
    if rule is not None and tensor._node is not None:
        raise RuleError(
            f"{rule.function.__name__}, the rule of {rule.op.name}, turns a tensor into a bare number "
            f"({conversion}), which has no past: a derivative taken through the rule would be wrong. "
            "Compute with the arrays as they are, and with np.exp instead of math.exp."
        )
    return tensor._data
