"""The logistic map, l₁ = x and then 4 l (1 − l): as a function, as a formula written out, as a graph."""

import runpy

import autogradkit as ag
from autogradkit.core import backward_steps
from autogradkit.course import entry

__all__ = ["derivative_written", "evaluated", "in_arrays", "operations", "reverse_operations", "written"]

ANSWER = runpy.run_path(str(entry("symbolic_mini").folder / "solution.py"))
operations = ANSWER["operations"]


def in_arrays(n, x):
    """Return l_n at x: numbers, arrays, complex ones or tensors."""
    for _ in range(n - 1):
        x = 4 * x * (1 - x)
    return x


def written(n):
    """Return l_n as a formula, in the form of exercise 29."""
    formula = "x"
    for _ in range(n - 1):
        formula = ("*", ("*", 4, formula), ("-", 1, formula))
    return formula


def derivative_written(n):
    """Return the derivative of that formula, as a formula."""
    return ANSWER["derivative"](written(n))


def evaluated(formula, x):
    """Return a formula's value at x."""
    if not isinstance(formula, tuple):
        return x if formula == "x" else formula
    a, b = (evaluated(part, x) for part in formula[1:])
    return a + b if formula[0] == "+" else a - b if formula[0] == "-" else a * b


def reverse_operations(n):
    """Return how many contributions the reverse pass through l_n computes."""
    return sum(1 for _ in backward_steps(in_arrays(n, ag.Tensor(0.2)).node, 1.0, {}))
