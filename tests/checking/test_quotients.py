"""What a source gives away about a derivative that was taken numerically."""

import numpy as np
import pytest

from autogradkit.checking import Exercise, InProcess, Rule, check, pointwise
from autogradkit.checking.rules.difference_quotients import difference_quotient

NUMERICAL = {
    "central": "def backward(g, x):\n    h = 1e-5\n    return g * (np.exp(x + h) - np.exp(x - h)) / (2 * h)",
    "forward, written out": "def backward(g, x):\n    return g * (np.exp(x + 1e-7) - np.exp(x)) / 1e-7",
    "in two lines": "def backward(g, x, h=1e-4):\n    a = f(x + h) - f(x - h)\n    return g * a / 2 / h",
    "entry by entry": (
        "def backward(g, x):\n    d = np.zeros_like(x)\n    for i in np.ndindex(x.shape):\n"
        "        x[i] += 1e-6\n        a = f(x)\n        x[i] -= 2e-6\n"
        "        d[i] = (g * (a - f(x))).sum() / 2e-6\n"
        "    return d"
    ),
    "five points": (
        "def backward(g, x):\n    h = 1e-3\n"
        "    return g * (8 * (f(x + h) - f(x - h)) - f(x + 2 * h) + f(x - 2 * h)) / (12 * h)"
    ),
    "Richardson": (
        "def backward(g, x):\n    d = lambda h: (f(x + h) - f(x - h)) / (2 * h)\n"
        "    return g * (4 * d(5e-3) - d(1e-2)) / 3"
    ),
    "a scaled step": (
        "def backward(g, x):\n    step = 1e-5 * np.maximum(1, abs(x))\n"
        "    return g * (f(x + step) - f(x - step)) / (2 * step)"
    ),
    "along one entry": (
        "def moved(x, i, t):\n    y = x.copy()\n    y[i] += t\n    return y\n\n"
        "def backward(g, x):\n    h, d = 1e-5, np.zeros_like(x)\n    for i in np.ndindex(x.shape):\n"
        "        f = lambda t: softmax(moved(x, i, t))\n"
        "        d[i] = np.sum(g * (f(h) - f(-h)) / (2 * h))\n    return d"
    ),
    "a step from the machine's precision": (
        "def backward(g, x):\n    d = np.finfo(float).eps ** (1 / 3)\n    return g * (f(x + d) - f(x)) / d"
    ),
    "a wide step, there and back": (
        "def backward(g, x):\n    d = 0.25\n    D = lambda d: (f(x + d) - f(x - d)) / (2 * d)\n"
        "    return g * (4 * D(d / 2) - D(d)) / 3"
    ),
    "five points, written out": (
        "def backward(g, x):\n    a = 8 * (f(x + 1e-3) - f(x - 1e-3)) - f(x + 2e-3) + f(x - 2e-3)\n"
        "    return g * a / 0.012"
    ),
    "an array of zeros but for the step": (
        "def backward(g, x):\n    e = np.zeros(x.shape)\n    e[0] = h = 1e-4\n"
        "    return (f(x + e) - f(x - e)) / 2 / h"
    ),
    "a power of -1": (
        "def backward(g, x):\n    h = 1e-3\n    return g * (f(x + h) - f(x - h)) * (2 * h) ** -1"
    ),
    "a polynomial": "def backward(g, x, t):\n    return g * np.polyfit(t, f(x + t), 4)[-2]",
    "complex step": "def backward(g, x):\n    return g * np.imag(np.exp(x + 1j * 1e-20)) / 1e-20",
    "complex, spelt out": "def backward(g, x):\n    return g * f(x + complex(0, 1e-20)).imag / 1e-20",
}
HONEST = {
    "tanh": "def backward(g, z):\n    return g * (1 - z**2)",
    "stabilised": "def backward(g, x):\n    return g / (x + 1e-12)",
    "layer norm": (
        "def backward(g, x, eps=1e-5):\n    s = np.sqrt(x.var(-1, keepdims=True) + eps)\n"
        "    h = (x - x.mean(-1, keepdims=True)) / s\n    return (g - g.mean(-1) - h * (g * h).mean(-1)) / s"
    ),
    "Adam": "def adam(g, m, v, t, eps=1e-8):\n    return m / (1 - 0.9**t) / (np.sqrt(v) + eps)",
    "average pooling": (
        "def backward(g, x, k, stride):\n    dx = np.zeros_like(x)\n"
        "    for i in range(0, len(x) - k + 1, stride):\n        dx[i : i + k] += g[i // stride] / k\n"
        "    return dx"
    ),
    "FFT convolution": "def backward(g, w):\n    return np.fft.irfft(np.fft.rfft(g) * np.fft.rfft(w).conj())",
    "Huber": "def backward(g, x, delta):\n    return g * np.where(np.abs(x) <= delta, x, delta * np.sign(x))",
    "both sides of a window": (
        "def backward(g, x):\n    k = 3\n    return g * (np.roll(x, k) - np.roll(x, k + 1)) / k"
    ),
    "a power that is no step": "def backward(g, x, n):\n    return g * n * x ** (n - 1) * 2.0**-1",
    "not Python": "def backward(",
}


