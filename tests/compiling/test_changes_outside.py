"""A function that changes what is outside, or takes a next thing from there, is refused."""

import itertools
import random
import types

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X = rng.normal(size=(4, 3))


def test_an_iterator_outside_is_refused():
    batches = itertools.cycle([np.ones(3), np.zeros(3)])

    def f(x):
        return x * next(batches)

    with pytest.raises(CompileError, match="It reads batches, which gives something else each time"):
        ag.compile(f)(X)


def test_a_generator_of_ones_own_is_refused():
    own = np.random.default_rng(0)

    def f(x):
        return x + own.normal(size=3)

    with pytest.raises(CompileError, match="It changes own"):
        ag.compile(f)(X)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: np.random.rand(3),  # noqa: NPY002
        lambda: random.random(),
        lambda: np.random.default_rng().random(3),
    ],
)
def test_random_numbers_of_elsewhere_are_refused(draw):
    def f(x):
        return x + draw()

    with pytest.raises(CompileError):
        ag.compile(f)(X)


def test_a_seeded_generator_made_inside_is_right():
    def f(x):
        return x + np.random.default_rng(3).normal(size=3)

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(compiled(X)) == bits(f(X))


def test_a_list_outside_that_is_appended_to_is_refused():
    history = []

    def f(x):
        z = (x * 2).sum()
        history.append(z)
        return z

    with pytest.raises(CompileError, match="It changes history"):
        ag.compile(f)(X)


def test_a_counter_outside_is_refused():
    world = types.SimpleNamespace(n=0)

    def f(x):
        world.n += 1
        return x * world.n

    with pytest.raises(CompileError, match=r"It changes world\.n"):
        ag.compile(f)(X)


def test_an_array_outside_that_is_written_into_is_refused():
    total = np.zeros(3)

    def f(x):
        nonlocal total
        total += x.sum(axis=0)
        return x

    with pytest.raises(CompileError, match="writes into the array total"):
        ag.compile(f)(X)


def test_an_argument_that_is_written_into_is_refused():
    def f(x):
        x += 1
        return x * 2

    before = X.copy()
    with pytest.raises(CompileError, match="writes into its argument x"):
        ag.compile(f)(X)
    assert bits(before) == bits(X)


@pytest.mark.parametrize("draws_after", [True, False])
def test_a_seed_that_is_set_inside_is_refused(draws_after):
    def f(x):
        if not draws_after:
            x = ag.nn.functional.dropout(x, 0.5)
        ag.nn.manual_seed(5)
        return ag.nn.functional.dropout(x, 0.5) if draws_after else x

    with pytest.raises(CompileError, match="starts the kit's random numbers afresh: seed them outside"):
        ag.compile(f)(np.ones(9))
