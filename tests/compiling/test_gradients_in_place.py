"""Gradients in place: an old gradient is let go before the new one is computed, unless somebody has it."""

import weakref

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import nn
from autogradkit.compiling import replaced_gradients
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(16, 64)), rng.normal(size=(16, 64))


def trainer():
    """Return a layer, and its training step that leaves gradients behind."""
    net = nn.Linear(64, 64)
    net.load_state_dict({"weight": np.random.default_rng(1).normal(size=(64, 64)), "bias": np.zeros(64)})
    optimizer = ag.optim.SGD(net.parameters(), lr=0.1)

    def step(x, y):
        loss = nn.functional.mse_loss(np.tanh(net(x)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.detach()

    return net, step


def gradients(net):
    """Return the gradients of a layer."""
    return [p.grad for p in net.parameters()]


def test_a_large_gradient_is_gone_before_there_is_a_place_for_the_new_one(monkeypatch):
    net, step = trainer()
    compiled = ag.compile(step)
    compiled(X, Y)
    gone, old, empty = [], weakref.ref(net.weight.grad), replaced_gradients.take_gradients

    def take(*wanted):
        gone.append(old() is None)
        return empty(*wanted)

    monkeypatch.setattr(replaced_gradients, "take_gradients", take)
    compiled(X, Y)
    assert gone == [True]
    assert "let 1 old gradient go before the new" in compiled.explain()


def test_gradients_that_somebody_has_stay_what_they_are():
    (eager, step), (net, other) = trainer(), trainer()
    compiled = ag.compile(other)
    kept, want = [], []
    for n in range(5):
        assert bits(compiled(X + n, Y)) == bits(step(X + n, Y))
        kept.append((net.weight.grad, net.weight.grad[3], memoryview(net.weight.grad)))
        want.append(eager.weight.grad.copy())
        assert bits(gradients(net)) == bits(gradients(eager))
    for (whole, part, memory), g in zip(kept, want, strict=True):
        assert bits(whole) == bits(np.asarray(memory)) == bits(g)
        assert bits(part) == bits(g[3])


@pytest.mark.parametrize(
    "new",
    [
        lambda g: None,
        lambda g: g * 2.0,
        lambda g: np.asfortranarray(g),
        lambda g: np.broadcast_to(1.0, g.shape),
        lambda g: np.ones((65, 64))[1:],
    ],
)
def test_a_gradient_of_another_kind_is_replaced_by_a_new_array(new):
    (eager, step), (net, other) = trainer(), trainer()
    compiled = ag.compile(other)
    for n in range(4):
        assert bits(compiled(X + n, Y)) == bits(step(X + n, Y))
        assert bits(gradients(net)) == bits(gradients(eager))
        for layer in (eager, net):
            layer.weight.grad = new(layer.weight.grad)


def test_two_tensors_that_share_a_gradient_get_their_own():
    (_, step), (net, other) = trainer(), trainer()
    compiled = ag.compile(other)
    twin = ag.Tensor(np.zeros((64, 64)))
    for n in range(3):
        assert bits(compiled(X + n, Y)) == bits(step(X + n, Y))
        twin.grad = net.weight.grad
        before = twin.grad.copy()
        compiled(X - n, Y)
        step(X - n, Y)
        assert bits(twin.grad) == bits(before)


def test_a_step_that_fails_on_its_way_forward_leaves_the_old_gradients():
    net = nn.Linear(64, 64)
    optimizer = ag.optim.SGD(net.parameters(), lr=0.1)

    def step(x, y):
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    compiled, y = ag.compile(step), np.arange(16)
    for _ in range(2):
        compiled(X, y)
    before = [g.copy() for g in gradients(net)]
    with pytest.raises(ValueError, match="Class 64 "):
        compiled(X, y + 60)
    assert bits(gradients(net)) == bits(before)


def test_a_step_that_fails_after_that_leaves_none_as_an_eager_one_does():
    net, step = trainer()
    compiled = ag.compile(step)
    for _ in range(2):
        compiled(X, Y)
    net.weight.data = np.full((64, 64), 1e-300)
    with np.errstate(over="raise"), pytest.raises(FloatingPointError):
        compiled(X, Y * 1e308)
    assert net.weight.grad is None or np.isfinite(net.weight.grad).all()


def test_gradients_that_are_added_up_stay_where_they_are():
    def add_up(net):
        def step(x, y):
            nn.functional.mse_loss(net(x), y).backward()

        return step

    nets = [nn.Linear(64, 64) for _ in range(2)]
    nets[1].load_state_dict(nets[0].state_dict())
    eager, compiled = add_up(nets[0]), ag.compile(add_up(nets[1]))
    for n in range(4):
        eager(X + n, Y)
        compiled(X + n, Y)
        assert bits(gradients(nets[0])) == bits(gradients(nets[1]))