@pytest.mark.parametrize("source", NUMERICAL.values(), ids=NUMERICAL.keys())
def test_a_difference_quotient_is_seen(source):
    assert difference_quotient(source)


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_an_honest_rule_is_not_suspected(source):
    assert not difference_quotient(source)


def test_another_function_of_the_same_file_does_not_count():
    source = HONEST["tanh"] + "\n\n" + NUMERICAL["central"].replace("backward", "log_backward")
    assert difference_quotient(source, "log_backward")
    assert not difference_quotient(source, "backward")


def test_a_function_that_the_rule_calls_counts():
    source = "H = 2.0**-8\n\ndef slope(f, x):\n    return (f(x + H) - f(x - H)) / (2 * H)\n\n"
    source += "def backward(g, x):\n    return g * slope(np.tanh, x)"
    assert difference_quotient(source, "backward")


H = 2.0**-8


def slope(f, x):
    return (64 * third(f, x, H / 4) - 20 * third(f, x, H / 2) + third(f, x, H)) / 45


def third(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def test_a_helper_of_the_notebook_is_read_as_well():
    asked = InProcess({"backward": lambda g, x: g * slope(np.tanh, x)})
    assert "def third" in asked.source_of("backward")
    assert "H = 0.00390625" in asked.source_of("backward")
    report = check(
        Exercise("T", "tanh", "", (Rule("backward", np.tanh, pointwise("x"), inputs=("x",)),)), asked
    )
    assert report.status == "flagged"
    assert "in the source stands what may be a difference" in str(report)


def test_what_a_rule_is_handed_is_no_step_whatever_it_is_called():
    source = "def scaled(h, s):\n    return h / s\n\n"
    source += (
        "def backward(g, x, eps):\n    s = np.sqrt(x.var() + eps)\n    return g * scaled(x - x.mean(), s)"
    )
    assert difference_quotient(source, "backward")
    assert not difference_quotient(source, "backward", handed=("eps",))


DRAWN = {
    "random numbers": "import random\n\ndef backward(g, x):\n    return g * random.random()",
    "NumPy's": "def backward(g, x):\n    return g * np.random.default_rng(1).normal()",
    "in a helper": (
        "from random import gauss\n\ndef v():\n    return gauss(0, 1)\n\ndef backward(g, x):\n    return v()"
    ),
}
OF_NO_USE_TO_THE_RULE = {
    "nobody draws": "import random\n\ndef backward(g, x):\n    return g * x",
    "numbers for a test beside it": (
        "def backward(g, x):\n    return g * x\n\nx = np.random.normal()\nprint(backward(1.0, x))"
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_numbers_drawn_at_random_are_in_no_formula_but_that_of_ones_own_operation(name):
    assert difference_quotient(DRAWN[name], "backward", may_draw=False)
    assert difference_quotient(DRAWN[name], "backward", may_draw=True) == ""


@pytest.mark.parametrize("name", OF_NO_USE_TO_THE_RULE)
def test_what_a_rule_does_not_use_is_not_its_own(name):
    assert difference_quotient(OF_NO_USE_TO_THE_RULE[name], "backward", may_draw=False) == ""


def test_a_fit_that_is_imported_by_its_name_is_seen():
    source = "from numpy import polyfit\n\ndef backward(g, x):\n    return g * polyfit(t, f(x + t), 4)[3]"
    assert "polyfit" in difference_quotient(source, "backward")
