"""Memory is kept from call to call: nobody outside has a part of it, and a step allocates its results."""

import contextlib
import sys
import threading
import tracemalloc
from itertools import pairwise

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits, both_ways
from tests.compiling.networks import NETWORKS

rng = np.random.default_rng(0)
X, W = rng.normal(size=(64, 32)), rng.normal(size=(32, 16))


def deep(x, w):
    """Return two arrays that many others inside lead to."""
    h = np.tanh(x @ w)
    for _ in range(4):
        h = np.tanh(h * 2.0 - 1.0) + h
    return h, (h * h).sum()


def kept_by(step):
    """Return the blocks that a compiled function keeps, as arrays of bytes."""
    programs = [p for ps in step.programs.values() for p in ps]
    return [place.base for p in programs for block in p.workspaces.unused for place in block[:1]]


@pytest.mark.parametrize("name", NETWORKS)
def test_no_result_of_a_network_shares_memory_with_what_is_kept(name):
    step, arguments = NETWORKS[name]()
    step = ag.compile(step)
    for _ in range(3):
        answer = step(*arguments)
    written = [t for kind, (_, t), _ in step.latest.writes if kind != "array" and isinstance(t, Tensor)]
    arrays = [x for t in written for x in (t._data, t._grad) if x is not None]
    arrays += [getattr(x, "_data", x) for x in flat(answer)]
    for block in kept_by(step):
        assert not any(np.may_share_memory(block, x) for x in arrays if isinstance(x, np.ndarray))


def flat(x):
    """Yield what is in nested tuples and lists."""
    if isinstance(x, tuple | list):
        for part in x:
            yield from flat(part)
    else:
        yield x


def test_results_of_earlier_calls_stay_as_they_were():
    step = ag.compile(deep)
    results = [step(X + n, W) for n in range(5)]
    for n, got in enumerate(results):
        assert bits(got) == bits(deep(X + n, W))
    assert kept_by(step), "it keeps memory"


def test_a_view_of_a_result_inside_is_no_part_of_what_is_kept():
    def f(x, w):
        h = np.tanh(x @ w)
        return h[3:5].T, (h + 1.0).sum()

    step = ag.compile(f)
    first = step(X, W)
    want = bits(f(X, W))
    step(X + 1, W)
    assert bits(first) == want


def test_two_threads_never_have_the_same_memory():
    step = ag.compile(deep)
    step(X, W)
    wrong, start = [], threading.Barrier(4)
    before, _ = sys.getswitchinterval(), sys.setswitchinterval(1e-5)

    def work(n):
        want = bits(deep(X + n, W))
        start.wait()
        wrong.extend(n for _ in range(300) if bits(step(X + n, W)) != want)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    try:
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    finally:
        sys.setswitchinterval(before)
    assert not wrong
    assert 1 <= len(kept_by(step)) <= 4


def test_a_call_while_another_is_under_way_has_memory_of_its_own():
    step = ag.compile(deep)
    step(X, W)
    unused = step.latest.workspaces.unused
    (taken,) = unused
    unused.clear()  # as while a program runs
    assert bits(step(X + 1, W)) == bits(deep(X + 1, W))
    (other,) = unused
    assert not np.may_share_memory(taken[0].base, other[0].base)


def test_a_call_that_fails_midway_leaves_the_next_one_right():
    def f(x, w):
        h = np.tanh(x @ w) * 2.0
        return np.sqrt(h) / (x @ w + 1.0)

    step = ag.compile(f)
    good = np.abs(X), np.abs(W)
    want = bits(f(*good))
    assert bits(step(*good)) == want
    for _ in range(3):
        with np.errstate(all="raise"), pytest.raises(FloatingPointError):
            step(-np.abs(X), np.abs(W))
        assert bits(step(*good)) == want


class Holding(ag.optim.Optimizer):
    """An optimiser of a user's that holds on to the gradients that it is given."""

    def __init__(self, params):
        super().__init__(params, {"lr": 0.1})

    def new_value(self, x, g, group, memory):
        step = memory["step"] = memory.get("step", 0) + 1
        memory[step] = g
        return x - group["lr"] * g


def test_an_optimiser_of_the_users_may_hold_on_to_gradients():
    def seen(compiled):
        w = Tensor(W.copy(), name="w")
        optimizer = Holding([w])

        def step(x):
            (np.tanh(x @ w) ** 2).sum().backward()
            optimizer.step()
            w.grad = None

        step = ag.compile(step) if compiled else step
        for n in range(4):
            step(X + n)
        return [bits(optimizer.state[w][n]) for n in range(1, 5)]

    assert seen(True) == seen(False)


