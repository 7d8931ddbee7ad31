"""The arguments and results of a compiled function: layouts, aliases, trees, defaults. The same as eager."""

from typing import NamedTuple

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


LAYOUTS = {
    "transposed": rng.normal(size=(3, 4)).T,
    "every other": rng.normal(size=(8, 3))[::2],
    "backwards": rng.normal(size=(4, 3))[::-1, ::-1],
    "repeated": np.broadcast_to(rng.normal(size=3), (4, 3)),
    "by columns": np.asfortranarray(rng.normal(size=(4, 3))),
    "float32": X.astype(np.float32),
    "integers": np.arange(12).reshape(4, 3),
    "booleans": X > 0,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_arrays_however_they_lie_in_memory(layout):
    def f(x, y):
        x = Tensor(x.astype(float))
        z = (np.exp(x.T @ y) / (1 + (x * y).sum(axis=0))).sum(axis=1) + x[1:3].mean() + np.sort(x, axis=0)[0]
        z.sum().backward()
        return z.detach(), x.grad, x.T.copy().detach()

    compiled = ag.compile(f)
    for a in (LAYOUTS[layout], X, LAYOUTS[layout]):
        for _ in range(2):
            assert bits(compiled(a, Y)) == bits(f(a, Y))


def test_a_read_only_array():
    a = X.copy()
    a.setflags(write=False)
    compiled = ag.compile(ag.value_and_grad(lambda x: (x * x).sum()))
    assert bits(compiled(a)) == bits(compiled.function(a))


def test_an_argument_given_twice_and_views_of_one_array():
    f = ag.value_and_grad(lambda x, y: (x * y + x.T @ y).sum() + (x[0] * y[1]).sum(), (0, 1))
    compiled = ag.compile(f)
    square = rng.normal(size=(4, 4))
    for a, b in ((square, square), (square, square.T), (square[:3, :3], square[1:, 1:])):
        assert bits(compiled(a, b)) == bits(f(a, b))


def test_one_tensor_given_twice():
    def make():
        w, v = Tensor(np.ones(3)), Tensor(np.full(3, 2.0))

        def step(a, b):
            loss = (a * b * X).sum()
            loss.backward()
            return loss.detach()

        return step, [w, v]

    step, (w, v) = make()
    twin, (u, z) = make()
    compiled = ag.compile(twin)
    for a, b, c, d in ((w, v, u, z), (w, w, u, u), (v, w, z, u), (w, w, u, u)):
        assert bits(step(a, b)) == bits(compiled(c, d))
        assert bits([w.grad, v.grad]) == bits([u.grad, z.grad])


def test_results_belong_to_the_caller():
    def f(x):
        y = x * 2
        return y, y + 1, y.T, x

    compiled = ag.compile(f)
    first = compiled(X)
    kept = bits(first)
    second = compiled(Y)
    assert bits(first) == kept
    assert bits(second) == bits(f(Y))
    second[0][...] = 0
    assert (second[2] == 0).all()  # a view, as in NumPy
    assert compiled(X)[3] is X
    assert bits(compiled(X)) == bits(f(X))


def test_gradients_belong_to_the_tensor():
    w = Tensor(np.ones(3))

    def step(x):
        w.grad = None
        (w * x).sum().backward()
        return w.grad

    compiled = ag.compile(step)
    g = compiled(X)
    assert g is w.grad
    h = compiled(Y)
    assert bits(g) == bits(X.sum(axis=0))
    assert h is w.grad


class Pair(NamedTuple):
    w: np.ndarray
    b: np.ndarray


def test_trees_of_arguments_and_results():
    f = ag.value_and_grad(lambda p, x: (((x @ p["layers"][0].w + p["layers"][0].b) * p["scale"]) ** 2).sum())
    p = {"layers": [Pair(rng.normal(size=(3, 2)), np.zeros(2))], "scale": np.array(2.0)}
    compiled = ag.compile(f)
    for _ in range(2):
        assert bits(compiled(p, X)) == bits(f(p, X))
    assert isinstance(compiled(p, X)[1]["layers"][0], Pair)


def test_arguments_by_keyword_and_by_default():
    def f(x, y=2.0, *, power=2, **more):
        return (x * y) ** power + sum(more.values())

    compiled = ag.compile(f)
    for arguments, keywords in (
        ((X,), {}),
        ((X, Y), {}),
        ((X,), {"y": Y, "power": 3}),
        ((), {"power": 3, "x": X}),
        ((X, 2), {"extra": Y}),
        ((X, True), {"other": 1.0}),
        ((X, 1), {"other": 1.0}),
    ):
        assert bits(compiled(*arguments, **keywords)) == bits(f(*arguments, **keywords))


def test_a_method_is_compiled_with_its_object():
    class Line:
        def __init__(self, slope):
            self.slope = slope

        @ag.compile
        def value(self, x):
            return x * self.slope

    steep, flat = Line(3.0), Line(0.5)
    for _ in range(2):
        assert bits(steep.value(X)) == bits(X * 3.0)
        assert bits(flat.value(X)) == bits(X * 0.5)
    flat.slope = 7.0
    assert bits(flat.value(X)) == bits(X * 7.0)


def test_integers_booleans_and_choices():
    def f(x, labels, mask):
        onehot = np.eye(3)[np.array([0, 2, 1])]
        t = Tensor(x)
        z = np.where(mask, t, -t)[np.arange(4), labels] + np.where(t > 0, t, 0.0).max(axis=1)
        z = (
            z
            + (t[:3] * onehot).sum()
            + t[labels % 3].mean()
            + np.take_along_axis(t, labels[:, None], 1)[:, 0]
        )
        z.sum().backward()
        return z.detach(), t.grad, np.argmax(x, axis=1), labels + 1, ~mask

    compiled = ag.compile(f)
    for seed in range(3):
        r = np.random.default_rng(seed)
        a, n, m = r.normal(size=(4, 3)), r.integers(0, 3, 4), r.random((4, 3)) > 0.5
        assert bits(compiled(a, n, m)) == bits(f(a, n, m))
    assert compiled.compilations == 1


def test_numbers_without_axes():
    def f(a, b):
        x, y = Tensor(a), Tensor(b)
        z = np.exp(x * y) + x**2 / y - np.maximum(x, y)
        z.backward()
        return z.detach(), x.grad, y.grad

    compiled = ag.compile(f)
    for a, b in ((0.5, 2.0), (np.float64(0.5), np.float64(2.0)), (np.array(0.5), np.array(2.0))):
        for _ in range(2):
            assert bits(compiled(a, b)) == bits(f(a, b))
