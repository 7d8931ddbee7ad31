"""The formulas: written once, and what the rules do; local derivatives in text follow from them."""

import ast
import functools

import numpy as np
import pytest

import autogradkit as ag
import autogradkit.nn
from autogradkit.core.op import OPS
from autogradkit.graph import film
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
    "inv": np.linalg.inv,
    "det": np.linalg.det,
    "cofactors": lambda x: np.linalg.det(x) * np.linalg.inv(x).T,
    "correlate": np.correlate,
    "shift": 1,
    "ddof": 1,
    "scale": 2,
    "Φ": OPS["normal_cdf"].value,
    "sigmoid": OPS["sigmoid"].value,
    "flip": lambda x: np.flip(x),
    "cumsum": lambda x: np.cumsum(x),
    "max": lambda *x: np.max(x[0]) if len(x) == 1 else np.maximum(*x),
    "min": lambda *x: np.min(x[0]) if len(x) == 1 else np.minimum(*x),
}
PARAMETERS = {
    "reshape": {"shape": (9,)},
    "broadcast_to": {"shape": (3, 3)},
    "getitem": {"index": (0, slice(None))},
    "scatter_add": {"shape": (3, 3), "index": (0, slice(None))},
    "var": {"ddof": 1},
    "std": {"ddof": 1},
    "roll": {"shift": 1},
    "expand_dims": {"axis": 0},
    "astype": {"dtype": float},
    "dropout": {"scale": 2},
}


def arguments(op):
    """Return inputs at which an op is smooth, as many as it takes."""
    if op == "broadcast_to":
        return (np.float64(0.7),)
    if op in ("cumsum", "softmax", "log_softmax", "scatter_add"):
        return (A[0],)
    if op == "convolve":
        return (A[0], C)
    if op == "dropout":
        return (A, B > 0.5)
    if op == "where":
        return (A > 0.5, B, A)
    if op == "clip":
        return (A, 0.4 + 0 * A, 0.7 + 0 * A)
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
    inputs = [x if x.dtype == bool else ag.Tensor(x) for x in arguments(op)]
    z = OPS[op](*inputs, **PARAMETERS.get(op, {}))
    g = RNG.normal(size=z.shape)[()]
    z.backward(g)
    view = Matrix if op in ("inv", "solve") else np.ndarray
    names = {k: np.asarray(v).view(view) for k, v in zip("xyb", arguments(op), strict=False)}
    if op == "linear":  # what every row uses gets the sum over the rows
        names["Σ"] = functools.partial(np.sum, axis=0)
    if op in ("expand_dims", "squeeze"):
        names["reshape"] = lambda a: a.reshape(z.shape if a.shape == A.shape else A.shape)
    computed, *sent = FORMULAS[op]
    np.testing.assert_allclose(evaluate(computed, **names), z.data, rtol=1e-9)
    names |= {"z": np.asarray(z.data).view(view), "g": np.asarray(g).view(view)}
    for x, text in zip(inputs, sent, strict=True):
        if isinstance(x, np.ndarray):  # a condition gets nothing
            assert text == "g * 0"
            continue
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


# Ops whose rule is no line of the table, and why.
LONGER = {
    "setitem cross_entropy fft rfft irfft": "which entries, or which frequencies, a line doesn't say",
    "conv conv_transpose conv_weight max_pool unpick pick window_sum window_sum_transpose": "windows",
    "cholesky eigh eig svd qr pinv standardize soft_cross_entropy": "several steps or outputs",
    "diagonal": "which entries depends on its parameters",
    "roots": "as many outputs as there are roots",
    "rnn lstm gru": "many steps",
    "huber": "two formulas, on two sides of delta",
    "prod cumprod": "a line would divide by entries that may be 0",
    "i0": "its slope is a Bessel function that NumPy lacks",
    "p_norm": "scaled first, so that nothing overflows",
    "einsum concatenate stack": "as many inputs as one likes",
    "checkpoint": "whatever is computed inside",
}


# Other tests define ops of their own, too.
KIT = {name: op for name, op in OPS.items() if op.forward.__module__.startswith("autogradkit.")}
POINTWISE = [name for name, op in KIT.items() if op.elementwise]


@pytest.mark.parametrize("op", POINTWISE)
def test_every_pointwise_op_has_a_formula_and_a_local_derivative_for_each_input(op):
    assert len(FORMULAS[op]) == 1 + len(OPS[op].inputs)
    for slot in range(len(OPS[op].inputs)):
        assert local_derivative_text(op, slot, ["x", "y"], "z")


def test_every_op_with_a_rule_has_formulas_or_a_reason_to_have_none():
    assert KIT.keys() - FORMULAS.keys() == set(" ".join(LONGER).split())


def test_every_pointwise_op_is_found():
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
    ("where", 1): "1 if c else 0",
    ("where", 2): "1 if c = 0 else 0",
    ("clip", 0): "1 if x = z else 0",
    ("sinc", 0): "(cos(π · x) − z) / x",
    ("std", 0): "(x − mean x) / ((how many − ddof) · z)",
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
    labels = ["c", "x", "y"] if op == "where" else ["x", "y"]
    assert local_derivative_text(op, slot, labels, "z") == TEXTS[op, slot]


def test_two_conditions_are_told_apart(monkeypatch):
    monkeypatch.setitem(FORMULAS, "window", ("x", "g * where(x > y) * where(x < b)"))
    said = local_derivative_text("window", 0, ["x", "low", "high"], "z")
    assert said == "(1 if x > low else 0) · (1 if x < high else 0)"


def test_a_film_shows_the_formulas_of_an_op_where_they_hold():
    x = ag.Tensor(0.3, name="x")
    assert "sinc" in film(np.sinc(x)).data["formulas"]
    slope = OPS["sinc"](x, order=1)
    slope.backward()
    picture = film(slope)
    assert "sinc" not in picture.data["formulas"]
    assert not any("cos" in (frame.get("formula") or "") for frame in picture.data["frames"])


def test_a_users_op_of_the_name_of_one_of_the_kits_has_no_formulas_of_the_kits(monkeypatch):
    monkeypatch.setitem(OPS, "norm", OPS["norm"])  # what is defined here is gone afterwards

    @ag.op("norm")
    def norm(x):
        return abs(x)

    @norm.backward
    def norm_backward(g, x):
        return g * np.sign(x)

    assert film(norm(ag.Tensor(-2.0))).data["formulas"] == {}


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
