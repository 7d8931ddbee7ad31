"""What of a tensor is a copy, and what is none, as in NumPy."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError
from tests.core.writing.refusals import OUTDATED

# What NumPy's functions return that is no copy, and what is one, of a square matrix x.
NO_COPIES = [
    "np.astype(x, float, copy=False)",
    "np.atleast_1d(x)",
    "np.atleast_2d(x)",
    "np.atleast_3d(x)",
    "np.diag(x)",
    "np.diagonal(x)",
    "np.diff(x, 0)",
    "np.einsum('ii->i', x)",
    "np.einsum('ij->ji', x)",
    "np.expand_dims(x, 0)",
    "np.flip(x)",
    "np.linalg.diagonal(x)",
    "np.linalg.matrix_power(x, 1)",
    "np.meshgrid(x[0], x[1], copy=False)[0]",
    "np.moveaxis(x, 0, 1)",
    "np.ravel(x)",
    "np.real(x)",
    "np.real_if_close(x)",
    "np.rot90(x)",
    "np.rot90(x, 0)",
    "np.squeeze(x)",
    "np.squeeze(x[:, :1])",
    "np.swapaxes(x, 0, 1)",
    "np.broadcast_arrays(x, np.ones((2, 3, 3)))[0]",
    "np.broadcast_to(x, (2, 3, 3))",
    "x.T.ravel('K')",
    "x.astype(float, copy=False)",
    "x.conj()",
    "x.diagonal()",
    "x.real",
    "x[...]",
]


COPIES = [
    "+x",
    "np.astype(x, float)",
    "np.conj(x)",
    "np.copy(x)",
    "np.diag(x[0])",
    "np.diagflat(x)",
    "np.fliplr(x) + 0",
    "np.meshgrid(x[0], x[1])[0]",
    "np.nan_to_num(x)",
    "np.tile(x, 1)",
    "np.tril(x)",
    "np.triu(x)",
    "x.T.ravel()",
    "x.flat[:2]",
    "x.flatten()",
    "x[[0, 1]]",
]


def array_or_tensor(expression, tensor):
    x = np.arange(1.0, 10).reshape(3, 3)
    x = Tensor(x) * 1 if tensor else x
    return x, eval(expression, {"np": np, "x": x})


@pytest.mark.parametrize("expression", NO_COPIES)
def test_what_is_no_copy_in_numpy_is_refused_once_it_would_show_a_change(expression):
    x, part = array_or_tensor(expression, tensor=False)
    before = part.copy()
    x *= 2
    assert not np.array_equal(part, before)

    x, part = array_or_tensor(expression, tensor=True)
    x *= 2
    with pytest.raises(DataError, match=OUTDATED):
        part + 1
    x, part = array_or_tensor(expression, tensor=True)
    with pytest.raises(DataError, match="part of another tensor"):
        part += 1
    with pytest.raises(DataError, match="part of another tensor"):
        part[0] = 1.0
    x, part = array_or_tensor(expression, tensor=True)
    (part * part).sum().backward()  # as long as nothing is written into


@pytest.mark.parametrize("expression", COPIES)
def test_what_is_a_copy_in_numpy_is_one_here(expression):
    for tensor in (False, True):
        x, part = array_or_tensor(expression, tensor)
        before = (part * 1).tolist()
        x *= 2
        assert part.tolist() == before
        part += 1
        part[0] = 7.0
        assert x.tolist() == (2 * np.arange(1.0, 10).reshape(3, 3)).tolist()


def test_whole_numbers_made_of_a_tensor_have_no_slope():
    x = Tensor([1.5, 2.5])
    for whole in (x.astype(int), np.astype(x, int), ag.ops.astype(x, int)):
        assert type(whole) is np.ndarray
        assert whole.tolist() == [1, 2]


def test_nan_to_num_without_copy_writes_into_the_tensor_itself():
    x = Tensor([1.0, np.nan])
    y = x * 2
    z = np.nan_to_num(y, copy=False)
    assert z is y
    (y * [3.0, 5.0]).sum().backward()
    assert x.grad.tolist() == [6, 0]
    with pytest.raises(BackwardError, match="leaf that needs a gradient"):
        np.nan_to_num(x, copy=False)
