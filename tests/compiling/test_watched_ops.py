"""Ops give out what looks for a trace while a function is traced, and what is their own before and after."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling.watched_ops import watched_ops
from autogradkit.core.op import Op, find
from tests.compiling.comparing import bits

X = np.random.default_rng(0).normal(size=3)


tripled = ag.compile(lambda x: np.tanh(x) * 3.0)


@ag.op("tripled_for_a_test")
def tripled_for_a_test(x):
    return tripled(x)


@tripled_for_a_test.backward
def tripled_backward(g, x):
    return g * tripled(x)


def doubled(g, x, y):
    return 2 * g * y, 2 * g * x


def is_watched():
    return bool({"forward", "rule"} & vars(Op).keys())


def test_ops_are_watched_inside_of_a_block_alone_and_a_block_may_stand_in_another():
    assert not is_watched()
    with watched_ops():
        with watched_ops():
            assert is_watched()
        assert is_watched()
    assert not is_watched()


def test_a_rule_that_a_traced_function_changes_for_a_while_is_the_ops_own_again_afterwards():
    before = find("mul").rule

    def f(x):
        with ag.using("mul", doubled):
            return ag.grad(lambda x: (x * x).sum())(x)

    step = ag.compile(f)
    assert bits(step(X)) == bits(f(X)) == bits(4 * X)
    assert find("mul").rule is before


def test_an_op_whose_forward_calls_a_compiled_function_leaves_the_trace_around_it_whole():
    def f(x):
        t = Tensor(x)
        (tripled_for_a_test(t) * np.tanh(t)).sum().backward()
        return t.grad

    step = ag.compile(f)
    assert bits(step(X)) == bits(step(X)) == bits(f(X))
    assert not is_watched()
