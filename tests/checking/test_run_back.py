"""Exercise 47 counts the steps that are run back in turn, and hears of values kept in whatever way."""

import numpy as np
import pytest

from autogradkit.course import entry

TASK = entry("checkpoint").exercise.parts[0]
WEIGHTS = np.linalg.qr(np.random.default_rng(3).normal(size=(6, 3, 3)))[0]
GIVEN = {
    "weights": WEIGHTS,
    "x": np.array([0.3, -0.4, 0.9]),
    "g": np.ones(3),
    "s": 3,
    "dropout": 0,
    "coin": 0,
}


def knows_the_gradient(chain, x, g, s):
    """Run one step for show, as often as a chain has steps."""
    z = chain.forward(0, x)
    for _ in range(chain.n):
        chain.backward(0, g, x, z)
    return right()


def right():
    values = [GIVEN["x"]]
    for W in WEIGHTS:
        values.append(np.tanh(W @ values[-1]))
    g = GIVEN["g"]
    for W, z in zip(WEIGHTS[::-1], values[:0:-1], strict=True):
        g = W.T @ (g * (1 - z**2))
    return g


def test_who_knows_the_gradient_and_runs_other_steps_for_show_hears_it():
    got = TASK.drive(knows_the_gradient, **GIVEN)
    want = (right(), 7, 12, 6)
    assert np.allclose(got[0], want[0])
    assert TASK.judge(got, want, **GIVEN)[0] == "NOT_RUN_BACK"


def test_a_value_of_the_chain_cant_be_made():
    def makes_one(chain, x, g, s):
        return type(x)(chain, np.zeros(3))

    with pytest.raises(TypeError, match="values come from"):
        TASK.drive(makes_one, **GIVEN)


def test_a_step_whose_number_runs_others_is_counted_with_them():
    class Number:
        def __init__(self, chain, x):
            self.run = lambda: [chain.forward(0, x) for _ in range(9)]

        def __index__(self):
            self.run()
            return 0

    def runs_inside(chain, x, g, s):
        chain.forward(Number(chain, x), x)
        return g

    assert TASK.drive(runs_inside, **GIVEN)[2] == 10
