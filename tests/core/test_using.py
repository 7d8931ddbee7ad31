"""Using a rule of one's own: in every transform, whatever can be called, and only as long as asked."""

import functools

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import RuleError


class Rule:
    def __call__(self, g, x, y):
        return g * y, g * x

    def method(self, g, x, y):
        return g * y, g * x


def scaled(k, g, x, y):
    return k * g * y, k * g * x


RULES = {
    "a function": lambda g, x, y: (g * y, g * x),
    "an object": Rule(),
    "a method": Rule().method,
    "a partial": functools.partial(scaled, 1.0),
}


def cube(x):
    return x * x * x


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_right_rule_of_ones_own_is_differentiated_itself(rule):
    with ag.using("mul", rule):
        assert ag.grad(cube)(2.0) == 12
        assert ag.grad(ag.grad(cube))(2.0) == 12
        assert ag.grad(ag.grad(lambda x: ag.checkpoint(cube, x)))(2.0) == 12
        assert ag.hvp(cube, 2.0, 1.0) == 12
        assert ag.jvp(ag.grad(cube), 2.0, 1.0) == (12, 12)
        assert ag.hvp(ag.compile(cube), 2.0, 1.0) == 12
        assert ag.compile(ag.grad(ag.grad(cube)))(np.array(2.0)) == 12
        assert ag.gradcheck(cube, [0.3, 2.0], order=2)


def test_a_rule_without_a_name_is_called_the_rule():
    class Asks:
        def __call__(self, g, x, q):
            return g

    with pytest.raises(RuleError, match="the rule asks for 'q', which mul does not have"):
        ag.using("mul", Asks())


@pytest.mark.parametrize("x", [2.0, np.array(2.0), 2], ids=repr)
def test_a_compiled_function_runs_the_rule_that_is_in_force_when_it_is_called(x):
    def wrong(g, x, y):
        return g * 0 + 7, g * 0 + 7

    before = ag.compile(ag.grad(cube))
    assert before(x) == 12
    with ag.using("mul", wrong):
        inside = ag.compile(ag.grad(cube))
        assert before(x) == inside(x) == ag.grad(cube)(x) == 21
    assert before(x) == inside(x) == 12
