"""A rule that turns a tensor into a bare number gives the slope, and says that it can't give its slope."""

import math
from math import log

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core.engine import backward_steps
from autogradkit.errors import BackwardError, DataError, RuleError

CONVERSIONS = {
    "float": float,
    "int": lambda z: z + (int(z) - int(z)),
    "item": lambda z: z.item(),
    "tolist": lambda z: z.tolist(),
    "complex": lambda z: complex(z).real,
    "math": lambda z: math.log(math.exp(z)),
}


@pytest.mark.parametrize("name", CONVERSIONS)
def test_a_conversion_in_a_rule_raises_only_where_it_loses_a_derivative(name):
    convert = CONVERSIONS[name]
    with ag.using("tanh", lambda g, z: g * (1 - convert(z) ** 2)):
        assert ag.grad(ag.tanh)(0.5) == pytest.approx(1 - math.tanh(0.5) ** 2)
        with pytest.raises(RuleError, match="the rule of tanh, turns a tensor into a bare number"):
            ag.grad(ag.grad(ag.tanh))(0.5)
    x = ag.Tensor(0.5, requires_grad=name != "math")
    assert convert(x) == pytest.approx(0.5)  # outside of rules, also after the error


@pytest.mark.parametrize(
    ("f", "says"),
    [
        (lambda x: x * math.sin(x), r"math\.sin takes bare numbers, .* how x was made.*Use np\.sin;"),
        (lambda x: x * math.pow(x, 2), r"Use np\.power;"),
        (lambda x: sum(v * log(v) for v in [x, x]), r"math\.log takes bare numbers"),
        (
            lambda x: x + math.hypot(
                x * x,
                1.0,
            ),
            r"math\.hypot .* how the result of mul was made",
        ),
    ],
)  # fmt: skip
def test_a_function_of_pythons_math_would_forget_a_part_of_the_gradient(f, says):
    with pytest.raises(DataError, match=says):
        f(ag.Tensor(2.0, name="x"))
    with pytest.raises(DataError, match="takes bare numbers"):
        ag.grad(f)(2.0)
    assert isinstance(float(f(np.float64(2.0))), float)


def test_a_number_that_is_asked_for_by_name_and_what_has_no_slope_may_go_to_pythons_math():
    x = ag.Tensor(2.6)
    assert math.sin(float(x)) == math.sin(x.item()) == math.sin(x.detach()) == math.sin(2.6)
    assert (math.floor(x), math.isnan(x), f"{x:.1f}", int(x)) == (2, False, "2.6", 2)
    with ag.no_grad():
        assert math.exp(x) == math.exp(2.6)


def test_a_rule_that_converts_the_upstream_gradient_is_not_run_on_tensors():
    with ag.using("exp", lambda g, z: float(g) * z), pytest.raises(RuleError, match="rule of exp"):
        ag.grad(ag.grad(lambda x: ag.exp(ag.tanh(x)) ** 2))(0.5)


def test_what_a_checkpoint_calls_again_is_no_rule_and_may_convert():
    def f(x):
        assert float(x) == 0.5
        return x**3

    assert ag.grad(ag.grad(lambda x: ag.checkpoint(f, x)))(0.5) == pytest.approx(3.0)


def test_backward_steps_takes_a_number_where_the_graph_ends_in_a_sum_over_axes():
    x = ag.Tensor(np.ones((2, 3)))
    grads = {}
    for _ in backward_steps((x * x).sum(axis=(0, 1)).node, 1.0, grads):
        pass
    np.testing.assert_array_equal(grads[x.node], 2 * np.ones((2, 3)))
    with pytest.raises(BackwardError, match="shape"):
        backward_steps((x * x).sum(axis=0).node, 1.0, {})
