"""Modules, optimisers and rules outside may change between calls: the program follows, or another is made."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits, both_ways

rng = np.random.default_rng(0)
X = rng.normal(size=(4, 3))


class Net(ag.nn.Module):
    slope = 0.1

    def __init__(self):
        super().__init__()
        self.w = ag.nn.Parameter(np.array([1.0, -2.0, 0.5]))
        self.layer = ag.nn.Linear(3, 2)
        self.drop = ag.nn.Dropout(0.5)

    def forward(self, x):
        z = self.drop(self.layer(x * self.w))
        return z if not self.training else z * self.slope


def test_a_module_that_changes_its_mode_an_attribute_or_a_layer():
    def make():
        net = Net()

        def f(x):
            return net(x).sum().detach()

        return f, net

    def changes(world):
        world.eval()

    f, net = make()
    twin, twins_net = make()
    twins_net.load_state_dict(net.state_dict())
    compiled = ag.compile(twin)
    for change in (
        lambda n: None,
        lambda n: n.eval(),
        lambda n: n.train(),
        lambda n: setattr(n, "slope", 3.0),
        lambda n: setattr(n.drop, "p", 0.25),
        lambda n: n.layer.weight.data.fill(0.5),
        lambda n: n.requires_grad_(False),
        lambda n: n.to(np.float32),
        lambda n: setattr(n, "layer", ag.nn.Identity()),
    ):
        change(net)
        change(twins_net)
        for _ in range(2):
            ag.nn.manual_seed(5)
            want = bits(f(X))
            ag.nn.manual_seed(5)
            assert bits(compiled(X)) == want


def test_a_class_attribute_that_changes():
    net = Net().eval()
    net.training = True
    net.drop.training = False
    compiled = ag.compile(lambda x: net(x).detach())
    assert bits(compiled(X)) == bits(net(X).detach())
    Net.slope = 0.7
    try:
        assert bits(compiled(X)) == bits(net(X).detach())
    finally:
        Net.slope = 0.1


def test_a_rule_of_ones_own_is_the_one_that_runs():
    def wrong(g, z):
        return 10 * g

    f = ag.compile(ag.grad(lambda x: np.tanh(x).sum()))
    want = f.function(X)
    assert bits(f(X)) == bits(want)
    with ag.using("tanh", wrong):
        assert bits(f(X)) == bits(f.function(X)) != bits(want)
        assert "wrong(" in f.source
    assert bits(f(X)) == bits(want)


def test_settings_of_an_optimiser_are_read_at_every_step():
    def make():
        w = Tensor(np.ones(3))
        o = ag.optim.SGD([w], lr=0.1, momentum=0.9)

        def step(x):
            o.zero_grad()
            loss = ((w * x) ** 2).sum()
            loss.backward()
            o.step()
            return loss.detach()

        return step, [w, o.param_groups[0]]

    def slower(world):
        world[1]["lr"] *= 0.5

    def decay(world):
        world[1]["weight_decay"] = 0.1

    compiled = both_ways(make, [(X,), (X,), slower, (X,), slower, (X,), decay, (X,), (X,)])
    assert compiled.compilations == 1


def test_a_frozen_parameter_stays_where_it_is():
    def make():
        net = ag.nn.Sequential(ag.nn.Linear(3, 2), ag.nn.Linear(2, 1))
        o = ag.optim.Adam(net.parameters())

        def step(x):
            o.zero_grad()
            loss = (net(x) ** 2).sum()
            loss.backward()
            o.step()
            return loss.detach()

        return step, [list(net.parameters()), net]

    calls = [
        (X,),
        (X,),
        lambda w: w[1][0].requires_grad_(False),
        (X,),
        lambda w: w[1].requires_grad_(True),
        (X,),
    ]

    def without_the_module():
        step, (parameters, net) = make()
        return step, parameters, net

    eager, p, net = without_the_module()
    other, q, twin = without_the_module()
    twin.load_state_dict(net.state_dict())
    compiled = ag.compile(other)
    for call in calls:
        if callable(call):
            call((p, net))
            call((q, twin))
        else:
            assert bits(eager(*call)) == bits(compiled(*call))
            assert bits(p) == bits(q)
