"""Optimisers, schedules and modules whose state changes between calls: compared, written down, or refused."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits, both_ways

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


def test_a_schedule_inside_of_a_step_is_refused():
    w = Tensor(np.ones(3))
    o = ag.optim.SGD([w], lr=0.1)
    schedule = ag.optim.lr_scheduler.StepLR(o, 1)

    def step(x):
        o.zero_grad()
        (w * x).sum().backward()
        o.step()
        schedule.step()

    with pytest.raises(CompileError, match="It changes"):
        ag.compile(step)(X)
    assert o.param_groups[0]["lr"] is not None


def test_a_schedule_outside_of_a_step_is_right():
    def make():
        w = Tensor(np.ones(3))
        o = ag.optim.Adam([w], lr=0.1)
        schedule = ag.optim.lr_scheduler.StepLR(o, 1, 0.5)

        def step(x):
            o.zero_grad()
            ((w * x) ** 2).sum().backward()
            o.step()

        return step, [w, schedule]

    def hidden():
        step, (w, schedule) = make()
        return step, Hidden([w], schedule)

    def tick(world):
        world.hidden.step()

    compiled = both_ways(hidden, [(X,), tick, (Y,), tick, (X,), (X,), tick, (Y,)])
    assert compiled.compilations == 1


class Hidden(list):
    """A list of tensors, with something beside that is not compared."""

    def __init__(self, tensors, hidden):
        super().__init__(tensors)
        self.hidden = hidden


def test_weights_that_are_loaded_between_calls():
    net = ag.nn.Linear(3, 2)
    f = ag.compile(lambda x: net(x).detach())
    assert bits(f(X)) == bits(net(X).detach())
    net.load_state_dict({"weight": np.ones((2, 3)), "bias": np.zeros(2)})
    assert bits(f(X)) == bits(net(X).detach())


def test_running_numbers_that_the_function_reads_itself_are_refused():
    net = ag.nn.BatchNorm1d(3)

    def step(x):
        z = net(x).detach()
        return z, net.running_mean.sum()

    with pytest.raises(CompileError, match=r"reads net\.running_mean, which its program changes"):
        ag.compile(step)(X)


def test_settings_that_the_function_reads_itself_are_compared():
    w = Tensor(np.ones(3))
    o = ag.optim.SGD([w], lr=0.1)

    def penalty(x):
        return x * o.param_groups[0]["lr"]

    compiled = ag.compile(penalty)
    assert bits(compiled(X)) == bits(X * 0.1)
    o.param_groups[0]["lr"] = 0.5
    assert bits(compiled(X)) == bits(X * 0.5)


def test_what_an_optimiser_remembers_is_not_read_inside():
    w = Tensor(np.ones(3))
    o = ag.optim.SGD([w], lr=0.1, momentum=0.9)

    def step(x):
        o.zero_grad()
        (w * x).sum().backward()
        o.step()
        return o.state[w]["momentum_buffer"].sum()

    step(X)
    with pytest.raises(CompileError, match="what an optimiser remembers"):
        ag.compile(step)(X)


def test_parameters_that_are_chosen_by_whether_they_need_a_gradient():
    def make():
        net = ag.nn.Sequential(ag.nn.Linear(3, 2), ag.nn.Linear(2, 1))

        def step(x):
            chosen = [p for p in net.parameters() if p.requires_grad]
            for p in chosen:
                p.grad = None
            (net(x) ** 2).sum().backward()
            for p in chosen:
                p.data -= 0.1 * p.grad
            return len(chosen)

        return step, Hidden(net.parameters(), net)

    def freeze(world):
        world.hidden[0].requires_grad_(False)

    def thaw(world):
        world.hidden.requires_grad_(True)

    both_ways(make, [freeze, (X,), (X,), thaw, (X,), freeze, (Y,)])


def test_a_plain_step_is_lines_with_the_rate_as_an_input():
    def make(compiled):
        w = Tensor(np.ones(3, np.float32), name="w")
        optimizer = ag.optim.SGD([w], lr=0.1, weight_decay=0.01)

        def step(x):
            optimizer.zero_grad()
            ((w * x) ** 2).sum().backward()
            optimizer.step()

        return w, optimizer, ag.compile(step) if compiled else step

    seen = []
    for compiled in (False, True):
        w, optimizer, step = make(compiled)
        steps = []
        for n, lr in enumerate([0.1, 0.05, np.float64(0.02), 1, 0.3, 0.3]):
            optimizer.param_groups[0]["lr"] = lr
            if n == 2 and compiled:
                assert step.compilations == 1
                assert step.source.splitlines()[0].endswith(", lr):")
                assert "sgd" not in step.source
            if n == 4:  # another memory, with nothing in it
                optimizer.load_state_dict(ag.optim.SGD([Tensor(np.ones(3))], lr=0.2).state_dict())
            if n == 5:
                optimizer.param_groups[0]["momentum"] = 0.5
            step(np.arange(3.0) / 10 + n / 10)
            steps.append((bits(w), str(optimizer.state_dict())))
        seen.append(steps)
    assert seen[0] == seen[1]


def test_an_optimiser_that_the_function_makes_itself_is_refused():
    """A program would go on with that of the traced call, and with what that one remembers."""
    w = Tensor(np.ones(3), name="w")

    def step(x):
        optimizer = ag.optim.SGD([w], lr=0.01, momentum=0.9)
        w.grad = None
        ((w * x) ** 2).sum().backward()
        optimizer.step()

    with pytest.raises(CompileError, match="It makes an optimiser at each call: make it once, outside"):
        ag.compile(step)(np.arange(3.0))
