"""Steady functions: they are traced once; whatever may compute something else each time is run twice."""

import datetime
import enum
import functools
import os
import time
import types
from time import perf_counter

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError, double_run
from autogradkit.core.op import op
from tests.compiling.networks import NETWORKS

X = np.random.default_rng(0).normal(size=(4, 3))
clock = time.time
empty = np.empty
holder = types.SimpleNamespace(clock=time.time)
clocks = {"now": [perf_counter]}
later = functools.partial(max, 1.0)


class Mode(enum.Enum):
    FAST = 1

    def factor(self):
        return time.time()


class Length(float):
    def factor(self):
        return time.time()


class Timed:
    started = staticmethod(time.time)

    @property
    def factor(self):
        return time.time()

    @factor.setter
    def factor(self, x):
        self.other = x

    def __len__(self):
        return int(time.time_ns() % 1000)


class Plain:
    scale = 2.0

    def factor(self, x):
        return x * self.scale


@op("noisy_for_a_test")
def noisy(x):
    return x + time.time()


mode, length, timed, plain = Mode.FAST, Length(2), Timed(), Plain()


def with_default(x, now=time.time):
    return x * now()


def imports_inside(x):
    import math

    return x * math.pi


def makes_a_set(x):
    return x * len({1, len(x)})


def in_a_loop(x):
    total = 0.0
    for n in range(3):
        total = total + x * n
    return total


def masked(x):
    return np.maximum(x, 0.0) * 0.0 * (clock() > 0)


UNSTEADY = {
    "a clock": lambda x: x * clock(),
    "a clock of a module": lambda x: x * time.time(),
    "a clock of an object": lambda x: x * holder.clock(),
    "a clock in a list in a dict": lambda x: x * clocks["now"][0](),
    "a default": with_default,
    "a partial": lambda x: x * later(clock()),
    "a method of an enum": lambda x: x * mode.factor(),
    "a method of a number": lambda x: x * length.factor(),
    "a class that holds a clock": lambda x: x * timed.started(),
    "a property": lambda x: x * timed.factor,
    "an op of the user's on constants": lambda x: x * noisy(np.ones(3)),
    "numbers of no one": lambda x: x * np.empty(3),
    "numbers of no one, by another name": lambda x: x * empty(3),
    "random numbers": lambda x: x * np.random.default_rng().normal(),
    "an address": lambda x: x * id(x),
    "the date": lambda x: x * datetime.datetime.now().microsecond,
    "the system": lambda x: x * len(os.listdir(".")),
    "an import": imports_inside,
    "a set": makes_a_set,
    "an attribute by its text": lambda x: x * getattr(plain, "scale"),  # noqa: B009, it is the point
    "something printed": lambda x: (print(end=""), x)[1],
    "what is hidden by zeros": masked,
}
STEADY = {
    "NumPy": lambda x: np.tanh(x @ x.T).sum(axis=0),
    "a loop": in_a_loop,
    "an object of the user's": lambda x: plain.factor(x),
    "a gradient": ag.value_and_grad(lambda x: (x**2).sum()),
    "dropout": lambda x: ag.nn.functional.dropout(Tensor(x), 0.5).detach(),
}


@pytest.fixture
def replays(monkeypatch):
    """The replays that were made."""
    made = []

    class Replay(double_run.Replay):
        def __init__(self, first):
            made.append(self)
            super().__init__(first)

    monkeypatch.setattr(double_run, "Replay", Replay)
    return made


def compiled_once(f, *arguments):
    try:
        ag.compile(f)(*arguments)
    except CompileError:
        pass


@pytest.mark.parametrize("name", UNSTEADY)
@pytest.mark.filterwarnings("ignore:.*is not compiled. Traced it raised:RuntimeWarning")
def test_what_may_compute_something_else_is_run_twice(replays, name):
    compiled_once(UNSTEADY[name], X)
    assert replays


@pytest.mark.parametrize("name", STEADY)
def test_what_always_computes_the_same_is_run_once(replays, name):
    compiled_once(STEADY[name], X)
    assert not replays


@pytest.mark.parametrize("argument", [mode, length, timed, (mode, 1), {"a": [length]}])
def test_an_argument_of_a_class_of_the_users_that_may_do_something_else(replays, argument):
    compiled_once(lambda x, y: x * 2, X, argument)
    assert replays


def test_a_rule_of_the_users_is_run_twice_also_on_constants(replays):
    def tanh_backward(g, z):
        return g * (1 - z**2)

    def f(x):
        t = Tensor(np.ones(3))
        np.tanh(t).sum().backward()
        return x * t.grad

    with ag.using("tanh", tanh_backward):
        compiled_once(f, X)
    assert replays


def test_nobody_looks_at_random_numbers_that_only_the_kits_own_rules_could_draw(monkeypatch):
    def never():
        raise AssertionError("it takes 20 µs")

    monkeypatch.setattr(double_run, "FOREIGN", [])  # as where no rule has been written yet
    monkeypatch.setattr(double_run, "random_states", never)
    assert ag.compile(STEADY["NumPy"])(X).shape == X.shape[:1]


def test_a_rule_of_the_users_that_draws_random_numbers_is_refused():
    def noisy_backward(g, z):
        return g * (1 - z**2) * np.random.rand()  # noqa: NPY002

    def f(x):
        t = Tensor(x)
        np.tanh(t).sum().backward()
        return t.grad

    with ag.using("tanh", noisy_backward), pytest.raises(CompileError, match="state of random numbers"):
        ag.compile(f)(X)


def test_a_clock_that_zeros_hide_is_refused():
    with pytest.raises(CompileError, match="Called twice with the same numbers it computes something else"):
        ag.compile(lambda x: np.maximum(x, 0.0) * 0.0 * clock())(X)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_lessons_networks_are_steady(replays, name):
    step, arguments = NETWORKS[name]()
    ag.compile(step)(*arguments)
    assert not replays
