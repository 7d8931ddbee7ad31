"""Bare numbers: what asks a tensor for its number behind the back of whoever called it.

`float(x)` and `x.item()` ask for the number by name, and get it. A function written in C, such as math.sin or
np.fromiter, takes it without a word, and the past is lost: it is recognised by the line of the user's
that is running, or by the names in it where there is no source.
"""

import ast
import cmath
import inspect
import linecache
import math
import sys
from array import array
from functools import lru_cache
from itertools import islice
from types import BuiltinFunctionType, ModuleType

import numpy as np

from autogradkit.errors import DataError
from autogradkit.guards.record_keeping import rule_on_tensors

__all__ = ["refuse_function_of_numbers", "refuse_plain_array"]

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
KNOWN = {"numpy", *sys.stdlib_module_names}
OWN_OP = "Define an op of your own with ag.op, which says its slope"
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


def refuse_plain_array(tensor, frame):
    """Raise because somebody wants a plain array; say what to write in place of what `frame` is calling."""
    instead = instead_of_plain_array(called_expression(frame.f_code, frame.f_lasti), frame)
    raise DataError(f"{tensor.label} needs a gradient, and a plain NumPy array would forget it. {instead}")


def instead_of_plain_array(called, frame):
    """Return what to write in place of a call that makes plain arrays of tensors."""
    if isinstance(called, ast.Call) and isinstance(called.func, ast.Attribute):
        name = called.func.attr
        owner = value_in(frame, called.func.value)
        if name == "dot" or (isinstance(owner, np.ndarray) and hasattr(np, name)):
            return f"An array's own .{name}(…) takes arrays alone: write np.{name}(array, …)" + (
                ", or array @ …." if name == "dot" else "."
            )
        if owner is np.random or isinstance(owner, np.random.Generator | np.random.RandomState):
            return (
                "What is drawn has no slope: draw plain numbers and compute with them, as "
                "mu + sigma * rng.normal(size=…); or pass .detach()."
            )
    return (
        "Take .data for its array or .detach() for a constant; to fill an array with tensors, "
        "use np.stack, np.concatenate or ag.full; for zeros of its shape, np.zeros_like."
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
    return [] if any(value is float for value in values) else values


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
        instead = f"Use {numpys}" if known else OWN_OP
        return (None, None) if name in WITHOUT_SLOPE else (f"math.{name}", instead)
    if function is getattr(cmath, name, cmath):
        return f"cmath.{name}", "Use the function of real numbers, or np.fft where complex ones are needed"
    if function is array or module == "_struct":
        return (name if function is array else f"struct.{name}"), "Join tensors by np.stack"
    if array in (getattr(function, "__objclass__", None), type(getattr(function, "__self__", None))):
        return f".{name}() of an array.array", "Collect tensors in a list, and join them by np.stack"
    if module == "ctypes":
        return f"ctypes.{name}", OWN_OP
    if type(function) is BuiltinFunctionType and type(module) is str:
        library = module.partition(".")[0]
        if library not in KNOWN:  # as quad and brentq, which call a function of the user's from C
            return f"A function of {module.rpartition('._')[0] or library}", OWN_OP
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
