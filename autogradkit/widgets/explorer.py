"""The expression explorer: type an expression, move its variables, and the film of it follows."""

import ast
from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit import core
from autogradkit.core import Tensor
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.graph import Film, film, still

from . import sentences
from .figure import Figure
from .settings import with_settings_checked

__all__ = ["Explorer", "explore"]

FUNCTIONS = (
    *("sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "sigmoid", "relu", "abs", "arctan", "sinh", "cosh"),
    *("square", "maximum", "minimum", "log1p", "expm1", "hypot"),
)
MODULES = ("np", "numpy", "math", "ag", "autogradkit")  # before a function they may stand, as in a program
ON_PAPER = str.maketrans(
    {"^": "**", "²": "**2", "³": "**3", "·": "*", "×": "*", "÷": "/", "−": "-"} | {"π": "pi"}
)
MOST_NODES = 60


class Explorer(Figure):
    """An expression of named variables with a slider for each; graph and both passes follow live.

    The film is computed by the kernel. Without one, the last film still plays, and the sliders say so.
    """

    script: ClassVar = "explorer.js"
    height: ClassVar = 620

    expression = t.Unicode("", help="Python, of + - * / ** and the functions there are").tag(sync=True)
    variables = t.Dict(help="by name: its value").tag(sync=True)
    film = t.Dict(help="the film of it").tag(sync=True)
    complaint = t.Unicode("", help="what is wrong with the expression").tag(sync=True)
    live = t.Bool(False, help="whether a kernel listens").tag(sync=True)

    def __init__(self, expression: str, **values):
        if not isinstance(expression, str):
            raise AutogradkitError(sentences.NO_TEXT.format(kind=type(expression).__name__))
        super().__init__(expression=expression, variables={n: float(v) for n, v in values.items()})
        self.compute()
        if self.complaint:
            raise AutogradkitError(self.complaint)
        for name in values:
            if name not in self.variables:
                names = ", ".join(self.variables)
                said = {"expression": expression, "name": name, "names": names}
                raise AutogradkitError(sentences.NOT_IN_EXPRESSION.format(**said))
        self.observe(self.compute, ["expression", "variables"])
        self.live = True

    def state(self) -> dict:
        """Return the traits of a page, where no kernel listens."""
        return super().state() | {"live": False}

    def compute(self, _change=None) -> None:
        """Compute the film anew, or say what is wrong."""
        try:
            value, used = value_and_variables(self.expression, self.variables)
            with np.errstate(all="ignore"):
                made = film(value)
        except AutogradkitError as error:
            self.complaint = str(error)
            return
        with self.hold_sync():
            self.variables, self.film, self.complaint = used, made.data, ""

    def text(self) -> str:
        """Return the expression, its value and its gradients."""
        data = Film(self.film)
        last = data.state(len(self.film["frames"]) - 1)
        value = self.film["nodes"][-1]["value"]["text"]
        gradients = [
            sentences.EXPLORER_GRADIENT.format(
                name=node["label"], gradient=gradient["text"] if gradient else sentences.NOT_REACHED
            )
            for node, gradient in zip(self.film["nodes"], last["gradients"], strict=True)
            if node["kind"] == "leaf"
        ]
        return sentences.EXPLORER.format(
            expression=self.expression,
            value=value,
            variables=", ".join(f"{name} = {value:g}" for name, value in self.variables.items()),
            gradients=", ".join(gradients),
        )

    def still(self) -> str:
        """Return the last frame as an SVG picture."""
        return still(Film(self.film))


@with_settings_checked
def explore(expression="sin(x*y) + x**2", *nameless: object, **values) -> Explorer:
    """Return the explorer of an expression; variables start at the values given, or at 1.

    Examples
    --------
    >>> from autogradkit.widgets import explore
    >>> explore("x**2 + y**2", x=2, y=3)
    x**2 + y**2 = 13 at x = 2, y = 3; ∂/∂x = 4, ∂/∂y = 6
    """
    if nameless:
        raise AutogradkitError(sentences.NAMELESS)
    return Explorer(expression, **values)


def value_and_variables(expression: str, values: dict[str, float]) -> tuple[Tensor, dict[str, float]]:
    """Return the expression's value as a Tensor, and its variables with their values.

    Only arithmetic and the functions listed are read, node by node: nothing of what was typed is run as code.

    >>> value_and_variables("3 * x", {"x": 2.0})[1]
    {'x': 2.0}
    """
    try:
        tree = ast.parse(expression.strip().translate(ON_PAPER), mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        raise AutogradkitError(sentences.NO_EXPRESSION.format(expression=expression)) from None
    if sum(1 for _ in ast.walk(tree)) > 4 * MOST_NODES:
        raise AutogradkitError(sentences.TOO_LONG)
    tree = WithoutModules().visit(tree)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names -= {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    names -= {"pi", "e"}
    leaves = {name: Tensor(float(values.get(name, 1.0)), name=name) for name in sorted(names)}
    with np.errstate(all="ignore"):
        value = evaluate(tree, leaves)
    if not isinstance(value, Tensor) or value.node is None:
        raise AutogradkitError(sentences.NO_VARIABLE.format(expression=expression))
    return value, {name: float(leaf.item()) for name, leaf in leaves.items()}


class WithoutModules(ast.NodeTransformer):
    """Writes `np.exp(x)` and `math.pi` as `exp(x)` and `pi`."""

    def visit_Attribute(self, node):
        """Replace a name in a module by the name alone."""
        in_module = isinstance(node.value, ast.Name) and node.value.id in MODULES
        return ast.Name(node.attr, ast.Load()) if in_module else node


def evaluate(node, leaves):
    """Return the value of a part of an expression, a Tensor or a number."""
    match node:
        case ast.Constant(value=int() | float() as number) if (
            not isinstance(number, bool) and abs(number) < 1e100
        ):
            return float(number)
        case ast.Name(id="pi" | "e"):
            return float(getattr(np, node.id))
        case ast.Name():
            return leaves[node.id]
        case ast.UnaryOp(op=ast.USub()):
            return -evaluate(node.operand, leaves)
        case ast.UnaryOp(op=ast.UAdd()):
            return evaluate(node.operand, leaves)
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow()):
            return arithmetic(node.op, evaluate(node.left, leaves), evaluate(node.right, leaves))
        case ast.Call(func=ast.Name(id=name), keywords=[]):
            if name not in FUNCTIONS:
                names, hint = ", ".join(FUNCTIONS), did_you_mean(name, FUNCTIONS)
                raise AutogradkitError(sentences.UNKNOWN_FUNCTION.format(name=name, names=names, hint=hint))
            inputs = [evaluate(argument, leaves) for argument in node.args]
            try:
                return getattr(core.ops, name)(*inputs)
            except TypeError:
                raise AutogradkitError(sentences.WRONG_COUNT.format(name=name, count=len(inputs))) from None
    raise AutogradkitError(sentences.NOT_ARITHMETIC.format(expression=ast.unparse(node)))


def arithmetic(op, left, right):
    """Return left op right; numbers alone stay floats, so that nothing grows without end."""
    try:
        match op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
        made = left**right
    except (ZeroDivisionError, OverflowError):
        return float("nan")
    return made if isinstance(made, Tensor | float) else float("nan")
