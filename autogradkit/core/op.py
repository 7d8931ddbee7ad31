"""An op: a forward and, right below it, its backward rule, both plain functions of arrays.

    @op("tanh", np.tanh)
    def tanh(x):
        return np.tanh(x)

    @tanh.backward
    def tanh_backward(g, z):
        return g * (1 - z**2)

After `g`, the upstream gradient, the rule names what it needs: `z` for the output, any input, any
parameter, `x_shape` for no more than the shape of the input x, or a name that the forward kept. The rule's
signature is the declaration of what the graph must remember: it is read once, and exactly that is saved.

What a forward kept is a plain array: no second derivative goes through it. A rule that can do without, by
computing it again from its inputs, says so with a default: `def rule(g, x, shares=None)`.
"""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from autogradkit.core.node import Node
from autogradkit.core.numbers import constant, real_array
from autogradkit.core.recording import recording
from autogradkit.core.rule import no_rule_yet, rule_of
from autogradkit.core.tensor import Tensor, from_lists, has_tensor, recorded_result, result
from autogradkit.errors import DataError, RuleError, did_you_mean
from autogradkit.guards.habits import KEYWORDS
from autogradkit.guards.in_place import WATCHED, check_forward
from autogradkit.guards.rule_arguments import is_foreign
from autogradkit.guards.users_forward import users_forward
from autogradkit.guards.views import note_part

if TYPE_CHECKING:  # no module that runs
    from autogradkit.core.op_signatures import AnyOp

__all__ = ["FUNCTIONS", "OPS", "Op", "find", "op"]

OPS: dict[str, Any] = {}  # every op by its name: "mul"
PLAIN = {Tensor, float, int, np.ndarray, np.float64}  # what needs no second look as an input
FIXED = {float, int, np.float64}  # constants that nobody can change
ARRAYS = {np.ndarray, np.float64}  # what forwards return nearly always
MAY_CHANGE = {np.ndarray, list, tuple}  # parameters that are arrays of the caller's, or may hold some
FUNCTIONS: dict[Any, Any] = {}  # what a NumPy function means here: np.multiply an op, np.trace a composition


