"""Odd programs: aliases, views, writes in place, loops of learners, errors on the way. The same as eager."""

from typing import NamedTuple

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from autogradkit.errors import BackwardError
from tests.compiling.comparing import bits, both_ways

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


def test_a_compiled_function_inside_of_another():
    inner = ag.compile(lambda x: np.tanh(x) * 2)
    outer = ag.compile(ag.value_and_grad(lambda x: (inner(x) + x).sum()))
    assert bits(outer(X)) == bits(ag.value_and_grad(lambda x: (np.tanh(x) * 2 + x).sum())(X))


def test_derivatives_of_a_compiled_function():
    f = ag.compile(lambda x: (np.sin(x) * x).sum())
    plain = f.function
    assert bits(ag.grad(f)(X)) == bits(ag.grad(plain)(X))
    assert bits(ag.hvp(f, X, Y)) == bits(ag.hvp(plain, X, Y))
    assert bits(ag.grad(lambda x: (ag.grad(f)(x) ** 2).sum())(X)) == bits(
        ag.grad(lambda x: (ag.grad(plain)(x) ** 2).sum())(X)
    )
    assert ag.gradcheck(f, X)
    x = Tensor(X)
    f(x).backward()
    y = Tensor(X)
    plain(y).backward()
    assert bits(x.grad) == bits(y.grad)
    assert bits(f(X)) == bits(plain(X))


def test_second_derivatives_inside():
    def f(x):
        x = Tensor(x)
        z = (np.exp(x) * x).sum()
        z.backward(create_graph=True)
        (x.grad**2).sum().backward()
        return x.grad

    compiled = ag.compile(f)
    for a in (X, Y):
        assert bits(compiled(a)) == bits(f(a))


def test_a_gradient_through_what_a_program_has_forgotten_is_refused():
    w = Tensor(np.ones(3))
    predict = ag.compile(lambda x: (x * w).sum())
    loss = predict(X)
    assert loss.requires_grad
    with pytest.raises(BackwardError, match="a program keeps no graph"):
        loss.backward()
    with pytest.raises(BackwardError, match="a program keeps no graph"):
        (loss * 2 + w.sum()).backward()
    assert not ag.compile(lambda x: (x * w).sum().detach())(X).requires_grad


def test_a_closure_over_a_tensor_that_is_differentiated_outside_is_refused():
    def loss(w):
        inside = ag.compile(lambda x: (x * w).sum())
        return inside(X)

    with pytest.raises((BackwardError, CompileError)):
        ag.grad(loss)(np.ones(3))


def test_recording_and_not_recording_are_two_programs():
    w = Tensor(np.ones(3))
    f = ag.compile(lambda x: x * w)
    assert f(X).requires_grad
    with ag.no_grad():
        assert not f(X).requires_grad
    assert f(X).requires_grad


def test_an_error_on_the_way_leaves_everything_as_it_was():
    w = Tensor(np.ones(3))

    def step(x):
        w.grad = None
        (w * x).sum().backward()
        w.data -= w.grad
        raise KeyError("on the way")

    before = bits(w.data)
    with pytest.raises(KeyError, match="on the way"):
        ag.compile(step)(X)
    assert bits(w.data) == before
    assert w.grad is None
    assert w.node.value is w._data
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


def test_several_backward_passes_and_losses():
    def make():
        w, v = Tensor(np.ones(3)), Tensor(np.full(3, 0.5))

        def step(x):
            first = ((w * x) ** 2).sum()
            second = (np.tanh(w * v) * x).sum()
            first.backward()
            second.backward()
            total = first + second
            total.backward()
            return first.detach(), second.detach()

        return step, [w, v]

    both_ways(make, [(X,), (Y,)])


def test_a_gradient_that_is_none_stays_none():
    def make():
        w, v = Tensor(np.ones(3)), Tensor(np.full(3, 0.5))

        def step(x):
            (w * x).sum().backward()
            return v.grad, w.grad is None

        return step, [w, v]

    both_ways(make, [(X,), (Y,)])


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


def test_a_checkpointed_step():
    def make():
        w = Tensor(np.ones((3, 3)) / 3)

        def step(x):
            h = x
            for _ in range(3):
                h = ag.checkpoint(lambda h: np.tanh(h @ w) + h, h)
            loss = (h * h).mean()
            w.grad = None
            loss.backward()
            w.data -= 0.1 * w.grad
            return loss.detach()

        return step, [w]

    both_ways(make, [(X,), (Y,), (X,)])


def test_dropout_inside_of_a_checkpoint_is_refused():
    w = Tensor(np.ones(3))

    def step(x):
        ag.checkpoint(lambda: ag.nn.functional.dropout(x * w).sum()).backward()

    with pytest.raises(CompileError, match=r"inside of ag\.checkpoint"):
        ag.compile(step)(X)


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
