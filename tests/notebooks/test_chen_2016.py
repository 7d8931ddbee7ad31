"""Chen, Xu, Zhang, Guestrin: Training deep nets with sublinear memory cost. arXiv 1604.06174, 2016.

Counted in the kit itself: how many values exist at once, and how many steps are run forward.
"""

import weakref
from collections import Counter

import numpy as np
import pytest

import autogradkit as ag

COUNTS = Counter()


def gone():
    COUNTS["alive"] -= 1


@ag.op("counted_step")
def one_step(x):
    return np.tanh(1.1 * x)


@one_step.backward
def step_backward(g, z):
    return g * 1.1 * (1 - z**2)


def step(x):
    """tanh, of which every run and every value that still waits for the way back is counted."""
    z = one_step(x)
    weakref.finalize(z.node.remembers()["z"], gone)
    COUNTS.update(runs=1, alive=1)
    COUNTS["most"] = max(COUNTS["most"], COUNTS["alive"])
    return z


def everything(x, n):
    for _ in range(n):
        x = step(x)
    return x


def segments(x, n, s):
    for start in range(0, n, s):
        x = ag.checkpoint(everything, x, min(s, n - start))
    return x


def nothing(x, n):
    return x if n == 0 else step(ag.checkpoint(nothing, x, n - 1))


def halves(x, n):
    if n == 1:
        return step(x)
    return ag.checkpoint(halves, ag.checkpoint(halves, x, n // 2), n - n // 2)


def counted(strategy, *sizes):
    """Return the most values at once with x among them, the steps run, and x's gradient."""
    COUNTS.clear()
    x = ag.Tensor(np.linspace(0.1, 0.4, 4))
    strategy(x, *sizes).sum().backward()
    assert COUNTS["alive"] == 0
    return COUNTS["most"] + 1, COUNTS["runs"], x.grad


@pytest.mark.parametrize(("n", "s", "most"), [(64, 8, 16), (100, 10, 20)])
def test_a_checkpoint_every_root_of_n_steps_keeps_two_roots_for_one_more_forward_pass(n, s, most):
    kept, runs, gradient = counted(segments, n, s)
    assert kept <= most
    assert runs == 2 * n
    assert np.array_equal(gradient, counted(everything, n)[2])


@pytest.mark.parametrize("s", [1, 2, 4, 16, 32, 64])
def test_no_other_segment_length_keeps_less_and_all_cost_the_same(s):
    kept, runs, _ = counted(segments, 64, s)
    assert kept == 64 // s + s
    assert runs == 128
    assert kept > counted(segments, 64, 8)[0]


def test_the_two_ends_of_the_bargain():
    kept, runs, gradient = counted(everything, 64)
    assert (kept, runs) == (65, 64)
    kept, runs, same = counted(nothing, 64)
    assert kept <= 5
    assert runs == 64 * 65 // 2
    assert np.array_equal(gradient, same)


@pytest.mark.parametrize("doublings", [3, 6, 8])
def test_halves_of_halves_keep_a_logarithm_for_a_logarithm_of_forward_passes(doublings):
    kept, runs, gradient = counted(halves, 2**doublings)
    assert kept == doublings + 2
    assert runs == 2**doublings * (doublings + 1)
    assert np.array_equal(gradient, counted(everything, 2**doublings)[2])
