"""An exercise's rule, put to work in the engine: it is asked where it fits, and nothing changes."""

from functools import wraps

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.course.source import read
from autogradkit.installed import install

X = np.array([[0.4, -1.3, 2.0], [1.1, 0.7, -0.2]])

ASKED = [  # exercise, function, what to compute, whether the learner's rule is the one that is asked
    ("neg_sub", "neg_backward", lambda x: -x, True),
    ("neg_sub", "sub_backward", lambda x: x - np.array([1.0, 2.0, 3.0]), True),
    ("div", "backward", lambda x: 2 / x, True),
    ("pow_const", "backward", lambda x: x**3, True),
    ("pow_const", "backward", lambda x: np.power(abs(x) + 1, 0 * x + 2.5), False),
    ("pow_const", "backward", lambda x: np.power(abs(x), np.array([1.0, 2.0, 3.0])), False),
    ("sqrt_recip", "sqrt_backward", lambda x: np.sqrt(x * x), True),
    ("sqrt_recip", "reciprocal_backward", lambda x: np.reciprocal(x), True),
    ("relu_leaky_abs", "relu_backward", lambda x: ag.relu(x), True),
    ("relu_leaky_abs", "abs_backward", lambda x: abs(x), True),
    ("sum_axis", "sum_backward", lambda x: x.sum(0), True),
    ("mean", "backward", lambda x: x.mean(axis=1, keepdims=True), True),
    ("reshape_transpose", "reshape_backward", lambda x: x.reshape(3, 2), True),
    ("reshape_transpose", "transpose_backward", lambda x: x.T, True),
    ("reshape_transpose", "transpose_backward", lambda x: x.transpose(-1, 0), True),
    ("concat_split_stack", "concatenate_backward", lambda x: np.concatenate([x, x * x, X]), True),
    ("concat_split_stack", "concatenate_backward", lambda x: np.concatenate([x, X], 1), False),
    ("concat_split_stack", "stack_backward", lambda x: np.stack([x, x * x, X], 1), True),
    ("concat_split_stack", "stack_backward", lambda x: np.stack([x, x * x]), False),
    ("max_reduce", "max_backward", lambda x: x.max(axis=1), True),
    ("max_reduce", "max_backward", lambda x: x.max(axis=(0, 1)), False),
    ("gather_embedding", "gather_backward", lambda x: x[np.array([1, 1, 0])], True),
    ("gather_embedding", "gather_backward", lambda x: x[:, 1:], False),
    ("gather_embedding", "gather_backward", lambda x: x[X > 0], False),
    ("cumsum_pad", "cumsum_backward", lambda x: np.cumsum(x, 1), True),
    ("cumsum_pad", "cumsum_backward", lambda x: np.cumsum(x), False),
    ("where_clip_safe", "where_backward", lambda x: np.where(X > 0, x, 2 * x), True),
    ("where_clip_safe", "clip_backward", lambda x: np.clip(x, -0.5, 1.0), True),
]


def solution(exercise, function):
    """Return one function of an exercise's solution."""
    entry = course.entry(exercise)
    path = entry.folder / "solution.py"
    return course.functions_in(read(path, entry.exercise.functions), path)[function]


def gradient(compute):
    x = ag.Tensor(X, requires_grad=True)
    z = compute(x)
    (z * np.cos(np.arange(z.size)).reshape(z.shape)).sum().backward()
    return x.grad


@pytest.mark.parametrize(("exercise", "function", "compute", "fits"), ASKED)
def test_a_right_rule_runs_where_its_exercise_has_tried_it_and_changes_nothing(
    exercise, function, compute, fits
):
    before = gradient(compute)
    rule, calls = solution(exercise, function), []

    @wraps(rule)
    def counted(*arguments, **named):
        calls.append(function)
        return rule(*arguments, **named)

    name = exercise if function == "backward" else function.removesuffix("_backward")
    with install(name, counted):
        after = gradient(compute)
    assert bool(calls) == fits
    np.testing.assert_allclose(after, before, rtol=1e-12)


def test_a_rule_that_asks_for_more_than_the_op_can_tell_is_not_installed():
    assert install("pow_const", lambda g, x, n, colour: g) is None
    assert install("leaky_relu", lambda g, x, slope: g) is None
