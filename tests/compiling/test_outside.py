"""What a compiled function reads from outside may change between calls: it is never wrong in silence."""

import types

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X = rng.normal(size=(4, 3))
SCALE = 2.0
SETTINGS = types.SimpleNamespace(scale=2.0, parts=[1.0, 2.0], table={"a": 1.0})


def test_a_global_number_that_changes():
    global SCALE

    def f(x):
        return x * SCALE

    compiled = ag.compile(f)
    SCALE = 2.0
    assert bits(compiled(X)) == bits(X * 2.0)
    SCALE = 3.0
    assert bits(compiled(X)) == bits(X * 3.0)
    SCALE = 3
    assert bits(compiled(X.astype(np.int64))) == bits(X.astype(np.int64) * 3)
    SCALE = 3.0
    assert bits(compiled(X.astype(np.int64))) == bits(X.astype(np.int64) * 3.0)


def test_a_number_in_a_closure_that_changes():
    def make():
        scale = 2.0

        def f(x):
            return x * scale

        def change(new):
            nonlocal scale
            scale = new

        return f, change

    f, change = make()
    compiled = ag.compile(f)
    for new in (2.0, 5.0, -0.0, 0.0, float("nan")):
        change(new)
        assert bits(compiled(X)) == bits(X * new)


@pytest.mark.parametrize(
    "change",
    [
        lambda: setattr(SETTINGS, "scale", 7.0),
        lambda: SETTINGS.parts.append(9.0),
        lambda: SETTINGS.parts.__setitem__(0, -1.0),
        lambda: SETTINGS.table.update(a=4.0),
        lambda: SETTINGS.table.update(b=4.0),
    ],
    ids=["attribute", "longer list", "list", "dict", "new key"],
)
def test_attributes_lists_and_dicts_that_change(change):
    def f(x):
        return x * SETTINGS.scale + sum(SETTINGS.parts) - sum(SETTINGS.table.values())

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    change()
    assert bits(compiled(X)) == bits(f(X))


def test_a_plain_array_outside_that_is_refilled_or_replaced():
    world = types.SimpleNamespace(mask=np.array([1.0, 0.0, 1.0]))
    batch = rng.normal(size=3)

    def f(x):
        return (x * world.mask + batch.mean()) * batch

    compiled = ag.compile(f)
    for _ in range(2):
        assert bits(compiled(X)) == bits(f(X))
    world.mask[1] = 5.0
    assert bits(compiled(X)) == bits(f(X))
    batch *= 3
    assert bits(compiled(X)) == bits(f(X))
    world.mask = np.array([0.0, 0.0, 2.0])
    assert bits(compiled(X)) == bits(f(X))


def test_a_view_of_an_array_that_is_refilled():
    data = rng.normal(size=(6, 3))
    part = data[1:5]

    def f(x):
        return (Tensor(part) * x).sum()

    compiled = ag.compile(f)
    for _ in range(3):
        assert bits(compiled(X)) == bits(f(X))
        data += 1


def test_a_function_outside_that_is_replaced_or_patched():
    world = types.SimpleNamespace()
    world.activation = np.tanh

    def helper(x):
        return x + 1

    def f(x):
        return world.activation(helper(x))

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    world.activation = np.sin
    assert bits(compiled(X)) == bits(f(X))
    helper.__code__ = (lambda x: x - 1).__code__
    assert bits(compiled(X)) == bits(f(X))


def test_a_function_of_numpys_whose_help_was_looked_at():
    activations = {"log1p": np.log1p}  # as by Shift+Tab on it: from NumPy 2.4 on it keeps its signature

    def f(x):
        return activations["log1p"](x * x)

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    getattr(np.log1p, "__signature__", None)
    assert bits(compiled(X)) == bits(f(X))
    assert bits(ag.compile(f)(X)) == bits(f(X))


def test_a_default_that_changes():
    settings = [1.0]

    def f(x, scale=settings):
        return x * scale[0]

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    settings[0] = 2.0
    assert bits(compiled(X)) == bits(f(X))
    f.__defaults__ = ([5.0],)
    assert bits(compiled(X)) == bits(f(X))


def test_an_attribute_of_an_array_of_a_class_of_ones_own_that_changes():
    class Signal(np.ndarray):
        pass

    signal = np.ones(2).view(Signal)
    signal.rate = 2.0
    f = ag.compile(lambda x: x * signal.rate)
    assert f(X[0]).tolist() == (X[0] * 2).tolist()
    signal.rate = 3.0
    assert f(X[0]).tolist() == (X[0] * 3).tolist()
