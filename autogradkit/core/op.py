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
from typing import NamedTuple

import numpy as np

from autogradkit.core.node import Node
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor, constant, recorded, result
from autogradkit.errors import RuleError, did_you_mean
from autogradkit.guards.watch import WATCHED, check_forward

__all__ = ["FUNCTIONS", "OPS", "Op", "Rule", "find", "op"]

OPS = {}  # every op by its name: "mul"
FUNCTIONS = {}  # what each NumPy function means here: np.multiply an op, np.trace a composed function


class Rule(NamedTuple):
    """A backward rule in force: the function, and how its memory is filled and read."""

    op: "Op"
    function: object
    names: tuple  # what it asks for after g, in its own order
    save: object  # (z, *inputs, **parameters and kept) -> the remembered values, in that order; or None
    wants_needs: bool  # asks which inputs need a gradient at all
    optional: tuple  # names that it can do without when it is differentiated itself


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
        self.rule = self.own = Rule(self, no_rule_yet(name), (), None, False, ())
        self.rarer = None
        self.__name__ = name
        self.__doc__ = forward.__doc__
        self.__wrapped__ = forward
        self.__module__ = forward.__module__

    def __repr__(self):
        return f"<op {self.name}({', '.join(self.inputs)})>"

    def backward(self, function):
        """Declare `function` as this op's backward rule (a decorator)."""
        self.rule = self.own = rule_of(self, function)
        return function

    def rarely(self, function):
        """Declare `function` as what this op means when given rarer keywords, such as where= or dtype=.

        It is written in terms of ops, so the rule need not know these keywords (a decorator).
        """
        self.rarer = function
        return function

    def __call__(self, *inputs, **parameters):
        """Compute, and record if a gradient may be asked for later."""
        if parameters or len(inputs) != self.arity:
            inputs, parameters = self.sorted_out(inputs, parameters)
            if inputs is None:
                return self.rarer(*parameters[0], **parameters[1])
        arrays, sources, graph, tensors = [], [], False, False
        for x in inputs:
            if type(x) is Tensor:
                tensors = True
                arrays.append(x._data)
                graph = graph or x._node is not None
                sources.append(x._node or x._data)
            else:
                arrays.append(constant(x))
                sources.append(arrays[-1])
        z, kept = self.forward(*arrays, **parameters), None
        if self.keeps:
            z, kept = z
        if type(z) is float:  # from math.exp and its like
            z = np.float64(z)
        if not graph or not recording():
            return result(z) if tensors else z
        rule = self.rule
        saved = ()
        if rule.save:
            others = self.parameters
            if parameters or kept:
                others = others | parameters | (kept or {})
            saved = rule.save(z, *arrays, **others)
        t = recorded(z, rule, tuple(sources), saved)
        if parameters:
            t._node.parameters = parameters
        if WATCHED:
            check_forward(t._node, z, arrays)
        return t

    def sorted_out(self, inputs, parameters):
        """Return inputs and parameters apart, where parameters came without their names."""
        if self.arity is not None:
            inputs, given = inputs[: self.arity], inputs[self.arity :]
            parameters.update(zip(self.parameters, given, strict=False))
            if len(inputs) < self.arity or len(given) > len(self.parameters):
                n = len(inputs) + len(given)
                raise TypeError(f"{self.name} takes {', '.join(self.inputs)}: {n} were given.")
        for name in parameters:
            if name not in self.parameters:
                if self.rarer is not None:
                    return None, (inputs, parameters)
                raise TypeError(
                    f"{self.name} has no parameter {name!r}." + did_you_mean(name, self.parameters)
                )
        return inputs, parameters


