"""Keeping the record: a rule that is run on tensors must not turn one into a bare number.

When the backward pass is recorded, rules compute with tensors, and the second derivative is taken through
what they computed. A bare number has no past: the second derivative would be 0 there, and nobody warned.
`.detach()` and `.data` stay allowed: no array has a use for them, so whoever writes them in a rule means it.

Elsewhere such conversions are noted while a transform runs a function: if its result then depends on nothing,
that was why. An element of a NumPy array can never keep a past, so there a tensor refuses at once.
"""

import ast
import linecache
import math
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import islice
from opcode import opmap

from autogradkit.errors import DataError, RuleError
from autogradkit.guards.watch import line_of_user

__all__ = [
    "conversions",
    "data_to_convert",
    "keeping_record",
    "note_conversion",
    "noting_conversions",
    "outside_rules",
    "refuse_function_of_numbers",
    "refuse_to_be_an_array_element",
]

rule_on_tensors = ContextVar("rule_on_tensors", default=None)
conversions = ContextVar("conversions", default=None)


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
def noting_conversions():
    """Collect in a list how tensors that need a gradient became bare numbers or arrays inside the block."""
    token = conversions.set(notes := [])
    try:
        yield notes
    finally:
        conversions.reset(token)


def note_conversion(conversion):
    """Note that a tensor with a past became something without, if somebody collects such notes."""
    notes = conversions.get()
    if notes is not None and rule_on_tensors.get() is None:
        notes.append(f"{conversion} in {line_of_user()}")


def refuse_to_be_an_array_element(tensor, frame):
    """Raise if `frame` is doing `array[i] = tensor`: NumPy would take the number and forget its past."""
    if frame.f_code.co_code[frame.f_lasti] == opmap["STORE_SUBSCR"]:
        raise DataError(
            f"{tensor.label} needs a gradient, and an element of a NumPy array would forget it. Collect the "
            "parts in a list and join them with np.stack or np.concatenate, or write into a Tensor: "
            "z = ag.Tensor(np.zeros(n), requires_grad=False), then z[i] = …; for the number alone, .item()."
        )


# Functions of Python's math that have no slope worth a gradient: of a tensor they may ask for the number.
WITHOUT_SLOPE = {
    "ceil",
    "floor",
    "frexp",
    "isclose",
    "isfinite",
    "isinf",
    "isnan",
    "nextafter",
    "trunc",
    "ulp",
}


def refuse_function_of_numbers(tensor, frame):
    """Raise if `frame` is calling a function of Python's math, as in `x * math.sin(x)`.

    It takes the number and forgets its past: what it is multiplied with would get a gradient, and it none.
    """
    if rule_on_tensors.get() is not None:  # which is refused anyway, in other words
        return
    called = called_expression(frame.f_code, frame.f_lasti)
    if not isinstance(called, ast.Call):
        return
    module, _, name = ast.unparse(called.func).rpartition(".")
    function = frame.f_locals.get(module or name, frame.f_globals.get(module or name))
    function = getattr(function, name, None) if module else function
    name = getattr(function, "__name__", None)
    if name is None or function is not getattr(math, name, None) or name in WITHOUT_SLOPE:
        return
    raise DataError(
        f"math.{name} takes bare numbers, and would forget how {tensor.label} was made: its gradient would "
        f"be lost. Use np.{NUMPYS.get(name, name)}; for the number alone, x.item()."
    )


NUMPYS = {"fabs": "abs", "pow": "power", "dist": "linalg.norm", "fsum": "sum", "sumprod": "dot"}


@lru_cache(1_000)
def called_expression(code, instruction):
    """Return the expression that an instruction belongs to, as a tree; None where there is no source."""
    line, last, start, end = next(islice(code.co_positions(), instruction // 2, None))
    if None in (line, last, start, end):
        return None
    lines = [linecache.getline(code.co_filename, n).encode() for n in range(line, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    try:
        return ast.parse(b"".join(lines), mode="eval").body
    except (SyntaxError, ValueError):
        return None


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
