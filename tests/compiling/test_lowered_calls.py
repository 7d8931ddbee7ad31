"""What a program runs in place of what is read: other calls of NumPy's, the same numbers bit for bit."""

import warnings

import numpy as np
import pytest

import autogradkit as ag
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
SORTS = np.array([0.0, -0.0, np.nan, -np.nan, np.inf, -np.inf, 1e-310, 0.5, -2.0, 1.0, 2.5])


@pytest.mark.parametrize("shape", [(4,), (33,), (5, 7), (64, 128), (3, 4, 5, 6), (2, 3000), (0, 8)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("number", [0, 1.0, -0.0])
def test_the_larger_of_a_number_and_an_array_is_the_same_for_every_sort_of_number(shape, dtype, number):
    def f(x):
        return np.maximum(x, number) * np.minimum(number, x * 1)

    step = ag.compile(f)
    for n in range(len(SORTS)):
        x = np.resize(np.roll(SORTS, n), shape).astype(dtype)
        with np.errstate(all="ignore"):
            assert bits(step(x)) == bits(f(x))


def test_a_program_calls_maximum_as_numpy_wants_it():
    step = ag.compile(lambda x: np.maximum(x * 2.0, 0) + np.minimum(x * 3.0, 1.0))
    x = rng.normal(size=(64, 8))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        step(x)
        assert bits(step(x)) == bits(np.maximum(x * 2.0, 0) + np.minimum(x * 3.0, 1.0))


def test_the_arrays_of_one_number_share_their_memory():
    def f(x, y):
        return np.maximum(x, 0).sum() + np.maximum(y, 0).sum()

    step = ag.compile(f)
    x, y = rng.normal(size=(16, 8)), rng.normal(size=(4, 10))
    assert bits(step(x, y)) == bits(f(x, y))
    zeros = [v.example for v in step.shown().written.lowered.constants() if v.name == "n_0"]
    assert [z.shape for z in zeros] == [(16, 8), (4, 10)]
    assert np.shares_memory(*zeros)


def loop(x, w, b):
    """Add the same bias at twelve steps."""
    h = x
    for _ in range(12):
        h = np.tanh(h @ w + b)
    return h


def test_a_bias_that_each_step_adds_is_spread_once():
    x, w, b = rng.normal(size=(8, 5)), rng.normal(size=(5, 5)), rng.normal(size=5)
    want = ag.value_and_grad(lambda x, w, b: loop(x, w, b).sum(), argnums=(0, 1, 2))
    step = ag.compile(want)
    for n in range(3):
        assert bits(step(x + n, w, b - n)) == bits(want(x + n, w, b - n))
    assert step.lowered.count("np.broadcast_to(b, (8, 5))") == 1
    assert "spread 1 array that many lines repeat" in step.explain()
    assert step.lowered.count("w.T") == 1


def test_an_array_that_few_lines_add_is_not_spread():
    step = ag.compile(lambda x, b: np.tanh(x + b) + b)
    x, b = rng.normal(size=(8, 5)), rng.normal(size=5)
    step(x, b)
    assert "broadcast_to" not in step.lowered


def scores(w, x, y):
    """Return a cross-entropy, whose rule writes at each target."""
    return ag.nn.functional.cross_entropy(x @ w, y)


def test_targets_are_found_by_one_number_each_where_they_surely_lie_inside():
    x, w, y = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), np.array([0, 2, 1, 1, 0, 2])
    step, want = ag.compile(ag.value_and_grad(scores)), ag.value_and_grad(scores)
    for targets in (y, 2 - y, y * 0):
        assert bits(step(w, x, targets)) == bits(want(w, x, targets))
    assert "[rows" not in step.lowered
    assert "found the places of 2 indices by one number each" in step.explain()


@pytest.mark.parametrize("wrong", [3, -1])
def test_a_target_outside_is_refused_as_ever(wrong):
    x, w, y = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), np.array([0, 2, 1, 1, 0, 2])
    step = ag.compile(ag.value_and_grad(scores))
    step(w, x, y)
    with pytest.raises(ValueError, match=f"Class {wrong} "):
        step(w, x, np.where(y == 1, wrong, y))


