"""What a forward keeps outside for its rule is not differentiated, not overwritten, and in no program."""

import gc

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling import CompileError
from autogradkit.errors import RuleError
from autogradkit.guards.in_place import WATCHED

X = np.array([1.0, 2.0, -3.0])
saved, stack, buffer, log, calls = {}, [], np.zeros(3), [], [0]
last = None
SCALE = np.array([1.0, 2.0, 3.0])


@pytest.fixture(autouse=True)
def forget():
    saved.clear()
    stack.clear()
    buffer[:] = 0


def in_a_dict(x):
    saved["x"] = x
    return x * x


def from_a_dict(g):
    return g * 2 * saved["x"]


def in_a_global(x):
    global last
    last = x.copy()
    return x * x


def from_a_global(g):
    return g * 2 * last


def on_a_stack(x):
    stack.append(2 * x)
    return x * x


def from_a_stack(g):
    return g * stack.pop()


def in_a_buffer(x):
    buffer[:] = 2 * x
    return x * x


def from_a_buffer(g):
    return g * buffer


def what_was_kept():
    return saved["x"]


def by_another_function(g):
    return g * 2 * what_was_kept()


class Square:
    def forward(self, x):
        self.x = x
        return x * x

    def backward(self, g):
        return g * 2 * self.x


def in_a_cell():
    twice = None

    def forward(x):
        nonlocal twice
        twice = 2 * x
        return x * x

    return forward, lambda g: g * twice


def in_an_attribute_of_the_op():
    def forward(x):
        made.twice = 2 * x
        return x * x

    made = ag.op("square_of_the_test")(forward)
    made.backward(lambda g: g * made.twice)
    return made


def made_op(forward, rule):
    made = ag.op("square_of_the_test")(forward)
    made.backward(rule)
    return made


KEEPING = {
    "a dict": lambda: made_op(in_a_dict, from_a_dict),
    "a global": lambda: made_op(in_a_global, from_a_global),
    "a stack": lambda: made_op(on_a_stack, from_a_stack),
    "a buffer": lambda: made_op(in_a_buffer, from_a_buffer),
    "another function": lambda: made_op(in_a_dict, by_another_function),
    "self": lambda: made_op((square := Square()).forward, square.backward),
    "a cell": lambda: made_op(*in_a_cell()),
    "the op": in_an_attribute_of_the_op,
}
keeping = pytest.mark.parametrize("make", KEEPING.values(), ids=KEEPING.keys())


@keeping
def test_a_first_derivative_may_use_it(make):
    square = make()
    np.testing.assert_allclose(ag.grad(lambda x: square(x).sum())(X), 2 * X)
    assert len(stack) == 0


@keeping
@pytest.mark.parametrize(
    "second",
    [
        ag.hessian,
        lambda f: ag.grad(lambda x: ag.grad(f)(x).sum()),
        lambda f: lambda x: ag.hvp(f, x, np.ones(3)),
        lambda f: lambda x: ag.jvp(ag.grad(f), x, np.ones(3)),
    ],
    ids=["hessian", "grad of grad", "hvp", "jvp of grad"],
)
def test_a_second_derivative_that_would_be_0_is_refused(make, second):
    square = make()
    with pytest.raises(
        RuleError, match=r"differentiable once: its rule uses .*, which the forward kept outside"
    ):
        second(lambda x: square(x).sum())(X)


@keeping
def test_a_program_that_would_keep_what_its_first_run_has_kept_is_refused(make):
    square = make()
    with pytest.raises(CompileError, match=r"keeps .* outside for its rule"):
        ag.compile(ag.grad(lambda x: (square(x) + square(2 * x)).sum()))(X)


@pytest.mark.parametrize("make", [m for name, m in KEEPING.items() if name != "a stack"])
def test_what_a_later_call_has_overwritten_is_not_taken_for_an_earlier_ones(make):
    square = make()
    with pytest.raises(RuleError, match="a later call has overwritten that"):
        ag.grad(lambda x: (square(x) + square(2 * x)).sum())(X)


