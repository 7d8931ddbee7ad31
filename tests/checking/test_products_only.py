"""A program that only multiplies and sums up may use its own functions: it can make no quotient."""

import ast

import pytest

from autogradkit.checking.rules.products_only import are_products_only

HELPER = "def f(x, y):\n    return x @ y\n"
COLLECTED = "def f(a, shape):\n    n = a.ndim - len(shape)\n    return a.sum(axis=tuple(range(n)))\n"
LINE = "def backward(g, x, y):\n    return "


@pytest.mark.parametrize(
    "text",
    [
        HELPER + LINE + "f(g, y.T), f(x.T, g)",
        HELPER + LINE + "f(g, y.swapaxes(-1, -2)).sum(axis=-1, keepdims=True)",
        COLLECTED + LINE + "f(g, x.shape)",
        HELPER + LINE + "2 * f(g.reshape(-1, x.shape[-2]), y[:-1])",
    ],
)
def test_products_and_sums_are_nothing_else(text):
    assert are_products_only(list(ast.walk(ast.parse(text))))


@pytest.mark.parametrize(
    "body",
    [
        "f(x + g, y)",
        "f(x, y) - f(g, y)",
        "f(x, y) * -1",
        "f(-x, y)",
        "f(x, y) / 2",
        "f(x, y) ** 2",
        "f(x, y) * 0.5",
        "f(x, y) * ~0",
        "f([1, -1], y)",
        "f((1, -1), y)",
        "f(x.sum(0, None, g), y)",
        "f(x.sum(initial=-1), y)",
        "f(x.sum(axis=0, out=g), y)",
        "f(x.dot(y), y)",
        "np.subtract(f(x, y), f(g, y))",
        "sum(f(x, y), f(g, y))",
        "f(x, y) if x.ndim else y",
        "(lambda x: f(x, y))(g)",
        "x.flat",
        "x @ tuple(n - 3 for n in range(y.ndim))",
        "x * tuple(range(-1, 0))[0]",
        "x * tuple(range(0, 0 - 3, 0 - 1))[1]",
        "x * 3 * 6148914691236517205",
    ],
)
def test_whatever_could_be_a_difference_or_a_quotient_is_something_else(body):
    assert not are_products_only(list(ast.walk(ast.parse(HELPER + LINE + body))))


@pytest.mark.parametrize(
    "text",
    [
        "def backward(g, x):\n    n = x.ndim - 3\n    return g * n",
        "def backward(g, x):\n    n = x.ndim - 3\n    return g.sum(axis=tuple(range(n))) * n",
        "def backward(g, x):\n    x += g\n    return x",
        "def backward(g, x):\n    x[0] = g\n    return x",
        "def backward(g, x, n=-1):\n    return x * n",
        "def backward(g, x):\n    range = x\n    return g * range",
        "def backward(g, x):\n    return g * tanh(x)",
        "from tricks import f\ndef backward(g, x):\n    return f(g, x)",
        "@twice\ndef backward(g, x):\n    return g * x",
        "def len(x):\n    return x\ndef backward(g, x):\n    return g * len(x)",
    ],
)
def test_what_stands_for_something_else_is_not_trusted(text):
    assert not are_products_only(list(ast.walk(ast.parse(text))))
