"""Freezing: parameters rest and learn again as the tensors they were."""

import copy
import pickle

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor, nn, optim


def step(module, optimizer):
    """Take one step on the sum of outputs; return whether the parameters moved."""
    before = [p.numpy() for p in module.parameters()]
    optimizer.zero_grad()
    z = module(np.ones((1, 2))).sum()
    if z.requires_grad:
        z.backward()
    optimizer.step()
    return [bool((p.data != b).any()) for p, b in zip(module.parameters(), before, strict=True)]


class Tied(nn.Module):
    def __init__(self):
        self.a, self.b = nn.Linear(2, 2, bias=False), nn.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight

    def forward(self, x):
        return self.b(self.a(x))


def test_an_optimiser_made_before_moves_what_learns_again():
    m = nn.Linear(2, 1)
    o = optim.SGD(m.parameters(), lr=1.0)
    m.requires_grad_(False)
    assert step(m, o) == [False, False]
    m.requires_grad_(True)
    assert step(m, o) == [True, True]


def test_an_optimiser_made_meanwhile_moves_it_later():
    m = nn.Linear(2, 1).requires_grad_(False)
    o = optim.SGD(m.parameters(), lr=1.0)
    assert step(m, o) == [False, False]
    assert step(m.requires_grad_(), o) == [True, True]


def test_part_of_a_network_rests_while_the_rest_learns():
    net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
    o = optim.Adam(net.parameters(), lr=0.1)
    assert step(net, o) == [True] * 4
    net[0].requires_grad_(False)
    assert step(net, o) == [False, False, True, True]
    net.requires_grad_()
    assert step(net, o) == [True] * 4


def test_tied_weights_stay_tied_whoever_freezes_and_unfreezes():
    m = Tied()
    w = m.a.weight
    m.requires_grad_(False).requires_grad_(True)
    assert m.a.weight is m.b.weight is w
    m.a.requires_grad_(False)
    assert not m.b.weight.requires_grad
    m.b.requires_grad_(True)
    assert m.a.weight is w
    assert w.requires_grad


def test_constants_and_buffers_stay_what_they_are():
    class Scaled(nn.Module):
        def __init__(self):
            self.fc = nn.Linear(1, 1)
            self.k = Tensor([3.0], requires_grad=False)
            self.register_buffer("table", Tensor([1.0], requires_grad=False))
            self.register_buffer("learnt", Tensor([1.0]))

    m = Scaled().requires_grad_(False).requires_grad_(True)
    assert [n for n, _ in m.named_parameters()] == ["fc.weight", "fc.bias"]
    assert not m.k.requires_grad
    assert not m.table.requires_grad


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))])
def test_a_copy_of_a_frozen_module_can_learn_again(copied):
    m = Tied().requires_grad_(False)
    twin = copied(m)
    assert not twin.a.weight.requires_grad
    assert twin.a.weight is twin.b.weight
    twin.requires_grad_()
    assert twin.a.weight.requires_grad
    assert not m.a.weight.requires_grad
    assert step(twin, optim.SGD(twin.parameters(), lr=1.0)) == [True]


def test_a_frozen_parameter_keeps_its_name_its_state_and_no_gradient():
    m = nn.Linear(2, 1)
    m(np.ones((1, 2))).sum().backward()
    state = m.state_dict()
    m.requires_grad_(False)
    assert m.weight.name == "weight"
    assert m.weight.grad is None
    assert m.state_dict().keys() == state.keys()
    m.zero_grad()
    m.load_state_dict({"weight": np.zeros((1, 2)), "bias": np.zeros(1)})
    m.requires_grad_(True)
    assert m.weight.grad is None
    x = Tensor([[1.0, 2.0]])
    m(x).sum().backward()
    assert x.grad.tolist() == [[0.0, 0.0]]
    assert m.weight.grad.tolist() == [[1.0, 2.0]]


def test_a_loss_computed_before_reaches_what_was_frozen_in_between():
    m = nn.Linear(2, 1)
    loss = m(np.ones((1, 2))).sum()
    m.requires_grad_(False).requires_grad_(True)
    loss.backward()
    assert m.weight.grad.tolist() == [[1.0, 1.0]]


def test_a_constant_is_still_no_parameter_for_an_optimiser():
    with pytest.raises(ValueError, match="need a gradient"):
        ag.optim.SGD([Tensor([1.0], requires_grad=False)])
