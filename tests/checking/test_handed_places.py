"""A curve that is asked at what was handed over, and nowhere else, is asked at no neighbouring points."""

import pytest

from autogradkit.checking.rules.plain_formula import is_plain_formula

BEGIN = "import numpy as np\ndef backward(g, x, y):\n    "


@pytest.mark.parametrize(
    "body",
    [
        "return g * (np.cos(x) - np.sin(x)), g * np.sin(y)",
        "return g * (np.tanh(x) - np.sinh(x) / np.cosh(x))",
        "t = [np.exp(x)]\n    t.append(np.exp(y))\n    return np.array(t)",
        "return g * (x[0] ** 3 - x[0] ** (y - 1))",
        "t = [x, x, x, x, x, np.exp(x)]\n    return g * t[5]",
    ],
)
def test_curves_at_the_handed_places_are_plain(body):
    assert is_plain_formula(BEGIN + body)


@pytest.mark.parametrize(
    "body",
    [
        "return g * (np.sin(x + y) - np.sin(x))",
        "x = x + y\n    return g * (np.sin(x) - np.sin(y))",
        "z = x\n    z += y\n    return g * (np.sin(x) - np.cos(x))",
        "z = x[:]\n    z[0] = y\n    return g * (np.sin(x) - np.cos(x))",
        "z = x.T\n    z.flat = y\n    return g * (np.sin(x) - np.cos(x))",
        "np.add(x, y, x)\n    return g * (np.sin(x) - np.cos(x))",
        "np.negative(y, x)\n    return g * (np.sin(x) - np.cos(x))",
        "np.negative(y, out=x)\n    return g * (np.sin(x) - np.cos(x))",
        "a = np.sin(x)\n    for x in y:\n        a = a - np.sin(x)\n    return g * a",
        "return g * (np.sin(x) - [np.sin(x) for x in y][0])",
        "a = np.sin(x)\n    match x + y:\n        case x:\n            a = a - np.sin(x)\n    return g * a",
        "return g * ((x + y).prod(x) - (x - y).prod(x))",
        "return g * (np.exp(x) - np.exp((x := x + y)))",
        "return g * ((x[0]) ** (y / 3) - (x[0]) ** (y / 4))",
        "np = x + y\n    return g * (np.max(x) - np.max(x))",
        "return g * (np.sin(x[y]) - np.sin(x[5 * y]))",
    ],
)
def test_what_may_have_been_moved_is_not(body):
    assert not is_plain_formula(BEGIN + body)


def test_an_index_is_no_number_to_calculate_with():
    assert not is_plain_formula(BEGIN + "return g * x[5] * 5")
    assert not is_plain_formula(BEGIN + "return g * x[0.001]")


@pytest.mark.parametrize(
    "text",
    [
        BEGIN + "return g * np.tanh((x + y, x - y))[0]",
        BEGIN + "return g * np.tanh(x + [-1, 1])",
        BEGIN + "return g * np.tanh(x + np.multiply(y, range(3)))",
        "steps = [-1, 1]\n" + BEGIN + "return g * np.tanh(x + steps)",
        "import numpy as np\ntable = np.tanh(np.zeros(3))\ndef backward(g, x):\n    return g * table[x]",
        "def curve(x):\n    y, z = x\n    z += np.tanh(y)\n" + BEGIN + "sorted(x, key=curve)\n    return g",
    ],
)
def test_one_curve_is_not_asked_at_several_places_in_one_call(text):
    assert not is_plain_formula(text)


@pytest.mark.parametrize(
    "body",
    [
        "a, b = x + y, x - y\n    return g * (y / a - y / b)",
        "a, b = x + y, x - y\n    return g * (a**2 - b**2)",
        "return g * (x / (2 * y) - x / (y * 3))",
        "a = x + y\n    b = x - y\n    x /= a\n    y /= b\n    return g * (x - y)",
        "a = x + y\n    a **= 2\n    x **= 2\n    return g * (a - x)",
        "a, b = x + y, x - y\n    return g * (a * a - b * b)",
        "e = 1.7 + 1\n    return g * (np.exp(x + y) - e ** (x - y))",
        "return g * (np.maximum(x + y, 0) - np.clip(x - y, 0, None))",
    ],
)
def test_a_quotient_and_a_power_are_curves_however_they_are_written(body):
    assert not is_plain_formula(BEGIN + body)


def test_shares_and_answers_of_several_parts_are_plain():
    shares = "import numpy as np\ndef forward(x):\n    e = np.exp(x)\n    return e / e.sum(), (e, x)"
    assert is_plain_formula(shares)
