"""Errors of a compiled function come when they come eagerly, after the same changes, and may be caught."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits, both_ways

ONE, MINUS = np.eye(3), -np.eye(3)


def root_or_zeros(x):
    try:
        return np.linalg.cholesky(x)
    except np.linalg.LinAlgError:
        return x * 0


@pytest.mark.parametrize("first", [ONE, MINUS])
def test_an_error_about_numbers_that_is_caught_is_looked_for_in_every_run(first):
    step = ag.compile(root_or_zeros)
    for x in (first, ONE, MINUS, 4 * ONE, MINUS):
        assert bits(step(x)) == bits(root_or_zeros(x))


def test_an_error_about_shapes_that_is_caught_stays_one_program():
    def f(x):
        try:
            return x @ np.ones((7, 2))
        except ValueError:
            return x * 3

    step = ag.compile(f)
    for k in range(3):
        assert bits(step(k * ONE)) == bits(f(k * ONE))
    assert step.compilations == 1


def test_an_error_in_the_middle_leaves_what_was_changed_before_it():
    def make():
        t = Tensor(np.ones((3, 3)))

        def step(x):
            (t * x).sum().backward()
            t.data -= 0.1 * t.grad
            t.grad = None
            return np.linalg.cholesky(x)

        return step, [t]

    eager, (t,) = make()
    step, (twin,) = make()
    step = ag.compile(step)
    for x in (ONE, MINUS, ONE, MINUS):
        for f in (eager, step):
            if x is MINUS:
                with pytest.raises(np.linalg.LinAlgError, match="not positive definite"):
                    f(x)
            else:
                f(x)
        assert bits(t) == bits(twin)


def test_random_numbers_go_on_where_they_were_after_an_error():
    def make():
        return lambda x: np.linalg.cholesky(x) + 0 * ag.nn.functional.dropout(x, 0.5), []

    step = ag.compile(make()[0])
    step(ONE)
    ag.nn.manual_seed(3)
    with pytest.raises(np.linalg.LinAlgError):
        step.function(MINUS)
    want = ag.nn.functional.dropout(ONE, 0.5)
    ag.nn.manual_seed(3)
    with pytest.raises(np.linalg.LinAlgError):
        step(MINUS)
    assert bits(ag.nn.functional.dropout(ONE, 0.5)) == bits(want)
    both_ways(make, [(ONE,), (2 * ONE,)])


def test_what_is_changed_outside_before_an_error_is_refused():
    history = []

    def f(x):
        history.append(1)
        raise KeyError("no")

    with pytest.raises(CompileError, match="It changes history"):
        ag.compile(f)(ONE)
    assert history == [1]
