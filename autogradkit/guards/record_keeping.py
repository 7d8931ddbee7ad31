"""Keeping the record: a rule that is run on tensors must not turn one into a bare number.

When the backward pass is recorded, rules compute with tensors, and the second derivative is taken through
what they computed. A bare number has no past: the second derivative would be 0 there, and nobody warned.
`.detach()` and `.data` stay allowed: no array has a use for them, so whoever writes them in a rule means it.

Elsewhere such conversions are noted while a transform runs a function: if its result then depends on nothing,
that was why. An element of a NumPy array can never keep a past, so there a tensor refuses at once, and so it
does where a function written in C, such as math.sin or np.fromiter, asks for the number behind the back of
whoever called it. `float(x)` and `x.item()` ask for it by name, and get it.
"""

import ast
import cmath
import inspect
import linecache
import math
import warnings
from array import array
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import islice
from opcode import opmap
from types import ModuleType

import numpy as np

from autogradkit.errors import BackwardError, DataError, RuleError
from autogradkit.guards.watch import line_of_user

__all__ = [
    "asked_by_dataclasses",
    "conversions",
    "data_to_convert",
    "differentiated_by",
    "keeping_record",
    "note_conversion",
    "noting_conversions",
    "outside_rules",
    "refuse_function_of_numbers",
    "refuse_plain_gradient",
    "refuse_to_be_an_array_element",
    "warn_of_new_leaf",
]

rule_on_tensors = ContextVar("rule_on_tensors", default=None)
conversions = ContextVar("conversions", default=None)
differentiated_by = ContextVar("differentiated_by", default=frozenset())


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
    token = conversions.set(notes := [])
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
# what is called otherwise in NumPy
NUMPYS = {"fabs": "abs", "pow": "power", "dist": "linalg.norm", "fsum": "sum", "sumprod": "dot"}


def refuse_function_of_numbers(tensor, frame):
    """Raise if `frame` is calling what takes bare numbers, as in `x * math.sin(x)`, `np.fromiter(xs, float)`.

    It takes the number and forgets its past: what it is multiplied with would get a gradient, and it none.
    """
    if rule_on_tensors.get() is not None:  # which is refused anyway, in other words
        return
    called = called_expression(frame.f_code, frame.f_lasti)
    if called is None:  # an interactive Python, exec: there is no source
        functions = functions_named(frame)
    elif isinstance(called, ast.Call):
        functions = functions_at_work(called, frame)
    else:
        return
    for function in functions:
        name, instead = function_of_numbers(function)
        if name:
            raise DataError(
                f"{name} takes bare numbers, and would forget how {tensor.label} was made: its gradient "
                f"would be lost. {instead}; for the number alone, x.item()."
            )


def functions_at_work(call, frame):
    """Yield what a call calls, and what it was given to call, as map in `map(math.sin, xs)`; no keywords."""
    at_work = [call.func, *call.args]
    for expression in at_work:
        if isinstance(expression, ast.Call):  # called before, and what it was given may be at work now
            at_work.extend(expression.args)
        function = value_in(frame, expression)
        yield getattr(function, "func", function)  # of a functools.partial


def functions_named(frame):
    """Return what a code without source could be calling: what it names, unless float() is among it."""
    names = frame.f_code.co_names
    values = [value_in(frame, ast.Name(name)) for name in names]
    values += [getattr(value, name, None) for value in values if type(value) is ModuleType for name in names]
    return [] if float in values else values


def value_in(frame, expression):
    """Return what a name, with dots or a key in brackets behind it, stands for in `frame`; None if unknown.

    Nothing of the user's is run for it.
    """
    match expression:
        case ast.Name(id=name):
            for names in (frame.f_locals, frame.f_globals, frame.f_builtins):
                if name in names:
                    return names[name]
        case ast.Attribute(value=of, attr=name):
            holder = value_in(frame, of)
            if isinstance(holder, (ModuleType, np.ndarray)):
                return getattr(holder, name, None)
            return inspect.getattr_static(holder, name, None)
        case ast.Call(func=ast.Name(id="getattr"), args=[of, ast.Constant(value=str(name)), *_]):
            return value_in(frame, ast.Attribute(of, name))
        case ast.Subscript(value=of, slice=ast.Constant(value=key)):
            holder = value_in(frame, of)
            if type(holder) is dict:
                return holder.get(key)
    return None


def function_of_numbers(function):
    """Return the name of a function that takes bare numbers and has a slope, and what to write instead."""
    name = getattr(function, "__name__", None)
    module = getattr(function, "__module__", None)
    if type(name) is not str or not callable(function):
        return None, None
    if function is getattr(math, name, math):
        numpys = f"np.{NUMPYS.get(name, name)}"
        known = name in NUMPYS or (hasattr(np, name) and name != "remainder")
        instead = f"Use {numpys}" if known else "Define an op of your own with ag.op, which says its slope"
        return (None, None) if name in WITHOUT_SLOPE else (f"math.{name}", instead)
    if function is getattr(cmath, name, cmath):
        return f"cmath.{name}", "Use the function of real numbers, or np.fft where complex ones are needed"
    if function is array or module == "_struct":
        return (name if function is array else f"struct.{name}"), "Join tensors by np.stack"
    if isinstance(function, type) and issubclass(function, np.generic):
        return f"np.{name}", f"Use x.astype(np.{name})"
    join = "Use np.stack to join tensors, or ag.full to fill an array with one"
    if module == "numpy" and function is getattr(np, name, None) and not isinstance(function, type):
        return f"np.{name}", join
    if type(getattr(function, "__self__", None)) is np.ndarray:
        return f"{name}() of a NumPy array", join
    return None, None


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
        statement = ast.parse(b"".join(lines)).body[0]
    except (SyntaxError, ValueError, IndexError):
        return None
    expression = getattr(statement, "value", statement)
    for loop in (expression, *getattr(expression, "generators", ())):
        if hasattr(loop, "iter"):  # for e in map(math.sin, xs): the next e is being computed
            return loop.iter
    return expression


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