class Unary(Op):
    """An op of one array and nothing else: recorded without the general case's loops."""

    def __init__(self, *what):
        super().__init__(*what)
        forward = self.forward

        def call(x):
            if type(x) is not Tensor:
                return forward(constant(x))
            a = x._data
            z = forward(a)
            if type(z) is float:
                z = np.float64(z)
            if x._node is None or not recording():
                return result(z)
            rule = self.rule
            t = recorded(z, rule, (x._node,), rule.save(z, a) if rule.save else ())
            if WATCHED:
                check_forward(t._node, z, (a,))
            return t

        self.call = call

    def __call__(self, x):
        return self.call(x)


class Binary(Op):
    """An op of two arrays and nothing else; its `call` may be an operator: `Tensor.__mul__ = mul.call`."""

    def __init__(self, *what):
        super().__init__(*what)
        forward = self.forward

        def call(x, y):
            if type(x) is Tensor:
                a = x._data
                source = x._node or a
            else:
                a = source = constant(x)
            if type(y) is Tensor:
                b = y._data
                other = y._node or b
            else:
                b = other = constant(y)
            z = forward(a, b)
            if type(z) is float:
                z = np.float64(z)
            if (type(source) is not Node and type(other) is not Node) or not recording():
                return result(z) if type(x) is Tensor or type(y) is Tensor else z
            rule = self.rule
            t = recorded(z, rule, (source, other), rule.save(z, a, b) if rule.save else ())
            if WATCHED:
                check_forward(t._node, z, (a, b))
            return t

        self.call = call

    def __call__(self, x, y):
        return self.call(x, y)


def op(name, *numpy_functions, keeps=()):
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

    def define(forward):
        inputs, parameters = [], {}
        for p in inspect.signature(forward).parameters.values():
            if p.kind is p.KEYWORD_ONLY:
                parameters[p.name] = p.default
            else:
                inputs.append("*" + p.name if p.kind is p.VAR_POSITIONAL else p.name)
        plain = not parameters and not keeps and not inputs[0].startswith("*")
        kind = {1: Unary, 2: Binary}.get(len(inputs), Op) if plain else Op
        elementwise = any(isinstance(f, np.ufunc) and f.signature is None for f in numpy_functions)
        made = kind(name, forward, tuple(inputs), parameters, tuple(keeps), elementwise)
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


def rule_of(an_op, function):
    """Read a rule's signature: what must be remembered for it?

    `save` is that signature turned round. For `mul_backward(g, x, y)` it is `lambda z, x, y: (x, y,)`:
    written out as code once, because it runs at every recorded operation.
    """
    asks = inspect.signature(function).parameters
    g, *names = asks
    optional = tuple([n for n in names if asks[n].default is None])
    inputs = [n.lstrip("*") for n in an_op.inputs]
    read = {n: n for n in ["z", *inputs]}  # what a name stands for in the code of save
    read |= {n: f"others[{n!r}]" for n in [*an_op.parameters, *an_op.keeps]}
    read |= {
        f"{n}_shape": f"tuple(map(shape, {n}))" if "*" + n in an_op.inputs else f"shape({n})" for n in read
    }
    asked = tuple([n for n in names if n != "needs"])
    for name in asked:
        if name not in read:
            known = [n for n in read if not n.endswith("_shape")]
            raise RuleError(
                f"{function.__name__} asks for {name!r}, which {an_op.name} does not have: "
                f"after {g} it can ask for {', '.join(known)}." + did_you_mean(name, known)
            )
    others = ", **others" if an_op.parameters or an_op.keeps else ""
    code = f"lambda z, {', '.join(an_op.inputs)}{others}: ({''.join(read[n] + ', ' for n in asked)})"
    save = eval(code, {"shape": np.shape}) if asked else None
    return Rule(an_op, function, asked, save, "needs" in names, optional)


def no_rule_yet(name):
    """Return the rule of an op whose rule was not written: it says how to write one."""

    def missing(g):
        raise RuleError(
            f"{name} has no backward rule. Write one:\n"
            f"    @{name}.backward\n"
            f"    def {name}_backward(g, x):\n"
            f"        return g * ...  # upstream gradient times local derivative"
        )

    return missing
