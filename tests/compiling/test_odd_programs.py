"""Odd programs: writes in place, loops of learners, random numbers, errors on the way. The same as eager."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
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


@pytest.mark.parametrize(
    "f",
    [
        lambda x: x * len({x[0], x[1]}),
        lambda x: x * len(set(x)),
        lambda x: x * len(dict.fromkeys(x)),
        lambda x: x * {1.0: 5, 3.0: 7}.get(x[0], 0),
        lambda x: x * len(repr(x)),
        lambda x: x * len(f"{x[0]!r}"),
    ],
)
def test_a_traced_number_is_no_key_and_no_text(f):
    with pytest.raises(CompileError, match="A program has no branches, and this number is another one"):
        ag.compile(f)(np.array([1.0, 1.0, 2.0]))


@pytest.mark.parametrize("name", ["value", "variable", "trace", "fixed", "write", "part"])
def test_a_traced_array_answers_as_an_array_who_asks_for_an_attribute_by_its_name(name):
    f = ag.compile(lambda x: getattr(x, name, x) * 2 if name != "trace" else x.trace() * 2)
    for x in (np.eye(2), np.full((2, 2), 3.0)):
        np.testing.assert_array_equal(f(x), np.trace(x) * 2 if name == "trace" else x * 2)


@pytest.mark.parametrize("method", ["__len__", "__iter__", "__getitem__"])
def test_a_traced_number_has_the_methods_of_a_number_and_an_array_those_of_an_array(method):
    f = ag.compile(lambda x: x * 2 if hasattr(x, method) else x * 3)
    for x in (np.float64(2.0), np.array(2.0), np.array([2.0])):
        np.testing.assert_array_equal(f(x), f.function(x))
    of_sum = ag.compile(lambda x: [*x.sum()] if hasattr(x.sum(), "__iter__") else x)
    np.testing.assert_array_equal(of_sum(np.ones(2)), np.ones(2))


@pytest.mark.filterwarnings("ignore:function is not compiled")
def test_a_loop_over_a_traced_number_fails_as_it_does_eager():
    with pytest.raises(TypeError, match="not iterable"):
        ag.compile(lambda x: sum(v for v in x.sum()))(np.ones(2))


def test_whether_two_arguments_share_memory_is_no_matter_of_the_first_call():
    x = np.ones(2)
    with pytest.raises(CompileError, match=r"np\.shares_memory of traced numbers is not written down"):
        ag.compile(lambda x, y: x * 2 if np.shares_memory(x, y) else x)(x, x)


@pytest.mark.parametrize(
    ("f", "x"),
    [
        (lambda x: (x * 2).astype(float), np.array([1, 2], object)),
        (lambda x: x["a"] * 2.0, np.array([(1, "b")], dtype=[("a", object), ("b", object)])),
        (lambda x: np.frompyfunc(lambda v: v * 2, 1, 1)(x).astype(float), np.ones(2)),
    ],
)
def test_an_array_of_objects_is_refused(f, x):
    with pytest.raises(CompileError, match="an array of objects, and no numbers"):
        ag.compile(f)(x)