class Op:
    """A function of arrays that can be recorded; `inputs` are its arrays, `parameters` the rest.

    A parameter is what stands behind the bare `*` in the forward's signature.
    """

    def __init__(self, name, forward, inputs, parameters, keeps, elementwise):
        self.name = name
        self.forward = forward
        self.inputs = inputs
        self.arity = None if inputs[0].startswith("*") else len(inputs)
        self.parameters = parameters
        self.keeps = keeps
        self.elementwise = elementwise
        self.rule = self.kit_rule = no_rule_yet(self)
        self.extended_function = None
        self.moves = False  # whether it only moves numbers, also where NumPy copies, as it does a single one
        self.numpy_function = None  # the first of those that mean this op
        self.__name__ = name
        self.__doc__ = forward.__doc__
        self.__wrapped__ = forward
        self.__module__ = forward.__module__

    def __repr__(self):
        return f"<op {self.name}({', '.join(self.inputs)})>"

    def backward(self, function: Any) -> Any:
        """Declare `function` as this op's backward rule (a decorator)."""
        self.rule = self.kit_rule = rule_of(self, function)
        return function

    def extended(self, function):
        """Declare `function` as this op with more keywords, such as where= or dtype=.

        It is written in terms of ops, so the rule need not know these keywords (a decorator).
        """
        self.extended_function = function
        return function

    def value(self, *inputs, **parameters):
        """Return what the forward computes from arrays, without what it keeps for the rule."""
        z = self.forward(*inputs, **parameters)
        return z[0] if self.keeps else z

    def __call__(self, *inputs: Any, **parameters: Any) -> Any:
        """Compute, and record if a gradient may be asked for later."""
        if len(inputs) != self.arity:
            inputs, parameters = self.with_named_parameters(inputs, parameters)
        if parameters and not parameters.keys() <= self.parameters.keys():
            return self.call_extended(inputs, parameters)
        arrays, sources, constants = [], [], False
        origins: tuple[int, ...] = ()
        for x in inputs:
            if type(x) is Tensor:
                arrays.append(x._data)
                sources.append(x._node or x._data)
            else:
                if type(x) not in PLAIN and has_tensor(x):
                    return self.call_with_others(inputs, parameters)
                arrays.append(constant(x))
                sources.append(arrays[-1])
                constants = constants or type(x) not in FIXED
        rule = self.rule if Node in map(type, sources) and recording() else None
        if (constants or parameters) and rule is not None and rule.remembers_inputs:
            origins = tuple(map(id, arrays)) if constants else ()
            arrays, sources, parameters = copied_constants(inputs, arrays, sources, parameters)
        z, kept = self.forward(*arrays, **parameters) if parameters else self.forward(*arrays), {}
        if self.keeps:
            z, kept = z
        if type(z) is float:  # from math.exp and its like
            z = np.float64(z)
        t = z
        if rule is not None:
            t = recorded_result(z, rule, tuple(sources), rule.values_to_save(z, arrays, parameters, kept))
        elif Tensor in map(type, inputs):
            t = result(z)
        if t is not z and (type(z) not in ARRAYS or z.base is not None or self.moves):
            note_part(t, [x for x in inputs if type(x) is Tensor], self.moves)
        if rule is None:
            return t
        if parameters:
            t._node.parameters = parameters
        if origins:
            t._node.origins = origins
        if WATCHED:
            check_forward(t._node, z, arrays)
        return t

    def with_named_parameters(self, inputs, parameters):
        """Return the inputs alone, and the parameters with those that came without their names."""
        if self.arity is None:
            if inputs and type(inputs[0]) in (list, tuple):  # np.stack([x, y], axis)
                inputs, nameless = inputs[0], inputs[1:]
                parameters = parameters | dict(zip(self.parameters, nameless, strict=False))
            return inputs, parameters
        named = self.inputs[len(inputs) :]
        if named and parameters.keys() >= set(named):  # forward(x=…), as any function of Python's
            inputs += tuple([parameters[name] for name in named])
            parameters = {name: value for name, value in parameters.items() if name not in named}
        if len(inputs) > self.arity and inspect.isroutine(self.numpy_function) and self.parameters:
            inputs, parameters = Op.by_numpys_names(self.numpy_function, self.arity, inputs, parameters)
        inputs, nameless = inputs[: self.arity], inputs[self.arity :]
        if len(inputs) < self.arity or len(nameless) > len(self.parameters):
            n = len(inputs) + len(nameless)
            raise TypeError(f"{self.name} takes {', '.join(self.inputs)}: {n} were given.")
        return inputs, parameters | dict(zip(self.parameters, nameless, strict=False))

    def call_with_others(self, inputs, parameters={}):  # noqa: B006, it is only read
        """Compute where an input is a list with Tensors, or a Tensor of another kind such as a Spectrum."""
        if any(isinstance(x, Tensor) and type(x) is not Tensor for x in inputs):
            if self.numpy_function is None:
                raise DataError(f"{self.name} takes real numbers: one of its inputs is complex.")
            return self.numpy_function(*inputs, **parameters)  # which asks it what that means
        return self(*map(from_lists, inputs), **parameters)

    def call_extended(self, inputs, parameters):
        """Compute with keywords that the op's own forward doesn't have."""
        keywords = inspect.signature(self.extended_function).parameters if self.extended_function else {}
        known = {**self.parameters, **keywords}
        anything = any(p.kind is p.VAR_KEYWORD for p in keywords.values())
        for name in parameters:
            if name not in known and (name in KEYWORDS or not anything):
                hint = f" It is {KEYWORDS[name]}= here." if KEYWORDS.get(name) in known else ""
                said = f"{self.name} has no parameter {name!r}." + (hint or did_you_mean(name, known))
                raise TypeError(said)
        Op.judge(self.numpy_function, inputs if self.arity else (list(inputs),), parameters)
        return self.extended_function(*inputs, **parameters)


def copied_constants(inputs, arrays, sources, parameters):
    """Return arrays, sources and parameters with copies of what is the caller's own, who may refill it."""
    for i, x in enumerate(inputs):
        if arrays[i] is x and type(x) is np.ndarray:
            arrays[i] = sources[i] = x.copy("K")
    if parameters and not MAY_CHANGE.isdisjoint(map(type, parameters.values())):
        parameters = {name: copied_parameter(value) for name, value in parameters.items()}
    return arrays, sources, parameters


def copied_parameter(value):
    """Return a parameter's value with the arrays in it copied: an index may be a tuple of them."""
    if type(value) is np.ndarray:
        return value.copy()
    if type(value) is list or (type(value) is tuple and any(type(v) in (np.ndarray, list) for v in value)):
        return type(value)([copied_parameter(v) for v in value])
    return value


