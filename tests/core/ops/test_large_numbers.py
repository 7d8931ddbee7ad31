"""Numbers whose squares the precision can't hold: lengths, deviations and their gradients are right."""

import numpy as np
import pytest

import autogradkit as ag
from tests.platforms import needs_warnings_of_numpy


@pytest.mark.parametrize(("dtype", "large"), [(np.float32, 1e25), (np.float64, 1e200), (np.float16, 3e3)])
@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.std(x),
        lambda x: np.std(x, axis=1),
        lambda x: np.std(x, axis=0, ddof=1, keepdims=True),
        lambda x: np.linalg.norm(x),
        lambda x: np.linalg.norm(x, axis=0),
        lambda x: ag.nn.functional.normalize(x),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow")
def test_squares_too_large_for_the_precision_leave_value_and_gradient_right(f, dtype, large):
    array = (np.array([[0.9, -1.2, 0.3], [2.2, -0.7, 0.1], [0.4, 1.9, -1.5]]) * large).astype(dtype)
    x, small = ag.Tensor(array), ag.Tensor(array.astype(np.float64) / large)
    z, w = f(x), f(small)
    assert z.dtype == dtype
    grows = np.max(np.abs(z.data)) > 10  # a length is as large as x is, a direction is not
    g = np.arange(1.0, 1 + z.size).reshape(z.shape)
    z.backward(g if grows else g * 10), w.backward(g if grows else g * 10)
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