def test_places_that_nobody_has_looked_at_stay_as_they_were():
    def f(x, y):
        return (x * 2.0)[np.arange(3), y]

    step = ag.compile(f)
    x = rng.normal(size=(3, 4))
    for y in ([0, 1, 2], [-1, -4, 3]):
        assert bits(step(x, np.array(y))) == bits(f(x, np.array(y)))
    with pytest.raises(IndexError):
        step(x, np.array([0, 4, 1]))
    assert "reshape" not in step.lowered


def test_a_place_that_is_written_twice_has_both():
    def f(x, n):
        z = x * 2.0
        z[np.arange(3), COLUMNS] -= n
        z[np.arange(3), COLUMNS] -= 1.0
        return np.exp(z) + z

    step = ag.compile(f)
    x = rng.normal(size=(3, 4))
    for n in (1.0, 2.0):
        assert bits(step(x, np.array(n))) == bits(f(x, np.array(n)))


COLUMNS = np.array([3, 0, 2])


def test_a_default_that_a_call_does_not_need_is_not_compared():
    x = rng.normal(size=(4, 3))

    def f(x, y=x):
        return np.exp(x) + y

    step = ag.compile(f)
    for _ in range(3):
        step(x, x * 2.0)
        x += 1.0
        assert bits(step(x, x * 3.0)) == bits(f(x, x * 3.0))
    assert step.compilations == 1
    assert bits(step(x)) == bits(f(x))
    x += 1.0
    assert bits(step(x)) == bits(f(x))
    assert step.compilations == 3


def test_a_default_that_is_used_from_inside_is_compared():
    scale = np.array([2.0])

    def f(x, n=1, k=scale):
        return f(x, 0) * 3.0 if n else x * k

    step, x = ag.compile(f), rng.normal(size=3)
    assert bits(step(x, 1, np.array([5.0]))) == bits(f(x, 1, np.array([5.0])))
    scale += 1.0
    assert bits(step(x, 1, np.array([5.0]))) == bits(f(x, 1, np.array([5.0])))


def test_a_default_of_a_function_inside_is_compared():
    x, scale = rng.normal(size=3), np.array([2.0])

    def inner(x, k=scale):
        return x * k

    def f(x, k=scale):
        return inner(x) + k

    step = ag.compile(f)
    for _ in range(3):
        assert bits(step(x, x)) == bits(f(x, x))
        scale += 1.0


@pytest.mark.parametrize("layout", [lambda x: x, np.asfortranarray, lambda x: x[:, ::2]])
def test_an_array_outside_is_compared_however_it_lies(layout):
    outside = layout(rng.normal(size=(4, 6)))
    step = ag.compile(lambda x: x + outside.sum())
    for _ in range(3):
        assert bits(step(np.ones(2))) == bits(np.ones(2) + outside.sum())
        outside[-1, -1] += 1.0
    assert step.compilations == 3


def test_a_program_holds_no_numbers_of_its_own_until_it_is_shown():
    x, w, b = rng.normal(size=(40, 50)), rng.normal(size=(50, 50)), rng.normal(size=50)
    step = ag.compile(ag.value_and_grad(lambda w, b: loop(x, w, b).sum(), argnums=(0, 1)))
    step(w, b)
    prepared = step.shown()
    for program in (prepared.written.program, prepared.written.lowered, prepared.found.program):
        made = [v.example for line in program.lines for v in line.results if v is not None]
        arrays = [z for z in made if type(z) is np.ndarray]
        assert arrays
        assert not any(any(z.strides) for z in arrays), "each has one number, the smallest too"
    assert ag.show(step).film["nodes"]


def test_the_film_of_a_step_shows_the_parameters_as_they_are():
    w = ag.Tensor(rng.normal(size=(20, 20)), name="w")
    x = rng.normal(size=(3, 20))

    def descend(x):
        loss = (np.tanh(x @ w) ** 2).mean()
        loss.backward()
        w.data -= 0.1 * w.grad
        w.grad = None
        return loss.detach()

    step = ag.compile(descend)
    step(x)
    step(x)
    shown = next(node for node in ag.show(step).film["nodes"] if node["label"] == "w")
    np.testing.assert_allclose(shown["value"]["cells"][0][:3], w.data[0, :3], rtol=1e-3)
