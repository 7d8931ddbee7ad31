"""One function of several is a plain formula if the others can't change what it does."""

import pytest

from autogradkit.checking.rules.plain_function import is_plain_function

CUBE = "import numpy as np\ndef cube(x):\n    return x**3\n"
QUOTIENT = "def slope(f, x):\n    return (f(x + 1e-6) - f(x - 1e-6)) / 2e-6\n"


def test_a_formula_is_plain_whatever_stands_beside_it():
    assert is_plain_function(f'"""Cubes."""\n{CUBE}{QUOTIENT}', "cube")
    assert not is_plain_function(CUBE + QUOTIENT, "slope")


def test_what_a_function_uses_has_to_be_plain_as_well():
    uses = "def backward(g, x):\n    return g * slope(cube, x)\n"
    assert not is_plain_function(CUBE + QUOTIENT + uses, "backward")
    shared = "def square(x):\n    return x * x\ndef fourth(x):\n    return x * x * x * x\n"
    assert is_plain_function(shared + QUOTIENT, "fourth")


@pytest.mark.parametrize(
    "beside",
    [
        "cube = slope\n",
        "def cube(x):\n    return slope(square, x)\n",
        "def other(x):\n    global cube\n    cube = slope\n",
        "def other(x):\n    cube.sum = slope\n",
        "for cube in [slope]:\n    pass\n",
        "if True:\n    from tricks import cube\n",
        "from tricks import cube\n",
        "class cube:\n    pass\n",
        "print(cube(2))\n",
    ],
)
def test_where_something_else_may_stand_for_it_none_is_called_plain(beside):
    assert not is_plain_function(CUBE + QUOTIENT + beside, "cube")


def test_a_function_under_a_decorator_or_that_is_not_there_is_not_plain():
    assert not is_plain_function(f"@twice\n{CUBE.splitlines()[1]}\n    return x\n{QUOTIENT}", "cube")
    assert not is_plain_function(CUBE + QUOTIENT, "square")
    assert not is_plain_function("def cube(x) return", "cube")
