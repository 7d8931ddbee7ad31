"""Assignments to places of a tensor, `x[i] = …`, and tensors assigned to places of arrays."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import DataError, RuleError


def test_a_place_named_twice_keeps_the_last_value_and_only_that_gets_a_gradient():
    y, z = Tensor([1.0, 2.0]), Tensor([0.0, 0.0, 0.0]) * 1
    z[[0, 0]] = y
    z.sum().backward()
    assert z.tolist() == [2, 0, 0]
    assert y.grad.tolist() == [0, 1]


def test_one_number_written_to_three_places_of_which_two_are_the_same_counts_twice():
    y, z = Tensor(2.0), Tensor([0.0, 0.0, 0.0]) * 1
    z[[0, 0, 1]] = y
    z.sum().backward()
    assert y.grad == 2


@pytest.mark.parametrize(
    "index",
    [
        [1, 0, 1, 1],
        ([0, 1, 0, 0], [2, 2, 2, 1]),
        (slice(None), [2, 0, 2]),
        ([[0], [1]], [[1, 1, 0]]),
        (1, [0, 2, 0]),
    ],
)
def test_writing_at_places_named_several_times_has_the_gradient_of_numpys_result(index):
    rng = np.random.default_rng(0)
    x, g = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    y = rng.normal(size=x[index].shape)

    def written(y):
        z = Tensor(x) * 1
        z[index] = y
        return z

    for n, slope in enumerate(ag.grad(lambda y: (written(y) * g).sum())(y).ravel()):
        nudged = [y.copy() for _ in range(2)]
        heights = []
        for nudge, sign in zip(nudged, (1, -1), strict=True):
            nudge.ravel()[n] += sign * 0.5
            z = x.copy()
            z[index] = nudge
            heights.append((z * g).sum())
        assert np.isclose(slope, heights[0] - heights[1])
    curved = ag.hessian(lambda y: (written(y) ** 3).sum())(y).reshape(y.size, y.size)
    stayed = ag.grad(lambda y: written(y).sum() - x.sum())(y).ravel()
    assert np.allclose(curved, np.diag(6 * y.ravel() * stayed))


def test_whole_numbers_are_no_place_for_a_tensor_of_floats():
    c = Tensor([1, 2, 3], requires_grad=False)
    with pytest.raises(DataError, match=r"whole numbers \(int\d+\) would cut off"):
        c[0] = Tensor(5.5)
    c[0] = 7
    assert c.tolist() == [7, 2, 3]


@pytest.mark.parametrize("place", [0, slice(0, 1), ...])
def test_a_numpy_array_is_no_place_for_a_tensor_that_needs_a_gradient(place):
    c = np.zeros(1)
    x = Tensor(2.0) * 1
    with pytest.raises((DataError, ValueError)):
        c[place] = x
    c[place] = x.detach()
    with ag.no_grad():
        c[0] = x
    assert c.tolist() == [2]


def test_what_is_written_may_have_more_axes_of_length_1_as_in_numpy():
    x = Tensor([[2.0]])
    y = Tensor([1.0, 1.0]) * 1
    y[...] = x
    (y * y).sum().backward()
    assert x.grad.tolist() == [[8]]
    z = Tensor(np.ones((2, 2))) * 1
    z[..., 0] = x[None]
    z.sum().backward()
    assert x.grad.tolist() == [[8 + 2]]


def test_a_plain_array_is_filled_with_constants():
    x = Tensor([1.0, 2.0], requires_grad=False)
    a = np.zeros(2)
    a += x
    np.multiply(a, x, out=a)
    np.cumsum(x, out=(b := np.zeros(2)))
    np.concatenate([x, x], out=(c := np.zeros(4)))
    assert (type(a), a.tolist(), b.tolist(), c.tolist()) == (np.ndarray, [1, 4], [1, 3], [1, 2, 1, 2])
    with pytest.raises(RuleError, match="plain array"):
        a += Tensor([1.0, 2.0])
    with pytest.raises(RuleError, match="out="):
        np.exp(a, out=x)


def test_flat_takes_and_writes_numbers_in_reading_order():
    x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y = x * 2
    y.flat[4] = x.flat[0]
    y.flat[:2] = y.flat[[5, -2]]
    assert y.tolist() == [[12, 1, 6], [8, 1, 12]]
    assert (len(y.flat), [float(v) for v in y.flat][:2]) == (6, [12, 1])
    (y * np.arange(6).reshape(2, 3)).sum().backward()
    assert x.grad.tolist() == [[5, 0, 4], [6, 0, 10]]
    with ag.no_grad():
        x.flat[-1] = 0.0
    assert x.tolist() == [[1, 2, 3], [4, 5, 0]]


def test_flat_and_rows_that_are_written_while_one_goes_through_them_are_seen_as_they_are_by_then():
    x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    y = x * 1
    for i, number in enumerate(y.flat):
        if i < 3:
            y.flat[i + 1] = y.flat[i + 1] + number
    assert y.tolist() == [[1, 3], [6, 10]]
    for i, row in enumerate(y):
        y[1 - i] += row
    assert y.tolist() == [[8, 16], [7, 13]]
    y.sum().backward()
    assert x.grad.tolist() == [[10, 7], [4, 2]]
