"""Parts of an array without axes: writing into them and into their whole."""

from functools import partial

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import DataError
from tests.core.writing.refusals import OUTDATED, refused

# What NumPy makes of an array without axes, x, that is no copy.
PARTS_OF_ONE_NUMBER = """
x.reshape(1); x.reshape(()); x.reshape(1, 1); np.expand_dims(x, 0); np.atleast_1d(x); np.atleast_2d(x)
np.atleast_3d(x); x[None]; x[...]; x[..., None]; x.ravel(); np.ravel(x, "F"); x.squeeze(); np.squeeze(x); x.T
x.transpose(); np.broadcast_to(x, (2,)); np.broadcast_to(x, ()); np.broadcast_arrays(x, np.ones(3))[0]; x.real
x.conj(); x.astype(x.dtype, copy=False); np.moveaxis(x, [], []); np.real_if_close(x)
np.meshgrid(x, copy=False)[0]; np.squeeze(x[None]); np.real(x)
x.reshape(1)[0:1]; x.reshape(1, 1)[0]; x[None].T; x.reshape(1).reshape(())
"""


PARTS_OF_ONE_NUMBER = [
    one.strip() for one in PARTS_OF_ONE_NUMBER.replace("\n", ";").split(";") if one.strip()
]


def with_data_read(x):
    assert x.data == 3  # it lies in an array from now on
    return x


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("expression", PARTS_OF_ONE_NUMBER)
def test_a_part_of_one_number_is_one_as_in_numpy(expression, dtype):
    def part(x):
        return eval(expression, {"np": np, "x": x})

    array = np.array(3, dtype)
    assert np.shares_memory(part(array), array)
    made = [Tensor, lambda a: Tensor(a) * 1, lambda a: Tensor(a, False), lambda a: with_data_read(Tensor(a))]
    for make in [partial(one, array) for one in made]:
        with ag.no_grad():
            x = make()
            r = part(x)
            assert refused(partial(r.__isub__, 1))
            assert refused(partial(r.__setitem__, ..., 1.0))
            assert (x.item(), np.max(r).item()) == (3, 3)
            x -= 1
            for use in (partial(np.exp, r), r.tolist):
                with pytest.raises(DataError, match=OUTDATED):
                    use()
            x = make()
            r = part(x)
            del x
            if "broadcast" not in expression:
                r -= 1  # nobody else has it
                assert np.max(r).item() == 2


@pytest.mark.parametrize("expression", PARTS_OF_ONE_NUMBER)
def test_a_part_of_one_number_passes_its_gradient_on_and_leaves_its_whole_as_it_was(expression):
    x = Tensor(3.0)
    y = x * x
    part = eval(expression, {"np": np, "x": y})
    (part.sum() * 2 + y).backward()
    assert x.grad == 6 * (2 * part.size + 1)
    assert (x.item(), y.item(), y.shape) == (3, 9, ())


@pytest.mark.parametrize("detached_first", [True, False])
def test_a_number_that_was_detached_and_one_of_which_a_part_was_taken_know_each_other(detached_first):
    p = Tensor(3.0)
    if detached_first:
        apart, part = p.detach(), p.reshape(1)
    else:
        part = p.reshape(1)
        apart = p.detach()
    again = apart.reshape(1)
    for write in (lambda: apart.__isub__(1), lambda: part.__isub__(1), lambda: again.__isub__(1)):
        assert refused(write)
    with ag.no_grad():
        p -= 1
    assert (p.item(), apart.item()) == (2, 3)
    with pytest.raises(DataError, match=OUTDATED):
        part.sum()


def changes_part(y):
    part = y.reshape(1)
    part -= 1
    return part


def changes_whole(y):
    part = y.reshape(1)
    y -= 1
    return part * 1


@pytest.mark.parametrize("function", [changes_part, changes_whole])
@pytest.mark.parametrize("way", [lambda f: f, ag.compile], ids=["eager", "compiled"])
@pytest.mark.filterwarnings("ignore:.*is not compiled:RuntimeWarning")
def test_a_part_of_one_number_is_one_in_a_function_that_is_compiled_too(function, way):
    outside = Tensor(3.0, requires_grad=False)
    f = way(lambda x: function(Tensor(x, requires_grad=False).sum() * 1))
    g = way(lambda x: function(outside))
    for _ in range(2):
        for h in (f, g):
            with pytest.raises(DataError, match=f"part of another tensor|{OUTDATED}"):
                h(np.ones(3))
        outside.data = 3.0


@pytest.mark.parametrize("part", [lambda x: np.diagonal(x, -2), lambda x: x[:, 2:2], lambda x: x[2:].T])
@pytest.mark.parametrize(
    "write", [lambda x: x.__setitem__((0, 0), 7.0), lambda x: x.data.__setitem__(0, 7.0)]
)
def test_a_part_without_numbers_is_never_outdated(part, write):
    x = Tensor(np.ones((2, 2)), requires_grad=False)
    empty, row = part(x), x[1]
    write(x)
    assert empty.tolist() == part(x).tolist()
    assert empty.data.shape == part(x).shape
    row.data[0] = 3.0
    assert x.tolist()[1] == [3, 1]
