"""Replaced functions: a program notices at its next call that NumPy's or the kit's are others by now."""

import builtins
import functools
import math
import sys
import types

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.nn import functional
from tests.compiling.comparing import bits

X = np.array([1.0, 2.0])
LAYER = ag.nn.Linear(2, 2)
MODEL = ag.nn.Sequential(ag.nn.Linear(2, 2), ag.nn.ReLU())


def five(*given):
    return np.float64(5.0)


@pytest.mark.parametrize(
    ("owner", "name", "function"),
    [
        (np, "tanh", lambda x: np.tanh(x).sum()),
        (np, "tanh", lambda x: getattr(np, "tanh")(x).sum()),  # noqa: B009
        (np.linalg, "norm", lambda x: np.linalg.norm(x)),
        (ag, "relu", lambda x: ag.relu(x).sum()),
        (functional, "relu", lambda x: functional.relu(x).sum()),
        (functional, "relu", lambda x: ag.nn.functional.relu(x).sum()),
        (math, "sqrt", lambda x: x.sum() * math.sqrt(4.0)),
        (functools, "reduce", lambda x: functools.reduce(lambda a, b: a + b, [x[0], x[1]])),
        (builtins, "sum", lambda x: sum([x[0], x[1]])),
        (ag.nn.Linear, "forward", lambda x: LAYER(x).sum()),
        (ag.nn.ReLU, "forward", lambda x: MODEL(x).sum()),
        (ag.nn.Module, "__call__", lambda x: LAYER(x).sum()),
        (Tensor, "tanh", ag.grad(lambda x: (x.tanh() * 2).sum())),
        (Tensor, "__mul__", ag.grad(lambda x: (x.tanh() * 2).sum())),
    ],
)
def test_a_function_that_is_replaced_between_two_calls(owner, name, function, monkeypatch):
    compiled = ag.compile(function)
    before = compiled(X)
    assert bits(before) == bits(function(X))
    with monkeypatch.context() as m:
        m.setattr(owner, name, five)
        replaced = function(X)
        assert bits(compiled(X)) == bits(replaced)
        assert bits(replaced) != bits(before)
    assert bits(compiled(X)) == bits(before)


@pytest.mark.parametrize("name", ["step", "new_value", "zero_grad"])
def test_an_optimisers_method_that_is_replaced(name, monkeypatch):
    seen = []
    for way in (lambda f: f, ag.compile):
        w = Tensor([1.0, 2.0])
        optimizer = ag.optim.SGD([w], lr=0.1)

        def step(x, w=w, optimizer=optimizer):
            optimizer.zero_grad()
            ((w * x) ** 2).sum().backward()
            optimizer.step()

        step = way(step)
        step(X)
        with monkeypatch.context() as m:
            m.setattr(ag.optim.SGD, name, lambda self, *given: given[0] * 0 if given else None)
            step(X)
        seen.append((w.data.copy(), w.grad))
    assert bits(seen[0]) == bits(seen[1])


def test_backward_that_is_replaced(monkeypatch):
    w = Tensor([1.0, 2.0])

    @ag.compile
    def step(x):
        w.grad = None
        (w * x).sum().backward()

    step(X)
    monkeypatch.setattr(Tensor, "backward", lambda self: None)
    step(X)
    assert w.grad is None


def test_a_number_of_numpys_that_is_replaced(monkeypatch):
    compiled = ag.compile(lambda x: x.sum() * np.pi)
    compiled(X)
    monkeypatch.setattr(np, "pi", 3.0)
    assert compiled(X) == 9.0


def test_what_two_functions_read_of_one_module_is_all_compared(monkeypatch):
    settings = types.ModuleType("settings_of_the_test")
    settings.scale, settings.shift, settings.__file__ = 2.0, 3.0, __file__
    monkeypatch.setitem(sys.modules, settings.__name__, settings)

    def shifted(x):
        return x + settings.shift

    compiled = ag.compile(lambda x: (shifted(x) * settings.scale).sum())
    assert compiled(X) == 18.0
    settings.scale = 10.0
    assert compiled(X) == 90.0
    settings.shift = 0.0
    assert compiled(X) == 30.0
