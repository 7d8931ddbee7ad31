"""Passes: each changes what it says, can be left out, and keeps every bit, or is made only if it is named."""

import itertools

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling.passes import EXACT, PASSES, products
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, W, B, Y = (rng.normal(size=shape) for shape in ((64, 32), (32, 16), (16,), (64, 16)))


def loss(w, b, x, y):
    """Return the mean squared error of one layer."""
    error = np.tanh(x @ w + b) - y
    return (error * error).mean()


gradients = ag.value_and_grad(loss, argnums=(0, 1))


@pytest.mark.parametrize("left_out", EXACT)
def test_any_pass_may_be_left_out(left_out):
    step = ag.compile(gradients, passes=[name for name in EXACT if name != left_out])
    for n in range(3):
        assert bits(step(W, B, X + n, Y)) == bits(gradients(W, B, X + n, Y))
    assert not any(row.startswith(left_out + " ") for row in step.explain().splitlines())


def test_explain_has_a_row_for_each_pass_in_its_order():
    step = ag.compile(gradients)
    step(W, B, X, Y)
    assert [row.split()[0] for row in step.explain().splitlines()[1:-1]] == list(EXACT)


def test_the_sums_of_rows_are_products_only_if_the_pass_is_named():
    exact, fast = ag.compile(gradients), ag.compile(gradients, passes=PASSES)
    exact(W, B, X, Y)
    for got, want in zip(fast(W, B, X, Y)[1], gradients(W, B, X, Y)[1], strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-12)
    assert "sums" not in exact.explain()
    assert "made 1 sum a product, which may change last bits" in fast.explain()


def test_what_depends_on_shapes_and_constants_alone_is_computed_beforehand():
    def f(x):
        return x * np.exp(np.ones_like(x) * 2.0).sum()

    step = ag.compile(f)
    assert bits(step(B)) == bits(f(B))
    assert bits(step(B + 1)) == bits(f(B + 1))
    assert "exp" in step.source
    assert "exp" not in step.lowered


def test_a_constant_that_is_returned_is_a_new_array_at_every_call():
    step = ag.compile(lambda x: (np.zeros_like(x) + 1.0, x * 2.0))
    first, _ = step(B)
    first += 5
    assert step(B)[0].tolist() == [1.0] * 16


@pytest.mark.parametrize("layout", ["C", "F"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_products_with_two_single_axes_are_called_as_they_were(layout, dtype):
    sizes = itertools.product((1, 4), (1, 5), (1, 3))
    for m, n, k in sizes:
        x, y = (rng.normal(size=s).astype(dtype, order=layout) for s in ((m, n), (n, k)))
        step = ag.compile(lambda x, y: np.tanh(x @ y) + dtype(1))
        for factor in (1, -0.0, np.inf, 1e-3):
            with np.errstate(all="ignore"):
                y = y * dtype(factor)
                assert bits(step(x, y)) == bits(np.tanh(x @ y) + dtype(1))
        assert (".dot(" in step.lowered) == ((m, n, k).count(1) < 2)


def test_a_product_whose_numbers_are_added_in_another_order_is_called_as_it_was(monkeypatch):
    x, y = np.ones((4, 5)), np.ones((5, 1))
    assert products.comes_to_the_same(x, y)
    backward = lambda a, b: (a[:, ::-1, None] * b[::-1]).cumsum(axis=1)[:, -1]
    monkeypatch.setattr(products.np, "matmul", backward)
    assert not products.comes_to_the_same(x, y)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.int64, np.complex128])
@pytest.mark.parametrize("exponent", [2, 0.5, -1, 3, 1.5, np.float32(2), np.float64(0.5)])
def test_powers_and_numbers_beside_arrays_keep_their_dtype_and_bits(dtype, exponent):
    x = np.abs(X * 3).astype(dtype) + dtype(1)

    def f(x):
        y = (x + 1) * 2
        if dtype is np.int64 and exponent == -1:
            exponent_here = 1
        else:
            exponent_here = exponent
        return (y**exponent_here - 3) / 2, y > 2, -y * 0.5, np.maximum(y, 0)

    step = ag.compile(f)
    assert bits(step(x)) == bits(f(x))
    assert bits(step(x + dtype(1))) == bits(f(x + dtype(1)))


def test_a_traceback_of_what_runs_shows_the_line_that_is_read():
    import traceback

    def f(x):
        return np.sqrt(-(x * x - 1.0)) * 2.0

    step = ag.compile(ag.grad(lambda x: (np.arctanh(x) * 2.0).sum()))
    step(np.array([0.1, 0.2]))
    with np.errstate(all="raise"), pytest.raises(FloatingPointError) as caught:
        step(np.array([1.0, 0.2]))
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert frame.line
    assert frame.line in step.source
