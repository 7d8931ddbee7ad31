"""The dispatch: how a NumPy function that meets a Tensor finds what it means here."""

import inspect
import sys
from functools import cache

import numpy as np

from autogradkit.core.dispatch.constants import CONSTANT_FUNCTIONS, plain
from autogradkit.core.dispatch.judge import judge, judged, shapes_by_numpy
from autogradkit.core.dispatch.whole_numbers import OTHERWISE, of_whole_numbers
from autogradkit.core.op import FUNCTIONS, Op
from autogradkit.core.tensor import Tensor, has_tensor
from autogradkit.errors import RuleError
from autogradkit.guards.record_keeping import note_conversion

__all__ = ["ANY_METHOD", "array_function", "array_ufunc", "call"]

# np.add.reduce is np.sum: what a ufunc's method means.
METHODS = {
    (np.add, "reduce"): np.sum,
    (np.maximum, "reduce"): np.max,
    (np.minimum, "reduce"): np.min,
    (np.multiply, "reduce"): np.prod,
    (np.add, "accumulate"): np.cumsum,
    (np.multiply, "accumulate"): np.cumprod,
}

# What the methods of any other ufunc of two arrays mean: `autogradkit.core.ops.ufunc_methods` says it.
ANY_METHOD = {}

# Functions that write into an array they are given, and what to write instead.
WRITERS = {
    "copyto": "x[...] = y, or ag.full for a new array",
    "fill_diagonal": "np.where(np.eye(n, dtype=bool), y, x)",
    "place": "x[mask] = y",
    "put": "x[index] = y",
    "put_along_axis": "x[index] = y",
    "putmask": "x[mask] = y",
}
# What functions written in C call their arguments: NumPy tells it from 2.4 on.
NAMES = {
    np.bincount: ("x", "weights", "minlength"),
    np.concatenate: ("arrays", "axis", "out", "dtype", "casting"),
    np.dot: ("a", "b", "out"),
    np.inner: ("a", "b"),
    np.vdot: ("a", "b"),
    np.where: ("condition", "x", "y"),
}


def call(function, arguments, keywords):
    """Run what a NumPy function means here, or the function itself where no gradient can flow."""
    if function in OTHERWISE:
        z = of_whole_numbers(function, arguments, keywords)
        if z is not None:
            return z
    meaning = FUNCTIONS.get(function)
    if meaning is None:
        if function in CONSTANT_FUNCTIONS:
            if function.__name__.startswith("save"):  # into what may be loaded again
                note_conversion(f"np.{function.__name__}()")
            return function(*plain(arguments), **plain(keywords))
        raise no_rule(function)
    if isinstance(meaning, Op):
        if meaning.inputs[0].startswith("*"):  # np.concatenate takes one sequence
            arguments, keywords = by_name(function, 1, arguments, keywords)
            return meaning(list(arguments[0]), **keywords)
        if keywords or len(arguments) != len(meaning.inputs):
            if function is np.where and len(arguments) == 1 and not keywords:
                return np.nonzero(arguments[0])
            arguments, keywords = by_name(function, len(meaning.inputs), arguments, keywords)
        return meaning(*arguments, **keywords)
    asked = arguments, keywords
    if keywords:
        arguments, keywords = by_name(function, max(1, len(arguments)), arguments, keywords)
    try:
        z = meaning(*arguments, **keywords)
    except (IndexError, ZeroDivisionError):  # of an axis that a single number has not: NumPy says it better
        shapes_by_numpy(function, *asked)
        raise
    return judged(function, z, *asked)


def by_name(function, inputs, arguments, keywords):
    """Return the first `inputs` arguments, and the others as keywords but for those left at default."""
    names = names_of(function)
    arguments = list(arguments)
    if len(arguments) > inputs and not names:
        raise RuleError(
            f"np.{function.__name__} doesn't tell what its arguments are called: give all after "
            f"the first {inputs} by keyword."
        )
    while len(arguments) < inputs and len(arguments) < len(names) and names[len(arguments)] in keywords:
        arguments.append(keywords[names[len(arguments)]])
    given = set(names[: min(len(arguments), positional(function))])
    named = dict(zip(names[inputs:], arguments[inputs:], strict=False))
    named |= {k: v for k, v in keywords.items() if k not in given or k in named}
    if named.get("out") is not None:
        raise cant_write(function)
    idle = {"out": None, "dtype": None, "where": True}
    return arguments[:inputs], {
        k: v
        for k, v in named.items()
        if v is not np._NoValue and k not in ("subok", "casting") and not (k in idle and idle[k] is v)
    }


Op.by_numpys_names, Op.judge = staticmethod(by_name), staticmethod(judge)


@cache
def names_of(function):
    """Return the names of a NumPy function's arguments; none if it is a ufunc that does not tell."""
    try:
        return NAMES.get(function) or tuple(inspect.signature(function).parameters)
    except (ValueError, TypeError):
        return ()


@cache
def positional(function):
    """Return how many of a NumPy function's first arguments have names, as those in *arguments have not."""
    try:
        kinds = [p.kind for p in inspect.signature(function).parameters.values()]
    except (ValueError, TypeError):
        kinds = []
    several = inspect.Parameter.VAR_POSITIONAL
    return kinds.index(several) if several in kinds else len(names_of(function))


