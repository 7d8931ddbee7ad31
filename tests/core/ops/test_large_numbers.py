"""Numbers whose squares the precision can't hold: lengths, deviations and their gradients are right."""

import numpy as np
import pytest

import autogradkit as ag
from tests.platforms import needs_warnings_of_numpy

SIZES = [
    (np.float32, 1e25),
    (np.float64, 1e200),
    (np.float16, 3e3),
    (np.float32, 1e-21),
    (np.float32, 1e-36),
    (np.float64, 1e-200),
    (np.float64, 1e-300),
]


@pytest.mark.parametrize(("dtype", "large"), SIZES)
@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.std(x),
        lambda x: np.std(x, axis=1),
        lambda x: np.std(x, axis=0, ddof=1, keepdims=True),
        lambda x: np.linalg.norm(x),
        lambda x: np.linalg.norm(x, axis=0),
        lambda x: np.linalg.norm(x, 3, axis=0),
        lambda x: np.linalg.vector_norm(x, ord=1.5),
        lambda x: ag.nn.functional.normalize(x, eps=0),
        lambda x: np.arctan2(x[0], x[1]) + np.arctan2(x[1], x[2]),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow", "ignore:underflow")
def test_squares_too_large_or_small_for_the_precision_leave_value_and_gradient_right(f, dtype, large):
    array = (np.array([[0.9, -1.2, 0.3], [2.2, -0.7, 0.1], [0.4, 1.9, -1.5]]) * large).astype(dtype)
    x, small = ag.Tensor(array), ag.Tensor(array.astype(np.float64) / large)
    z, w = f(x), f(small)
    assert z.dtype == dtype
    grows = not 1e-2 < np.max(np.abs(z.data)) < 10  # a length is as large as x is, a direction is not
    g = np.arange(1.0, 1 + z.size).reshape(z.shape)
    g = g if grows else g * 10 if large > 1 else g / 100
    z.backward(g), w.backward(g)
    close = {"rtol": 3e-3 if dtype == np.float16 else 1e-5, "atol": 2e-2 if dtype == np.float16 else 2e-5}
    np.testing.assert_allclose(z.data.astype(float) / (large if grows else 1), w.data, **close)
    np.testing.assert_allclose(x.grad.astype(float) * (1 if grows else large), small.grad, **close)


def test_a_row_of_equal_numbers_beside_one_that_is_too_large_for_squares_keeps_slope_0():
    x = ag.Tensor(np.array([[1e25, 2e25, 4e25], [3.0, 3.0, 3.0]], np.float32))
    with np.errstate(over="ignore"):
        z = np.std(x, axis=1)
    z.sum().backward()
    assert z.data[1] == 0
    assert np.all(x.grad[1] == 0)
    assert np.all(np.isfinite(x.grad))


@needs_warnings_of_numpy
@pytest.mark.parametrize("f", [lambda x: ag.nn.functional.layer_norm(x, (3,)), np.var])
def test_a_variance_that_overflows_is_said(f):
    x = ag.Tensor(np.array([1e25, 2e25, 4e25], np.float32))
    with pytest.warns(RuntimeWarning, match="overflow"):
        f(x)


@pytest.mark.parametrize("f", [np.arcsinh, np.arccosh])
def test_the_slope_of_an_inverse_hyperbolic_function_of_a_large_number_is_one_over_it(f):
    for x in (np.float32(1e30), np.float64(1e200)):
        assert np.isclose(ag.grad(f)(x) * x, 1)


@pytest.mark.parametrize(("dtype", "size"), SIZES)
def test_gradients_are_clipped_by_their_norm_also_where_its_squares_have_no_room(dtype, size):
    x, y = ag.Tensor(np.zeros(2, dtype)), ag.Tensor(np.zeros((), dtype))
    x.grad, y.grad = np.array([3 * size, 4 * size], dtype), np.array(12 * size, dtype)
    assert np.isclose(ag.nn.utils.clip_grad_norm_([x, y], 6.5) / size, 13, rtol=1e-3)
    want = (3, 4, 12) if size < 1 else (1.5, 2, 6)
    np.testing.assert_allclose(np.array([*x.grad, y.grad], float), np.array(want) * min(size, 1), 1e-3)


@pytest.mark.parametrize("numbers", [[3, 3], [0, 0], [True, True], [2**40, 2**40], [], [1, 2]])
def test_whole_numbers_have_a_spread_and_a_length(numbers):
    x = np.array(numbers, None if numbers else int)
    t = ag.Tensor(x, requires_grad=False)
    with np.errstate(all="ignore"):
        for f in (lambda x: np.linalg.norm(x, 3), np.linalg.norm) + ((np.std,) if numbers else ()):
            if x.dtype != bool or f is np.std:
                assert np.isclose(f(t).item(), f(x))


def test_a_float16_average_of_many_has_the_gradient_one_over_n():
    x = ag.Tensor(np.ones(70_000, np.float16))
    x.mean().backward()
    assert x.grad[0] == np.float16(1 / 70_000) > 0
