"""Watching: changed memories are noticed."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError
from autogradkit.guards.in_place import WATCHED
from tests.platforms import needs_threads


def test_changing_an_input_after_its_use_changes_no_gradient_and_all_that_is_computed_later():
    x = Tensor([3.0])
    z = x * x
    x.data[:] = 10
    z.backward()
    assert x.grad == 6
    assert (x * x).item() == 100


def test_changing_an_input_that_somebody_had_before_its_use_is_noticed_and_names_the_op():
    x = Tensor([3.0], name="weights")
    d = x.data
    z = x * x
    d[:] = 10
    with pytest.raises(BackwardError, match=r"mul remembered its input x \(the tensor weights\)"):
        z.backward()


def test_changing_an_output_that_the_rule_uses_changes_no_gradient():
    x = Tensor([3.0])
    z = np.exp(x)
    z.data[0] = 1
    z.backward()
    assert x.grad == np.exp(3.0)


def test_an_array_lent_before_its_use_is_watched_too():
    x = Tensor([3.0])
    d = x.data
    d[0] = 4  # before: fine
    z = x * x
    z.backward()
    assert x.grad == 8
    z = x * x
    d[0] = 5
    with pytest.raises(BackwardError, match=r"(?s)mul.*called in test_in_place.py, line \d+: z = x \* x$"):
        z.backward()


@pytest.mark.parametrize(
    "part", [lambda d: d, lambda d: d[0], lambda d: d.T[:1], lambda d: d.reshape(-1)[::1]]
)
@pytest.mark.parametrize("requires_grad", [True, False])
def test_a_view_of_a_changed_array_is_noticed_also_when_only_a_part_of_it_is_held(part, requires_grad):
    x = Tensor([[3.0, 1.0]], requires_grad=requires_grad)
    held = part(x.data)
    y = x.reshape(2)
    z = (y * Tensor([1.0, 2.0])).sum()
    held[...] = 5
    with pytest.raises(BackwardError, match="mul"):
        z.backward()


def test_a_constant_is_not_watched_any_more_when_nobody_has_its_data():
    before = WATCHED.keys() | set()
    c = Tensor([1.0, 2.0], requires_grad=False)
    part = c.data[:1]
    _ = Tensor(1.0) * c
    assert WATCHED.keys() - before
    del part, _
    _ = Tensor(1.0) * c
    assert not WATCHED.keys() - before


REFILLED = {
    "a factor": lambda x, a: x * a,
    "a factor on the left": lambda x, a: a * x,
    "a matrix": lambda x, a: x[None] @ a[:, None],
    "a layer's input": lambda x, a: ag.nn.functional.linear(a[None], x[None]),
    "a condition": lambda x, a: np.where(a > 1, x, 0.0) * a,
    "a target": lambda x, a: ag.nn.functional.mse_loss(x, a),
    "an exponent": lambda x, a: x**a,
    "an operand of einsum": lambda x, a: np.einsum("i,i->i", x, a),
    "a view": lambda x, a: x * a[::-1],
}


@pytest.mark.parametrize("use", REFILLED.values(), ids=REFILLED)
@pytest.mark.parametrize("size", [3, 30_000])
def test_an_array_that_is_refilled_before_backward_changes_no_gradient(use, size):
    start = np.linspace(0.5, 2.0, size)
    gradients = []
    for refilled in (False, True):
        x, a = Tensor(start), start.copy() + 0.25
        z = use(x, a).sum()
        if refilled:
            a[:] = 7
        z.backward()
        gradients.append(x.grad)
    assert np.array_equal(*gradients)


def test_an_index_that_is_refilled_before_backward_changes_no_gradient():
    i, mask, target = np.array([0, 0, 1]), np.array([True, False, True]), np.array([0])
    x, w = Tensor(np.arange(3.0)), Tensor(np.ones((1, 3)))
    z = x[i].sum() + x[(i,)].sum() + np.take(x, i).sum() + x[mask].sum()
    z = z + ag.nn.functional.cross_entropy(w, target)
    i[:], mask[:], target[:] = 2, False, 2
    z.backward()
    assert x.grad.tolist() == [7, 3, 1]
    assert w.grad[0, 0] < 0


def test_what_no_rule_remembers_may_be_changed():
    x = Tensor([3.0])
    z = x + 1
    x.data[:] = 10
    z.data[:] = 20
    z.backward()
    assert x.grad == 1


def test_a_new_array_may_be_assigned_at_any_time():
    x = Tensor([3.0])
    z = x * x
    x.data = x.data + 1
    z.backward()
    assert x.grad == 6
    assert (x * x).data == 16


def test_a_learners_loop_with_data_minus_equals_trains():
    w, losses = Tensor([3.0, -2.0]), []
    for _ in range(20):
        loss = (w * w).sum()
        w.grad = None
        loss.backward()
        w.data -= 0.1 * w.grad
        losses.append(loss.item())
    assert losses[-1] < 0.01 * losses[0]


def test_an_optimisers_step_between_forward_and_backward_keeps_gradients_right():
    w = Tensor([3.0])
    z = w * w
    w.grad = np.array([1.0])
    ag.optim.SGD([w], lr=1.0).step()
    w.grad = None
    z.backward()
    assert w.data == 2
    assert w.grad == 6


def test_nothing_is_watched_any_more_once_it_is_gone():
    _ = Tensor(1.0) * 2.0
    before = len(WATCHED)
    for _ in range(10):
        x = Tensor(np.ones(3))
        assert x.data.sum() == 3
    del x
    _ = Tensor(1.0) * 2.0
    assert len(WATCHED) == before


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


def test_data_of_a_graph_that_was_changed_and_forgotten_harms_no_gradient():
    x = Tensor([3.0, 1.0])
    x.data[0] = 2.0
    z = (x * x).sum()
    x.data[0] = 5.0  # another array than the one that the graph remembers
    z.backward()
    assert x.grad.tolist() == [4, 2]
    assert x.tolist() == [5, 1]


@pytest.mark.parametrize(
    "share", [lambda x: x.detach(), lambda x: x.reshape(1, 2), lambda x: x[:1], lambda x: x.T]
)
def test_what_shares_a_lent_memory_is_watched_also_after_the_array_was_given_back(share):
    x, a = Tensor([3.0, 1.0]), Tensor([2.0])
    held = x.data
    with ag.no_grad():
        part = share(x)
    x.data = held
    z = (part * a).sum()
    held[:] = 5
    with pytest.raises(BackwardError, match="mul remembered its input x"):
        z.backward()


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


def test_a_tensor_that_needs_no_gradient_is_watched_too():
    x, a = Tensor([3.0]), Tensor([2.0], requires_grad=False)
    held = a.data
    z = x * a
    held[0] = 5
    with pytest.raises(BackwardError, match="mul remembered its input y"):
        z.backward()


@needs_threads
def test_recording_is_each_threads_own():
    results = []

    def work():
        x = Tensor(3.0)
        for _ in range(200):
            x.grad = None
            (x * x).backward()
        results.append(float(x.grad))

    threads = [threading.Thread(target=work) for _ in range(4)]
    with ag.no_grad():
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    assert results == [6.0] * 4


@pytest.mark.parametrize(
    "f", [lambda x: np.abs(x) * x, lambda x: x * x, lambda x: np.exp(-(x * x))], ids=["abs", "square", "bell"]
)
def test_an_array_handed_out_by_a_tensor_that_is_gone_is_no_other_tensors_memory(f):
    def value(x):
        z = f(Tensor(x, requires_grad=False))
        return np.asarray(z)

    before, wrong = None, 0
    for number in range(300):  # `before` is somebody's still, when the next tensor takes a place in memory
        x = np.array([0.5, -1.5]) + number / 100
        before = value(x)
        wrong += not np.allclose(before, f(x))
    assert wrong == 0


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
