"""The gradients of slices that make up a whole are joined, bit for bit what zeros and sums come to."""

import numpy as np
import pytest

import autogradkit as ag
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X = rng.normal(size=(4, 6))
X[0] = -0.0
X[1, 1] = np.nan


def gates(x):
    i, f, o = x[:, :2], x[:, 2:5], x[:, 5:]
    return (np.tanh(i).sum() * (f * f).sum() * -o).sum()


def slices_in_another_order(x):
    return (x[3:] * x[1:2]).sum() + x[0:1].sum() + x[2:3].sum()


def rows(x):
    h = x[0]
    for t in range(1, 4):
        h = np.tanh(h * x[t])
    return h.sum()


def from_the_end(x):
    return (x[-1] * x[1] - x[0] * x[-2]).sum()


def columns(x):
    return sum([(x[:, n] ** 2).sum() * (n - 2) for n in range(6)])


@pytest.mark.parametrize("f", [gates, slices_in_another_order, rows, from_the_end, columns])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_slices_that_make_up_the_whole_are_joined(f, dtype):
    x = X.astype(dtype)
    step = ag.compile(ag.value_and_grad(f))
    assert bits(step(x)) == bits(step.function(x)) == bits(step(x))
    assert "np.concatenate" in step.source or "np.stack" in step.source
    assert "scatter_add" not in step.source


def test_minus_zero_becomes_zero_as_it_does_in_a_sum_with_zeros():
    step = ag.compile(ag.grad(lambda x: (x[:2] * -0.0).sum() + x[2:].sum()))
    got = step(np.ones(4))
    assert bits(got) == bits(step.function(np.ones(4)))
    assert not np.signbit(got).any()
    assert "np.concatenate" in step.source


@pytest.mark.parametrize(
    "f",
    [
        lambda x: x[:, :3].sum() * x[:, 2:].sum(),  # they overlap
        lambda x: x[:, :2].sum() * x[:, 3:].sum(),  # one column is left out
        lambda x: x[:2].sum() * x[2:, :3].sum() * x[2:, 3:].sum(),  # along two axes
        lambda x: x[::2].sum() * x[1::2].sum(),  # every other row
        lambda x: x[:2].sum() * x[2:].sum() * x.sum(),  # more than slices
        lambda x: x[0].sum() * x[1:].sum(),  # a number and a slice
        lambda x: x[[0, 1]].sum() * x[[2, 3]].sum(),  # lists
        lambda x: x[:, :3].sum() * x[:, 3:6].sum() * x[:, 6:].sum(),  # joined, but for what is empty
        lambda x: x[np.array([True, False, True, False])].sum() * x[1].sum(),
    ],
)
def test_other_slices_are_put_into_zeros_as_they_were(f):
    step = ag.compile(ag.value_and_grad(f))
    assert bits(step(X)) == bits(step.function(X)) == bits(step(X))


def test_a_partial_sum_that_is_read_elsewhere_is_left_alone():
    def f(x):
        return ag.grad(lambda y: (y[:2] ** 2).sum() * (y[2:] ** 3).sum())(x)

    hessian = ag.compile(ag.grad(lambda x: f(x).sum()))
    x = rng.normal(size=4)
    assert bits(hessian(x)) == bits(hessian.function(x)) == bits(hessian(x))


def test_slices_are_joined_in_kept_memory():
    def loss(w, x):
        z = x @ w
        return (np.tanh(z[:, :2]) * z[:, 2:]).sum()

    step = ag.compile(ag.value_and_grad(loss))
    x, w = rng.normal(size=(8, 3)), rng.normal(size=(3, 4))
    for _ in range(3):
        assert bits(step(w, x)) == bits(step.function(w, x))
    assert "np.concatenate" in step.lowered
    assert ", out=kept" in step.lowered.partition("np.concatenate")[2]


def test_a_sum_of_thousands_of_contributions_needs_no_recursion():
    def f(x):
        return sum([x * n for n in range(2_000)])

    assert ag.compile(ag.grad(f))(np.float64(1.0)) == sum(range(2_000))
