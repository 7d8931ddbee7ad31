"""Writing into what a tensor gives away: by `detach()`, by `np.asarray`, as an array and as one number."""

import contextlib
import gc

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import DataError
from autogradkit.guards.single_numbers import NUMBERS


def test_what_detach_gave_is_no_copy_to_write_into():
    w = Tensor([1.0, 2.0], name="w")
    with pytest.raises(DataError, match="part of another tensor"):
        w.detach().__isub__(0.1)
    with pytest.raises(DataError, match=r"and \.detach\(\) do, .* y\.detach\(\)\.copy\(\)"):
        w.detach()[0] = 5.0
    copied, before = w.detach().copy(), w.detach()
    copied[0] = 5.0
    with ag.no_grad():
        w -= 1.0
    assert (w.tolist(), copied.tolist(), before.tolist()) == ([0, 1], [5, 2], [1, 2])
    before[0] = 3.0  # w has other numbers by now
    assert w.tolist() == [0, 1]


WRITES_INTO_Q = """
q += 1; q -= 1; q *= 2; q /= 2; q **= 2; q %= 2; q //= 2
q[...] = 5; q[()] = 5; q[...] += 1; q.flat[0] = 5; np.nan_to_num(q, copy=False)
"""


WRITES_INTO_Q = [one.strip() for one in WRITES_INTO_Q.replace("\n", ";").split(";") if one.strip()]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("write", WRITES_INTO_Q)
def test_what_detach_gave_of_one_number_is_no_copy_to_write_into_either(write, recorded, dtype):
    for shape in ((), (1,)):
        p = Tensor(np.full(shape, 3, dtype))
        with contextlib.nullcontext() if recorded else ag.no_grad():
            q = p.detach()
            with pytest.raises(DataError, match="part of another tensor"):
                exec(write, {"q": q, "np": np})
            assert (p.item(), q.item()) == (3, 3)
            q = p.detach().copy()
            exec(write, {"q": q, "np": np})
            assert p.item() == 3


def test_one_number_that_was_detached_is_computed_with_and_written_into_once_nobody_else_has_it():
    p = Tensor(3.0)
    q = p.detach()
    assert (q - 1).item() == 2
    r = q * 1
    r -= 1
    assert (p.item(), q.item(), r.item()) == (3, 3, 2)
    with ag.no_grad():
        p -= 1  # the whole may be written into, and what was detached keeps the number
    q -= 1
    q[...] = 7
    assert (p.item(), q.item()) == (2, 7)
    average = (p * p).detach()  # of a loss that nobody has
    average *= 0.9
    average += 0.1 * p.detach()
    assert average.item() == pytest.approx(3.8)


def test_two_constants_of_one_number_are_no_copies_of_each_other():
    first = Tensor(3.0).detach()
    second = first.detach()
    with pytest.raises(DataError, match="part of another tensor"):
        second += 1
    del first
    second += 1
    assert second.item() == 4


def test_a_whole_number_that_was_detached_is_no_copy_either():
    n = Tensor(3, requires_grad=False)
    with pytest.raises(DataError, match="part of another tensor"):
        n.detach().__iadd__(1)
    with pytest.raises(DataError, match="part of another tensor"):
        n.detach()[...] = 4
    assert n.item() == 3


def test_a_number_is_forgotten_with_its_tensors():
    gc.collect()
    before = len(NUMBERS)
    p = Tensor(3.0)
    kept = [p.detach() for _ in range(3)]
    assert len(NUMBERS) == before + 1
    del p
    assert len(NUMBERS) == before + 1  # the three have it
    del kept
    assert len(NUMBERS) == before


def test_truth_values_are_everybodys():
    p, other = (Tensor(True, requires_grad=False) for _ in range(2))
    q, there = p.detach(), other.detach()
    del p
    q[...] = False
    assert (bool(q), bool(there)) == (False, True)


def test_writing_into_what_detach_gave_changes_no_gradient():
    x = Tensor([1.0, 2.0])
    z = (x * x).sum()
    np.asarray(x.detach())[0] = 100
    z.backward()
    assert x.grad.tolist() == [2, 4]
