"""What is written while somebody has the data of a tensor, of its whole or of a part."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError
from autogradkit.guards.in_place import WATCHED

PARTS = {  # a tensor's, and what it is of an array
    "row": "x[0]",
    "column": "x[:, 1:2]",
    "transpose": "x.T",
    "flat": "x.T.reshape(-1)",
    "reversed": "x[::-1, ::-1]",
    "part of a part": "x[1:][None].T[0]",
    "detached": "detach(x)",
    "part of what was detached": "detach(x)[0]",
}


def part_of(x, expression):
    return eval(expression, {"x": x, "detach": lambda x: x.detach() if isinstance(x, Tensor) else x[...]})


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("make", [Tensor, lambda a: Tensor(a) * 1, lambda a: Tensor(a, False)])
@pytest.mark.parametrize("order", ["C", "F"])
def test_what_is_written_into_data_of_a_part_or_its_whole_is_in_all_and_not_in_what_a_graph_remembers(
    part, make, order
):
    start = np.array(np.arange(1.0, 7).reshape(2, 3), order=order)
    x, want, weights = make(start), start.copy("K"), Tensor(np.ones((2, 3)))
    loss = (x * weights).sum()
    tensors = part_of(x, part), x, x[:, 0]
    arrays = part_of(want, part), want, want[:, 0]
    if not np.shares_memory(arrays[0], want):  # in this order
        return
    for n, (tensor, array) in enumerate(zip(tensors, arrays, strict=True)):
        tensor.data += n + 1
        array += n + 1
        tensor.data[0] = array[0] = 10 + n
        assert [t.tolist() for t in tensors] == [a.tolist() for a in arrays]
    if x.requires_grad and x.is_leaf:
        assert x.node.value is x._data
    loss.backward()
    assert weights.grad.tolist() == start.tolist()


def test_who_has_data_of_a_part_keeps_all_of_it_watched():
    x, a = Tensor([[3.0, 1.0], [2.0, 4.0]]), Tensor([2.0, 5.0])
    row = x[0]
    held = row.data[:1]
    z = (x[0] * a).sum()
    held[0] = 7.0
    assert x.tolist() == [[7, 1], [2, 4]]
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()
    before = len(WATCHED)
    del held
    z = (x[0] * a).sum()
    assert len(WATCHED) < before
    z.backward()


def step(x):
    x.grad = np.ones(2)
    ag.optim.SGD([x], lr=1.0).step()


WRITES = {
    "minus equals": lambda x: x.__isub__(1.0),
    "an assignment": lambda x: x.__setitem__(..., [2.0, 0.0]),
    "an assignment to one place": lambda x: (x.__setitem__(0, 2.0), x.__setitem__(1, 0.0)),
    "sort": lambda x: (x.sort(), x.__isub__(1.0), x.__setitem__(..., x[::-1].copy())),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("how", ["no_grad", "constant", "recorded"])
def test_who_has_data_sees_what_is_written_into_the_tensor(write, how):
    leaf = Tensor([3.0, 1.0], requires_grad=how != "constant")
    x = leaf * 1 if how == "recorded" else leaf
    held = x.data
    if how == "no_grad":
        with ag.no_grad():
            write(x)
    else:
        write(x)
    assert held.tolist() == x.tolist() == [2, 0]
    held[0] = 5.0
    assert x.tolist() == [5, 0]
    if how == "no_grad":
        assert x.is_leaf
        assert x.node.value is x._data
        (x * x).sum().backward()
        assert x.grad.tolist() == [10, 0]


def test_who_has_data_keeps_it_when_an_optimiser_makes_a_step():
    x = Tensor([3.0, 1.0])
    held = x.data
    step(x)
    held[0] = 7.0
    assert (held.tolist(), x.tolist()) == ([7, 1], [2, 0])
    z = (x * x).sum()
    step(x)
    x.grad = None
    z.backward()
    assert x.grad.tolist() == [4, 0]


def test_a_step_of_an_optimiser_outdates_parts():
    x = Tensor([3.0, 1.0])
    part, apart = x[:1], x.detach()
    step(x)
    with pytest.raises(DataError, match="was written into since"):
        part.sum()
    assert apart.tolist() == [3, 1]


@pytest.mark.parametrize("other", [2.0, [3.0, 5.0], "itself"])
def test_a_gradient_through_what_is_written_while_somebody_has_data_is_right(other):
    x = Tensor([3.0, 1.0])
    y = x * 1
    held = y.data
    y *= y if other == "itself" else Tensor(other)
    y.sum().backward()
    want = [6, 2] if other == "itself" else [2, 2] if other == 2.0 else [3, 5]
    assert x.grad.tolist() == want
    assert held.tolist() == y.tolist()


def test_a_graph_that_remembers_what_is_written_while_somebody_has_data_says_so():
    x = Tensor([3.0, 1.0])
    held = x.data
    z = (x * x).sum()
    with ag.no_grad():
        x -= 1.0
    assert held.tolist() == [2, 0]
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()


@pytest.mark.parametrize("shape", [(), (1,)])
def test_data_of_one_number_and_of_what_was_detached_from_it_is_shared(shape):
    p = Tensor(np.full(shape, 3.0))
    q = p.detach()
    q.data[...] = 5.0
    assert (p.item(), q.item()) == (5, 5)
    p.data -= 1.0
    assert (p.item(), q.item()) == (4, 4)
    (p * p).sum().backward()
    assert p.grad.item() == 8