class Unary(Op):
    """An op of one array and nothing else: recorded without the general case's loops."""

    def __init__(self, *what):
        super().__init__(*what)
        forward = self.forward

        def call(x):
            if type(x) is not Tensor:
                return self.call_with_others((x,)) if has_tensor(x) else forward(constant(x))
            a = x._data
            z = forward(a)
            if type(z) is float:
                z = np.float64(z)
            if x._node is None or not recording():
                return result(z)
            rule = self.rule
            t = recorded_result(z, rule, (x._node,), rule.save(z, a) if rule.save else ())
            if WATCHED:
                check_forward(t._node, z, (a,))
            return t

        call.__qualname__ = self.name  # as an error calls it
        self.call = call

    def __call__(self, *inputs, **parameters):
        if parameters or len(inputs) != 1:
            return super().__call__(*inputs, **parameters)  # to say what is wrong
        return self.call(inputs[0])


class Binary(Op):
    """An op of two arrays and nothing else; its `call` may be an operator: `Tensor.__mul__ = mul.call`."""

    def __init__(self, *what):
        super().__init__(*what)
        forward = self.forward

        def call(x, y):
            if type(x) is Tensor:
                a = x._data
                source = x._node or a
            elif type(x) not in PLAIN and has_tensor(x):
                return self.call_with_others((x, y))
            else:
                a = source = constant(x)
            if type(y) is Tensor:
                b = y._data
                other = y._node or b
            elif type(y) not in PLAIN and has_tensor(y):
                return self.call_with_others((x, y))
            else:
                b = other = constant(y)
            z = forward(a, b)
            if type(z) is float:
                z = np.float64(z)
            if (type(source) is not Node and type(other) is not Node) or not recording():
                return result(z) if type(x) is Tensor or type(y) is Tensor else z
            rule = self.rule
            origins = ()
            if rule.remembers_inputs and (source is a or other is b) and FIXED.isdisjoint((type(x), type(y))):
                origins = id(a), id(b)  # of the caller's arrays, which may be refilled by the caller
                (a, b), (source, other), _ = copied_constants((x, y), [a, b], [source, other], {})
            t = recorded_result(z, rule, (source, other), rule.save(z, a, b) if rule.save else ())
            if origins:
                t._node.origins = origins
            if WATCHED:
                check_forward(t._node, z, (a, b))
            return t

        call.__qualname__ = self.name  # as an error calls it
        self.call = call

    def __call__(self, *inputs, **parameters):
        if parameters or len(inputs) != 2:
            return super().__call__(*inputs, **parameters)  # to say what is wrong
        return self.call(inputs[0], inputs[1])


def op(name: str, *numpy_functions: Any, keeps: tuple[str, ...] = ()) -> "Callable[[Any], AnyOp]":
    """Define an op: `@op("tanh", np.tanh)` above its forward.

    Parameters
    ----------
    name : str
        What films, errors and `ag.using` call it.
    *numpy_functions : callables
        NumPy functions that mean this op when they meet a Tensor.
    keeps : tuple of str
        Names that the forward hands to its rule: it then returns `z, {"mask": mask}`.

    Examples
    --------
    >>> import numpy as np
    >>> from autogradkit.core import Tensor, op
    >>> @op("cube")
    ... def cube(x):
    ...     return x * x * x
    >>> @cube.backward
    ... def cube_backward(g, x):
    ...     return g * 3 * x * x
    >>> x = Tensor(2.0)
    >>> cube(x).backward()
    >>> x.grad
    array(12.)
    """

    def define(forward: Any) -> Any:
        inputs, parameters = [], {}
        for p in inspect.signature(forward).parameters.values():
            if p.kind is p.KEYWORD_ONLY:
                parameters[p.name] = p.default
            else:
                inputs.append("*" + p.name if p.kind is p.VAR_POSITIONAL else p.name)
        if is_foreign(forward):
            forward = users_forward(forward, keeps, real_array)
        plain = not parameters and not keeps and not inputs[0].startswith("*")
        kind = {1: Unary, 2: Binary}.get(len(inputs), Op) if plain else Op
        elementwise = any(isinstance(f, np.ufunc) and f.signature is None for f in numpy_functions)
        made = kind(name, forward, tuple(inputs), parameters, tuple(keeps), elementwise)
        made.numpy_function = next(filter(None, numpy_functions), None)
        OPS[name] = made
        FUNCTIONS.update(dict.fromkeys(numpy_functions, made))
        return made

    return define


def find(name_or_op):
    """Return the op called `name_or_op`, or the op itself."""
    if isinstance(name_or_op, Op):
        return name_or_op
    if name_or_op not in OPS:
        raise RuleError(f"There is no op called {name_or_op!r}." + did_you_mean(name_or_op, OPS))
    return OPS[name_or_op]
