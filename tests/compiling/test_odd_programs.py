"""Odd programs: writes in place, loops of learners, random numbers, errors on the way. The same as eager."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits, both_ways

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


def parameters():
    return [
        Tensor(rng0.normal(size=s)) for rng0 in [np.random.default_rng(1)] for s in ((3, 5), (5,), (5, 2))
    ]


def typed_loop():
    ps = parameters()
    w, b, v = ps

    def step(x, y):
        h = np.tanh(x @ w + b)
        loss = ((h @ v - y) ** 2).mean()
        loss.backward()
        for p in ps:
            p.data -= 0.1 * p.grad
            p.grad = None
        return loss.item

    def step_of(x, y):
        step(x, y)

    return step_of, ps


def test_the_loop_that_learners_type():
    target = rng.normal(size=(4, 2))
    both_ways(typed_loop, [(X, target), (Y, target), (X, target), (X[:2], target[:2]), (Y, target)])


@pytest.mark.parametrize(
    "update",
    [
        lambda p: setattr(p, "data", p.data - 0.1 * p.grad),
        lambda p: p.data.__isub__(0.1 * p.grad),
        lambda p: p.data.__setitem__(slice(None), p.data - 0.1 * p.grad),
        lambda p: p.data.__setitem__((0,), 1.0),
        lambda p: np.subtract(p.data, 0.1 * p.grad, out=p.data),
    ],
    ids=["new array", "in place, kept", "written over", "one entry", "out="],
)
def test_every_way_to_write_an_update(update):
    def make():
        w = Tensor(np.array([1.0, 2.0, 3.0]))

        def step(x):
            loss = ((w * x) ** 2).sum()
            w.grad = None
            loss.backward()
            update(w)

        return step, [w]

    both_ways(make, [(X,), (Y,), (X,)])


def test_an_update_under_no_grad():
    def make():
        w = Tensor(np.array([1.0, 2.0, 3.0]))

        def step(x):
            nonlocal w
            loss = ((w * x) ** 2).sum()
            w.grad = None
            loss.backward()
            with ag.no_grad():
                w -= 0.1 * w.grad
                w[0] = 0.5
            return loss.detach()

        return step, [w]

    both_ways(make, [(X,), (Y,), (X,)])


def test_gradients_that_add_up_over_calls():
    def make():
        w = Tensor(np.ones(3))

        def step(x):
            ((w * x) ** 2).sum().backward()

        return step, [w]

    compiled = both_ways(make, [(X,), (Y,), (X,), lambda w: setattr(w[0], "grad", None), (X,), (Y,)])
    assert compiled.compilations == 2  # without a gradient before, and with one


def test_an_error_on_the_way_leaves_what_it_leaves_eagerly():
    def make():
        w = Tensor(np.ones(3))

        def step(x):
            w.grad = None
            (w * x).sum().backward()
            w.data -= w.grad
            raise KeyError("on the way")

        return step, w

    eager, twin = make()
    step, w = make()
    for f in (eager, ag.compile(step)):
        with pytest.raises(KeyError, match="on the way"):
            f(X)
    assert bits([w, w.grad]) == bits([twin, twin.grad])
    assert w.node.value is w._data
    w.grad = None
    (w * 2).sum().backward()
    assert bits(w.grad) == bits(np.full(3, 2.0))


def test_errors_are_those_of_the_function():
    f = ag.compile(lambda x, y: (Tensor(x) @ y).detach())
    with pytest.raises(ValueError, match="matmul needs x's last axis"):
        f(X, Y)
    assert bits(f(X, Y.T)) == bits(f.function(X, Y.T))
    loss = ag.compile(lambda x, y: ag.nn.functional.cross_entropy(x, y))
    assert bits(loss(X, np.array([0, 1, 2, 0]))) == bits(loss.function(X, np.array([0, 1, 2, 0])))
    with pytest.raises(ValueError, match="Class 3 was asked for"):
        loss(X, np.array([0, 1, 2, 3]))
    assert bits(loss(X, np.array([0, -100, 2, 0]))) == bits(loss.function(X, np.array([0, -100, 2, 0])))


def test_an_array_that_somebody_holds_sees_what_it_sees_when_eager():
    def make():
        w = Tensor(np.ones(3))
        held = []

        def step(x):
            w.grad = None
            (w * x).sum().backward()
            w.data -= w.grad

        return step, [w, held]

    def hold(world):
        world[1].append(world[0].data)

    both_ways(make, [(X,), hold, (X,), (Y,), hold, (X,), (X,)])


def test_numbers_without_axes_as_parameters():
    def make():
        w = Tensor(2.0)

        def step(x):
            w.grad = None
            ((w * x) ** 2).sum().backward()
            w.data *= 0.5
            w.data -= 0.1 * w.grad

        return step, [w]

    both_ways(make, [(X,), (Y,), (X,), (Y,)])


def test_fresh_random_numbers_at_every_call():
    def f(x):
        return ag.nn.functional.dropout(x, 0.5)

    compiled = ag.compile(f)
    ag.nn.manual_seed(1)
    got = [bits(compiled(X)) for _ in range(3)]
    ag.nn.manual_seed(1)
    assert got == [bits(f(X)) for _ in range(3)]
    assert len(set(map(str, got))) == 3


def test_drawn_numbers_are_drawn_once_where_the_program_goes_another_way():
    def f(x, y):
        z = ag.nn.functional.dropout(x, 0.5)
        return ag.nn.functional.cross_entropy(z, y)

    compiled = ag.compile(f)
    calls = [
        np.array([0, 1, 2, 0]),
        np.array([0, -100, 2, 0]),
        np.array([2, 1, 2, 0]),
        np.array([-100, 0, 0, 0]),
    ]
    ag.nn.manual_seed(1)
    got = [bits(compiled(X, y)) for y in calls]
    ag.nn.manual_seed(1)
    assert got == [bits(f(X, y)) for y in calls]
