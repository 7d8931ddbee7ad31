"""Derivatives in, of and around a compiled function: the same as eager, or refused."""

import functools

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from autogradkit.errors import BackwardError
from tests.compiling.comparing import bits, both_ways

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


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


@pytest.mark.parametrize("transform", [ag.grad, ag.value_and_grad, ag.jacobian, ag.hessian])
def test_a_derivative_of_a_function_that_is_compiled_and_has_run_is_compiled(transform):
    def f(x):
        return (np.sin(x) * x).sum()

    compiled = ag.compile(f)
    compiled(X)
    for got, want in zip(ag.compile(transform(compiled))(X.copy()), transform(f)(X), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-12)


def test_a_function_of_ones_own_around_a_compiled_one_that_has_run_is_compiled():
    inner = ag.compile(lambda x: (x * x).sum())
    inner(X)

    @functools.wraps(inner)
    def doubled(x):
        return 2 * inner(x)

    assert ag.compile(doubled)(X.copy()) == 2 * inner(X)


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


@pytest.mark.parametrize(
    "f",
    [
        lambda x, y: np.einsum("ij,ij->", x, y) ** 2,
        lambda x, y: np.einsum("i...,i->...", x, y[:, 0]).prod(),
        lambda x, y: np.einsum("ij,kj->ik", x, x * y).sum(),
        lambda x, y: np.interp(x, np.linspace(-3.0, 3.0, 8), np.linspace(-3.0, 3.0, 8) ** 3).sum() * y.sum(),
        lambda x, y: np.linalg.lstsq(x, y, rcond=None)[0].sum(),
    ],
)
def test_a_gradient_and_one_of_it_compiled_are_those_of_eager(f):
    slopes = ag.value_and_grad(f, argnums=(0, 1))

    def curves(x, y):
        return ag.grad(lambda x, y: sum((g**2).sum() for g in slopes(x, y)[1]), argnums=(0, 1))(x, y)

    for function in (slopes, curves):
        compiled = ag.compile(function)
        for x, y in ((X, Y), (Y, X), (X, X + Y)):
            assert bits(compiled(x, y)) == bits(function(x, y))
