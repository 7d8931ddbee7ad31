"""The formulas: written once, and what the rules do; local derivatives in text follow from them."""

import ast
import functools

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core.op import OPS
from autogradkit.graph.notation.formulas import FORMULAS
from autogradkit.graph.notation.local_derivatives import local_derivative_text, without_g
from autogradkit.graph.notation.mathml import formulas_of

RNG = np.random.default_rng(5)
A, B = RNG.uniform(0.2, 0.9, (3, 3)), RNG.uniform(0.2, 0.9, (3, 3))
C = RNG.uniform(0.2, 0.9, 3)
ABOVE_1 = RNG.uniform(1.5, 3.0, (3, 3))
# What the names of the table mean, where NumPy has no function of that name.
MEANING = {
    "x": A,
    "y": B,
    "i": (0, slice(None)),
    "n": A.size,
    "π": np.pi,
    "Σ": np.sum,
    "T": np.transpose,
    "copy": lambda x: np.broadcast_to(x, A.shape),
    "where": lambda condition: condition.astype(float),
    "scatter": lambda g: np.vstack([g, np.zeros((2, 3))]),
    "reshape": lambda x: x.reshape(9 if x.ndim == 2 else (3, 3)),
    "flip": lambda x: np.flip(x),
    "cumsum": lambda x: np.cumsum(x),
    "max": lambda *x: np.max(x[0]) if len(x) == 1 else np.maximum(*x),
    "min": lambda *x: np.min(x[0]) if len(x) == 1 else np.minimum(*x),
}
PARAMETERS = {
    "reshape": {"shape": (9,)},
    "broadcast_to": {"shape": (3, 3)},
    "getitem": {"index": (0, slice(None))},
}


def arguments(op):
    """Return inputs at which an op is smooth, as many as it takes."""
    if op == "broadcast_to":
        return (np.float64(0.7),)
    if op in ("cumsum", "softmax", "log_softmax"):
        return (A[0],)
    first = ABOVE_1 if op == "arccosh" else A
    return (first, B, C)[: len(FORMULAS[op]) - 1]


def evaluate(text, **names):
    """Return the value of an expression of the table; a power of a matrix is its inverse's."""
    tree = ast.parse(text, mode="eval")
    functions = {name: getattr(np, name) for name in dir(np) if not name.startswith("_")}
    return eval(compile(tree, text, "eval"), functions | MEANING | names)


class Matrix(np.ndarray):
    """An array whose power -1 is its inverse, as the formulas of linear algebra write it."""

    def __pow__(self, exponent):
        return np.linalg.inv(self).view(Matrix)


@pytest.mark.parametrize("op", FORMULAS)
def test_a_formula_computes_what_the_op_does_and_sends_what_its_rule_sends(op):
    inputs = [ag.Tensor(x) for x in arguments(op)]
    z = OPS[op](*inputs, **PARAMETERS.get(op, {}))
    g = RNG.normal(size=z.shape)[()]
    z.backward(g)
    view = Matrix if op in ("inv", "solve") else np.ndarray
    names = {k: np.asarray(v).view(view) for k, v in zip("xyb", arguments(op), strict=False)}
    if op == "linear":  # what every row uses gets the sum over the rows
        names["Σ"] = functools.partial(np.sum, axis=0)
    computed, *sent = FORMULAS[op]
    np.testing.assert_allclose(evaluate(computed, **names), z.data, rtol=1e-9)
    names |= {"z": np.asarray(z.data).view(view), "g": np.asarray(g).view(view)}
    for x, text in zip(inputs, sent, strict=True):
        np.testing.assert_allclose(np.broadcast_to(evaluate(text, **names), x.shape), x.grad, rtol=1e-9)


@pytest.mark.parametrize("op", FORMULAS)
def test_a_local_derivative_is_what_g_is_multiplied_by(op):
    names = dict(zip("xyb", arguments(op), strict=False))
    names |= {"z": evaluate(FORMULAS[op][0], **names), "g": np.float64(1.7)}
    for text in FORMULAS[op][1:]:
        factor = without_g(ast.parse(text, mode="eval").body)
        if factor is not None:
            local = evaluate(ast.unparse(ast.fix_missing_locations(factor)), **names)
            both = np.broadcast_arrays(1.7 * local, evaluate(text, **names))
            np.testing.assert_allclose(*both, rtol=1e-12)


# Other tests define ops of their own, too.
KIT = {name: op for name, op in OPS.items() if op.forward.__module__.startswith("autogradkit.")}
POINTWISE = [name for name, op in KIT.items() if op.elementwise]


@pytest.mark.parametrize("op", POINTWISE)
def test_every_pointwise_op_has_a_formula_and_a_local_derivative_for_each_input(op):
    assert len(FORMULAS[op]) == 1 + len(OPS[op].inputs)
    for slot in range(len(OPS[op].inputs)):
        assert local_derivative_text(op, slot, ["x", "y"], "z")


def test_pointwise_ops_are_found():
    assert len(POINTWISE) > 40


# What the film writes under a local derivative.
TEXTS = {
    ("add", 0): "1",
    ("sub", 1): "−1",
    ("mul", 0): "y",
    ("div", 0): "1 / y",
    ("div", 1): "−z / y",
    ("pow", 0): "y · x^(y−1)",
    ("pow", 1): "z · log x",
    ("square", 0): "2 · x",
    ("reciprocal", 0): "−z²",
    ("sqrt", 0): "1 / (2 · z)",
    ("exp", 0): "z",
    ("tanh", 0): "1 − z²",
    ("sigmoid", 0): "z · (1 − z)",
    ("relu", 0): "1 if x > 0 else 0",
    ("max", 0): "1 if x = z else 0",
    ("cos", 0): "−sin x",
    ("arcsin", 0): "1 / √(1 − x²)",
    ("logaddexp2", 1): "2^(y−z)",
    ("logsumexp", 0): "exp(x − z)",
    ("mod", 1): "−floor(x / y)",
    ("sum", 0): "1",
    ("mean", 0): "1 / how many",
}


@pytest.mark.parametrize(("op", "slot"), TEXTS)
def test_a_local_derivative_reads_as_one_would_write_it(op, slot):
    assert local_derivative_text(op, slot, ["x", "y"], "z") == TEXTS[op, slot]


@pytest.mark.parametrize(("exponent", "text"), [("2", "2 · x"), ("3", "3 · x²"), ("4", "4 · x^(4−1)")])
def test_small_powers_are_written_out(exponent, text):
    assert local_derivative_text("pow", 0, ["x", exponent], "z") == text


@pytest.mark.parametrize("op", ["matmul", "softmax", "cumsum", "reshape", "sort", None])
def test_where_g_is_no_factor_there_is_no_local_derivative(op):
    assert local_derivative_text(op, 0, ["x", "y"], "z") is None


def test_a_name_is_written_as_it_is_whatever_it_is():
    assert local_derivative_text("mul", 0, ["{x}", "<b>z</b>"], "z") == "<b>z</b>"


def test_every_formula_is_a_tree():
    for op, texts in FORMULAS.items():
        assert len(formulas_of(op)) == len(texts)
    assert formulas_of("mine") is None