def test_an_optimisers_memory_is_no_part_of_what_is_kept():
    def make():
        w, b = Tensor(W.copy(), name="w"), Tensor(np.zeros(16), name="b")
        optimizer = ag.optim.SGD([w, b], lr=0.1, momentum=0.9)

        def step(x):
            optimizer.zero_grad()
            loss = (np.tanh(x @ w + b) ** 2).mean()
            loss.backward()
            optimizer.step()
            return loss.detach()

        return step, [w, b]

    both_ways(make, [(X + n,) for n in range(6)])


def test_a_step_in_steady_state_allocates_little_more_than_its_results():
    n = 256

    def f(x, w):
        h = x
        for _ in range(6):
            h = np.tanh(h @ w) * 0.5 + 0.1
        return (h * h).sum(axis=0)

    x, w = rng.normal(size=(n, n)), rng.normal(size=(n, n)) / n
    step = ag.compile(f)
    for _ in range(3):
        step(x, w)
    assert peak_of(lambda: step(x, w)) < n * 8 + 5_000
    assert step.latest.written.lowered.kept_bytes <= 3 * n * n * 8


def test_a_training_step_has_the_peak_of_one_by_hand_with_buffers_that_are_reused():
    batch, sizes, lr = 256, (128, 256, 64), 0.1
    x, y = rng.normal(size=(batch, sizes[0])), rng.normal(size=(batch, sizes[-1]))
    start = [rng.normal(size=(m, n)) / m for m, n in pairwise(sizes)]

    def train(w, u, x, y):
        def loss(w, u):
            error = np.tanh(x @ w) @ u - y
            return (error * error).mean()

        value, (dw, du) = ag.value_and_grad(loss, argnums=(0, 1))(w, u)
        return value, w - lr * dw, u - lr * du

    def hand(w, u, x, y):
        """Hidden layer, output, their gradients and those of the weights, each in an array of its own."""
        h, z = np.empty((batch, sizes[1])), np.empty((batch, sizes[2]))
        g, dw, du = np.empty_like(h), np.empty_like(w), np.empty_like(u)
        np.tanh(np.matmul(x, w, out=h), out=h)
        np.subtract(np.matmul(h, u, out=z), y, out=z)
        value = np.vdot(z, z) / z.size
        z *= 2 / z.size
        np.matmul(h.T, z, out=du)
        np.matmul(z, u.T, out=g)
        h *= h
        np.subtract(1, h, out=h)
        g *= h
        np.matmul(x.T, g, out=dw)
        return value, np.subtract(w, np.multiply(lr, dw, out=dw), out=dw), np.multiply(lr, du, out=du)

    step = ag.compile(train)
    for _ in range(3):
        step(*start, x, y)
    ours = peak_of(lambda: step(*start, x, y)) + step.latest.written.lowered.kept_bytes
    assert ours <= 1.05 * peak_of(lambda: hand(*start, x, y))


def peak_of(f):
    """Return the most bytes that a call has allocated at one time."""
    f()
    tracemalloc.start()
    try:
        f()
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        f()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak - before


def test_arrays_that_a_later_line_may_let_share_memory_have_places_of_their_own():
    def f(x, y):
        a, b = x * 2.0, y * 3.0
        try:
            a @ b
        except ValueError:
            pass
        c = np.tanh(a)
        d = y * 5.0
        e = d * d
        return (e + d).sum() * (c * c + c).sum()

    step = ag.compile(f)
    x, y = rng.normal(size=(4, 2, 3)), rng.normal(size=(1,))
    for n in range(4):
        assert bits(step(x + n, y)) == bits(f(x + n, y))
    lowered = step.shown().written.lowered
    assert max(start + value.example.size * 8 for value, start in lowered.kept) <= lowered.kept_bytes


def one_failed(a, b):
    with contextlib.suppress(ValueError):
        a = a + b
    return a, b


@pytest.mark.parametrize("together", [np.atleast_1d, np.broadcast_arrays, one_failed])
@pytest.mark.parametrize("sizes", [(8, 80), (80, 8), (1, 80), (80, 1)])
def test_arrays_of_different_sizes_that_may_share_memory_are_not_written_over_others(together, sizes):
    """What is as large as one of them may be larger than the place of the first, and reach into the next."""

    def f(x, y):
        a, other = np.tanh(x) * 2, np.cos(x) * 1.5
        try:
            first, second = together(a, np.tanh(y))
        except ValueError:  # these two can't be broadcast
            first, second = a, np.tanh(y)
        return first.sum(), np.sin(np.exp(second)).sum(), (other * x).sum()

    compiled, rng = ag.compile(f), np.random.default_rng(0)
    for _ in range(3):
        x, y = (rng.normal(size=n) for n in sizes)
        assert bits(compiled(x, y)) == bits(f(x, y))
