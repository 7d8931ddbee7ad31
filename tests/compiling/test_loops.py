"""A loop is unrolled in a program: its printed source has one step, and says how many there are."""

import runpy
import sys

import numpy as np

import autogradkit as ag
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, W, U = rng.normal(size=(50, 4, 3)), rng.normal(size=(3, 5)), rng.normal(size=(5, 5))


def recurrent(w, u, x):
    """Return the mean of the last state of a recurrent network."""
    h = np.zeros((4, 5))
    for t in range(50):
        h = np.tanh(x[t] @ w + h @ u)
    return h.mean()


gradients = ag.value_and_grad(recurrent, argnums=(0, 1))


def test_fifty_steps_are_printed_as_one():
    step = ag.compile(gradients)
    assert bits(step(W, U, X)) == bits(gradients(W, U, X))
    assert "a loop of 50 steps, unrolled: 49 more of 5 lines, up to h" in step.source
    assert step.source.count("np.tanh(") == 3  # the user's line twice, and one of the program's
    assert len(step.source.splitlines()) < 60 < len(step.latest.written.program.lines)


def test_the_saved_file_has_every_step(tmp_path):
    step = ag.compile(gradients)
    want = step(W, U, X)
    step.save(tmp_path / "saved.py")
    assert (tmp_path / "saved.py").read_text().count(" = np.tanh(v") == 50
    got = runpy.run_path(tmp_path / "saved.py")["recurrent"](W, U, X)
    assert bits(got[0]) == bits(want[0])


def test_updates_of_several_parameters_are_no_loop():
    def update(parameters):
        return [p * 0.5 for p in parameters]

    step = ag.compile(update)
    step([np.ones(3) * n for n in range(8)])
    assert "loop" not in step.source
    assert step.source.count("= parameters_") == 8


def test_steps_of_other_shapes_are_no_loop():
    def f(x):
        for _ in range(6):
            x = np.concatenate([x, x]) * 0.5
        return x

    step = ag.compile(f)
    step(np.ones(2))
    assert "loop" not in step.source


def test_two_loops_one_after_the_other_are_two():
    def f(x):
        for _ in range(5):
            x = np.sin(x)
        for _ in range(7):
            x = np.cos(x)
        return x

    step = ag.compile(f, passes=())
    step(np.ones(2))
    assert "a loop of 5 steps, unrolled: 4 more of 1 line" in step.source
    assert "a loop of 7 steps, unrolled: 6 more of 1 line" in step.source


def test_a_loop_of_more_steps_than_python_calls_deep_is_compiled():
    """Each step sends a contribution to w: their sum is as long as the loop."""
    steps = sys.getrecursionlimit() + 100

    def loss(w):
        h = w
        for _ in range(steps):
            h = np.tanh(h * w)
        return h.sum()

    f = ag.value_and_grad(loss)
    w = np.array([0.9, 1.1])
    assert bits(ag.compile(f)(w)) == bits(f(w))