def test_a_mask_that_a_later_call_has_overwritten_is_refused_and_has_no_second_derivative():
    def forward(x):
        saved["mask"] = x > 0
        return x * saved["mask"]

    relu = made_op(forward, lambda g: g * saved["mask"])
    assert ag.hessian(lambda x: relu(x * x * x).sum())(X).tolist() == np.diag([6.0, 12.0, 0.0]).tolist()
    with pytest.raises(RuleError, match="a later call has overwritten that"):
        ag.grad(lambda x: (relu(x) + relu(-x)).sum())(X)


def test_a_large_array_that_is_overwritten_where_it_lies_is_noticed_too():
    room = np.zeros(200_000)

    def forward(x):
        room[...] = x
        return x * x

    square, x = made_op(forward, lambda g: 2 * room * g), np.ones(200_000)
    np.testing.assert_allclose(ag.grad(lambda x: square(x).sum())(x), 2.0)
    with pytest.raises(RuleError, match="a later call has overwritten that"):
        ag.grad(lambda x: (square(x) + square(2 * x)).sum())(x)


def test_a_stack_gives_each_call_its_own():
    square = made_op(on_a_stack, from_a_stack)
    np.testing.assert_allclose(ag.grad(lambda x: (square(x) + square(2 * x)).sum())(X), 10 * X)


def test_one_step_after_another_may_use_it():
    square, w = made_op(in_a_dict, from_a_dict), ag.Tensor(X)
    for _ in range(3):
        with ag.no_grad():
            square(w)  # a look at the value, before the step
        w.grad = None
        square(w).sum().backward()
        np.testing.assert_allclose(w.grad, 2 * w.data)
        w.data -= 0.1 * w.grad


class Counted:
    """Keeps a counter, a setting and a time: nothing that its rule is wrong by."""

    def __init__(self):
        self.calls, self.scale = 0, 2.0

    def forward(self, x):
        self.calls += 1
        self.rate = 0.5
        return self.scale * x * x

    def backward(self, g, x):
        return g * 2 * self.scale * x


def counted(x):
    calls[0] += 1
    log.append(float(x.sum()))
    return 2 * x * x


def counted_backward(g, x):
    calls[0] += 1
    log.append(0.5)
    return g * 4 * x


HONEST = {
    "a constant outside": lambda: made_op(lambda x: x * x * SCALE, lambda g, x: g * 2 * x * SCALE),
    "counters and settings": lambda: made_op((c := Counted()).forward, c.backward),
    "a log": lambda: made_op(counted, counted_backward),
}


@pytest.mark.parametrize("make", HONEST.values(), ids=HONEST.keys())
def test_what_has_nothing_to_do_with_the_slope_is_nobodys_business(make):
    square = make()
    slopes = ag.grad(lambda x: square(x).sum())(np.ones(3))
    curves = ag.hessian(lambda x: square(x).sum())(X)
    np.testing.assert_allclose(curves, np.diag(slopes))
    np.testing.assert_allclose(ag.grad(lambda x: (square(x) + square(2 * x)).sum())(X), 5 * slopes * X)


def test_a_forward_of_no_module_is_one_as_any_other():
    namespace = {"saved": saved}  # as of a cell that was run by exec, without a __name__
    exec(
        "def forward(x):\n    saved['x'] = x\n    return x * x\ndef rule(g):\n    return g * 2 * saved['x']",
        namespace,
    )
    square = made_op(namespace["forward"], namespace["rule"])
    np.testing.assert_allclose(ag.grad(lambda x: square(x).sum())(X), 2 * X)
    with pytest.raises(RuleError, match="differentiable once"):
        ag.hessian(lambda x: square(x).sum())(X)


def test_nothing_is_watched_for_ops_that_keep_nothing_outside():
    gc.collect()
    before = len(WATCHED)
    square = made_op(lambda x: x * x, lambda g, x: g * 2 * x)
    z = square(ag.Tensor(X))
    assert square.forward.kept_outside.may_keep is False
    assert len(WATCHED) == before
    assert z.requires_grad
