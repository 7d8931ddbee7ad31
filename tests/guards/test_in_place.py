"""Watching: changed memories are noticed."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError
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