def cant_write(function, in_place=False):
    """Return the error for `out=`, which is what `array += x` asks for, too."""
    name = function.__name__
    if in_place:
        return RuleError(
            f"np.{name} can't write into a plain array when tensors take part, as `a += x` does: "
            f"let it be a new one, a = np.{name}(a, x)."
        )
    return RuleError(f"np.{name} can't write into out= when tensors take part: use its result.")


def no_rule(function):
    """Return the error for a function that nobody has defined on Tensors: it says how to."""
    name, module = function.__name__, getattr(function, "__module__", None)
    if name in WRITERS:
        return RuleError(f"np.{name} writes into an array, which a graph can't follow: use {WRITERS[name]}.")
    path = f"{(module or module_of_ufunc(function)).replace('numpy', 'np')}.{name}"
    given = ", ".join("xyuvw"[: getattr(function, "nin", 1)])
    slopes = ", ".join(["g * ..."] * getattr(function, "nin", 1))
    if not name.isidentifier():  # of np.frompyfunc
        return RuleError(
            f"{name} calls a function of Python for each number, and its gradient would be lost. Write it "
            "with NumPy's functions on the whole array, or define an op of your own with ag.op."
        )
    return RuleError(
        f"{path} has no backward rule here, so its gradient would be lost. Define one in five lines:\n"
        f'    @ag.op("{name}", {path})\n'
        f"    def {name}({given}):\n        return {path}({given})\n"
        f"    @{name}.backward\n"
        f"    def {name}_backward(g, {given}):\n        return {slopes}\n"
        f"or, if no gradient is needed, pass t.data."
    )


def module_of_ufunc(function):
    """Return the module that a ufunc is of, which it does not know itself: NumPy's, or SciPy's."""
    special = sys.modules.get("scipy.special")
    return "scipy.special" if getattr(special, function.__name__, None) is function else "numpy"


def writes_constants(inputs, keywords):
    """Whether a plain array is to be filled, as by `a += x`, with constants only, so that nothing is lost."""
    out = keywords.get("out")
    return out is not None and not has_tensor(out) and not needs_gradient(inputs)


def needs_gradient(x):
    """Whether a gradient flows to `x`, or to a tensor in a list; a Spectrum counts as one."""
    if isinstance(x, (tuple, list)):
        return any(map(needs_gradient, x))
    return isinstance(x, Tensor) and (x._node is not None or type(x) is not Tensor)


def array_ufunc(self, ufunc, method, *inputs, **keywords):
    """NumPy's protocol for np.exp(t) and array * t."""
    if writes_constants(inputs, keywords):
        return getattr(ufunc, method)(*plain(inputs), **plain(keywords))
    if method == "__call__" and not keywords:
        return call(ufunc, inputs, keywords)
    if ufunc in CONSTANT_FUNCTIONS and "out" not in keywords:
        return getattr(ufunc, method)(*plain(inputs), **plain(keywords))
    if method == "__call__":
        return call_with_keywords(ufunc, inputs, keywords)
    if (ufunc, method) in METHODS:
        judge(getattr(ufunc, method), inputs, keywords)
        x, *axis = inputs
        keywords.setdefault("axis", axis[0] if axis else 0)
        return call(METHODS[ufunc, method], (x,), keywords)
    if method == "outer" and len(inputs) == 2:
        x, y = inputs
        return call(ufunc, (np.reshape(x, np.shape(x) + (1,) * np.ndim(y)), y), keywords)
    name = f"np.{ufunc.__name__}.{method}"
    if method == "at":
        raise RuleError(
            f"{name} writes into an array, which a graph can't follow: use x[index] = y where no place "
            "occurs twice; to add where one does, x + ag.scatter_add(y, shape=x.shape, index=index)."
        )
    if keywords.get("out", (None,))[0] is not None:
        raise cant_write(ufunc)
    meaning = ANY_METHOD.get(method) if ufunc.nin == 2 else None
    if meaning is None or not keywords.keys() <= {*inspect.signature(meaning).parameters, "out"}:
        raise RuleError(f"{name} has no backward rule here: use an op that has one.")
    keywords.pop("out", None)
    return judged(getattr(ufunc, method), meaning(ufunc, *inputs, **keywords), inputs, keywords)


def call_with_keywords(ufunc, inputs, keywords):
    """Run a ufunc that was given where=, dtype= or, as np.vecdot may be, axis=."""
    where, dtype, out = (keywords.pop(k, d) for k, d in (("where", True), ("dtype", None), ("out", None)))
    if out is not None:
        raise cant_write(ufunc, in_place=type(out[0]) is np.ndarray and out[0] is inputs[0])
    for name in ("casting", "order", "subok"):
        keywords.pop(name, None)
    if where is not True:
        raise RuleError(
            f"np.{ufunc.__name__}(…, where=mask) leaves the other entries without a value: "
            f"use np.where(mask, np.{ufunc.__name__}(…), …)."
        )
    if dtype is not None:
        inputs = [x.astype(dtype) if isinstance(x, Tensor) else x for x in inputs]
    return call(ufunc, inputs, keywords)


def array_function(self, function, types, arguments, keywords):
    """NumPy's protocol for np.sum(t) and np.concatenate([t, u])."""
    if "out" in keywords and writes_constants(arguments, keywords):
        return function(*plain(arguments), **plain(keywords))
    return call(function, arguments, keywords)
