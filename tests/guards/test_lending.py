"""What `.data` lends and takes back: an update `p.data -= …`, and arrays that somebody keeps."""

import threading

import numpy as np
import pytest

from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError
from autogradkit.guards.in_place import WATCHED
from tests.platforms import needs_threads


def test_a_learners_loop_with_data_minus_equals_trains():
    w, losses = Tensor([3.0, -2.0]), []
    for _ in range(20):
        loss = (w * w).sum()
        w.grad = None
        loss.backward()
        w.data -= 0.1 * w.grad
        losses.append(loss.item())
    assert losses[-1] < 0.01 * losses[0]


def test_what_data_minus_equals_gives_back_at_once_is_not_watched():
    parameters = [Tensor(np.ones(3)) for _ in range(3)]
    before = WATCHED.keys() | set()
    for p in parameters:
        p.data -= 0.5
    assert WATCHED.keys() == before
    assert [list(p.data) for p in parameters] == [[0.5] * 3] * 3


@pytest.mark.parametrize("give_back", [lambda x, held: None, lambda x, held: setattr(x, "data", held)])
def test_an_array_that_is_kept_and_given_back_is_the_tensors_still_and_is_watched(give_back):
    x = Tensor([3.0])
    held = x.data
    held -= 1
    give_back(x, held)
    z = x * x
    held[0] = 7
    assert x.item() == 7
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()
    (x * x).backward()
    assert x.grad == 14


def test_two_names_of_data_that_minus_equals_changes_are_one_array_as_in_pytorch():
    x, y = Tensor([3.0, 1.0]), Tensor([1.0, 1.0])
    held = x.data
    z = (x * y).sum()
    x.data -= 1.0
    assert held.tolist() == x.tolist() == [2, 0]
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()


@pytest.mark.parametrize("take", [lambda x: x.data, lambda x: np.asarray(x.detach())])
def test_data_that_was_only_looked_at_is_not_watched(take):
    x, before = Tensor([3.0, 1.0]), len(WATCHED)
    assert take(x).sum() == take(x)[0] + 1 == 4
    assert len(WATCHED) == before


def test_lending_another_parameters_array_between_keeps_the_first_one_watched():
    x, y = Tensor([3.0]), Tensor([2.0])
    held = x.data
    y.data -= 1
    z = x * y
    held[0] = 5
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()


@pytest.mark.parametrize("order", ["C", "F"])
def test_data_minus_equals_keeps_the_order_in_memory(order):
    x = Tensor(np.ones((3, 2), order=order))
    x.data -= 1
    assert x.data.flags[f"{order}_CONTIGUOUS"]


@needs_threads
def test_two_threads_that_update_at_once_each_get_their_numbers():
    parameters = [Tensor(np.zeros(4)) for _ in range(4)]

    def work(p):
        for _ in range(2000):
            p.data += 1.0
            _ = p * p

    threads = [threading.Thread(target=work, args=(p,)) for p in parameters]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert [list(p.data) for p in parameters] == [[2000.0] * 4] * 4


def test_data_minus_equals_sees_what_the_other_side_has_read_and_who_keeps_it():
    x, held = Tensor([4.0, 2.0]), []
    x.data -= 0.5 * x.data  # as weight decay does
    assert x.tolist() == [2, 1]

    def kept():
        held.append(x.data)
        return 1.0

    x.data -= kept()
    held[0][0] = 7.0
    assert x.tolist() == [7, 0]


@pytest.mark.parametrize("change", ["x.data[0] = 9.0", "x.data -= 1.0", "x.data = [9.0, 9.0]"])
def test_a_change_that_the_other_side_of_data_minus_equals_makes_is_not_lost_in_silence(change):
    x = Tensor([4.0, 2.0], name="x")

    def changed():
        exec(change, {"x": x})
        return 1.0

    with pytest.raises(DataError, match=r"x was changed while the other side of `\.data -= …` was computed"):
        x.data -= changed()
    by_itself = Tensor([4.0, 2.0])
    exec(change, {"x": by_itself})
    assert x.tolist() == by_itself.tolist()


def test_data_minus_equals_that_has_failed_leaves_the_tensor_as_it_was_and_the_next_one_right():
    x, y = Tensor([4.0, 2.0]), Tensor([1.0, 3.0])
    with pytest.raises(ValueError, match="broadcast"):
        x.data -= np.ones(3)
    z = (x * y).sum()
    for step in (1.0, 2.0):
        x.data -= step
        assert x.tolist() == [4 - step - (step > 1), 2 - step - (step > 1)]
    z.backward()
    assert y.grad.tolist() == [4, 2]


def test_a_part_and_what_was_detached_see_data_minus_equals_as_in_pytorch():
    x = Tensor([4.0, 2.0])
    part, apart = x[:1], x.detach()
    x.data -= 1.0
    assert (part.tolist(), apart.tolist(), x.tolist()) == ([3], [3, 1], [3, 1])
    (part * part).sum().backward()
    assert x.grad.tolist() == [6, 0]


@pytest.mark.parametrize(
    "update", ["p.data -= g", "holder.p.data -= g", "p.data = p.data - g", "d = p.data; d -= g"]
)
def test_every_way_to_write_an_update_moves_the_parameter_and_leaves_graphs_as_they_were(update):
    p, g = Tensor([[4.0, 2.0]]), np.array([[1.0, 0.5]])
    holder = type("Holder", (), {"p": p})
    for start in ([4, 2], [3, 1.5], [2, 1]):
        assert p.tolist() == [start]
        z = (p * p).sum()
        exec(update, {"p": p, "g": g, "holder": holder})
        p.grad = None
        z.backward()
        assert p.grad.tolist() == [[2 * n for n in start]]
