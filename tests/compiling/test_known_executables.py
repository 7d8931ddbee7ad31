"""A program that is the same as one before, but for its arrays, runs by the same code, and by no other's."""

import traceback

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import known_executables
from tests.compiling.comparing import bits
from tests.compiling.networks import NETWORKS


@pytest.fixture(autouse=True)
def known():
    """The executables that are remembered, none at first."""
    known_executables.known.clear()
    yield known_executables.known
    known_executables.known.clear()


def step_of(seed, exponent=2, start=0.5):
    """Return a training step of a small model, and its model."""
    rng = np.random.default_rng(seed)
    w, b = Tensor(rng.normal(size=(3, 2)), name="w"), Tensor(np.full(2, start), name="b")

    def step(x):
        loss = ((np.tanh(x @ w + b)) ** exponent).sum()
        loss.backward()
        for p in (w, b):
            p.data -= 0.1 * p.grad
            p.grad = None
        return loss.detach()

    return step, (w, b)


def trained(step, model, x):
    """Return the bits of what two calls of a step return and leave behind."""
    return bits([step(x), step(x), *[p.data for p in model]])


def test_a_model_with_other_numbers_runs_by_the_code_that_is_known_and_gets_its_own_numbers(known):
    x = np.random.default_rng(9).normal(size=(4, 3))
    for seed in range(3):
        step, model = step_of(seed)
        compiled = ag.compile(step)
        assert trained(compiled, model, x) == trained(*step_of(seed), x)
        assert len(known) == 1


@pytest.mark.parametrize("name", NETWORKS)
def test_what_one_reads_of_a_known_program_is_what_the_passes_make_of_it(name):
    texts = []
    for _ in range(2):
        step, arguments = NETWORKS[name]()
        compiled = ag.compile(step)
        compiled(*arguments)
        texts.append([compiled.source, compiled.lowered, compiled.explain(), compiled.memory()])
    assert texts[0] == texts[1]


def test_the_numbers_of_a_known_program_are_those_of_its_own_run():
    f = [ag.compile(lambda x: x * 2 + 1) for _ in range(2)]
    for g, start in zip(f, (1.0, 5.0), strict=True):
        g(np.full(3, start))
    assert [g.latest.written.program.inputs[0].example[0] for g in f] == [1.0, 5.0]


def test_a_traceback_shows_the_line_of_a_known_program():
    def inverse(x):
        return np.linalg.inv(x) * 2

    for _ in range(2):
        compiled = ag.compile(inverse)
        compiled(np.eye(2))
    with pytest.raises(np.linalg.LinAlgError) as caught:
        compiled(np.zeros((2, 2)))
    assert "np.linalg.inv(x)" in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda x: x * 2.0, lambda x: x * 2.5),
        (lambda x: x * 0.0, lambda x: x * -0.0),
        (lambda x: x**2, lambda x: x**2.0),
        (lambda x: x * np.float32(2), lambda x: x * 2.0),
        (lambda x: x * np.array([0.0, 1.0]), lambda x: x * np.array([-0.0, 1.0])),
        (lambda x: x[0:1], lambda x: x[1:2]),
        (lambda x: x.sum(), lambda x: x.sum(keepdims=True)),
        (lambda x: (x + x, x * 2), lambda x: (x * 2, x + x)),
        (lambda x: np.maximum(x, 1), lambda x: np.minimum(x, 1)),
    ],
)
def test_another_setting_constant_call_or_order_is_another_program(known, one, other):
    x = np.array([3.0, -4.0])
    for f in (one, other):
        f.__name__ = "f"
        compiled = ag.compile(f)
        compiled(x)
        assert bits(compiled(x)) == bits(f(x))
    assert len(known) == 2


@pytest.mark.parametrize(
    "given",
    [np.ones((2, 3)), np.ones((3, 2)).T, np.ones((2, 3), np.float32), np.ones((2, 6))[:, ::2], np.ones(6)],
)
def test_another_shape_dtype_or_layout_is_another_program(known, given):
    compiled = ag.compile(lambda x: x @ x.T)
    compiled(np.ones((2, 5)))
    compiled(given)
    assert len(known) == 2


def test_a_program_with_other_names_has_a_source_of_its_own(known):
    def first(x):
        height = x * 2
        return height + 1

    def second(x):
        width = x * 2
        return width + 1

    second.__name__ = "first"
    sources = []
    for f in (first, second):
        compiled = ag.compile(f)
        compiled(np.ones(2))
        sources.append(compiled.source)
    assert ["height" in text for text in sources] == [True, False]
    assert ["width" in text for text in sources] == [False, True]


SLOPE = {"now": 0.0}


def sloped(g, z):
    return SLOPE["now"] * g


def test_a_rule_of_ones_own_is_never_taken_for_a_known_one(known):
    found = []
    for slope in (1.0, 2.0, 3.0):
        SLOPE["now"] = slope
        with ag.using("tanh", sloped):
            found.append(ag.compile(ag.grad(lambda x: np.tanh(x).sum()))(np.zeros(2))[0])
    assert found == [1.0, 2.0, 3.0]
    assert not known


def test_an_optimisers_memory_and_random_numbers_are_never_those_of_another(known):
    def run(seed):
        ag.nn.manual_seed(0)
        net = ag.nn.Sequential(ag.nn.Linear(3, 4), ag.nn.Dropout(0.5), ag.nn.Linear(4, 1))
        adam = ag.optim.Adam(net.parameters())
        x = np.random.default_rng(seed).normal(size=(5, 3))

        def step():
            loss = (net(x) ** 2).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()

        return step, net

    for seed in range(2):
        step, net = run(seed)
        compiled = ag.compile(step)
        for _ in range(3):
            compiled()
        after = bits([p.data for p in net.parameters()])
        step, net = run(seed)
        for _ in range(3):
            step()
        assert after == bits([p.data for p in net.parameters()])
    assert not known


def test_large_constants_are_not_remembered(known):
    large = np.arange(20_000.0)
    compiled = ag.compile(lambda x: x * large)
    compiled(np.ones(20_000))
    assert not known


def test_only_the_latest_executables_are_remembered(known):
    for n in range(known_executables.MOST + 10):
        ag.compile(lambda x, n=n: x * (n + 0.5))(np.ones(2))
    assert len(known) == known_executables.MOST
