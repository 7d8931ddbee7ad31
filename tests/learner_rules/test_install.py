"""An exercise's rule, put to work in the engine: it is asked where it fits, and nothing changes."""

from functools import wraps

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.core.op import OPS
from autogradkit.course.source.answer import read_functions
from autogradkit.learner_rules.install import install
from autogradkit.nn import functional

X = np.array([[0.4, -1.3, 2.0], [1.1, 0.7, -0.2]])

RANDOM = np.random.default_rng(1)
ROW, KERNELS, IMAGES = (
    ag.Tensor(RANDOM.normal(size=shape)) for shape in ((1, 1, 2), (3, 1, 2, 2), (2, 1, 5, 4))
)
W, U, B = RANDOM.normal(size=(8, 3)), RANDOM.normal(size=(8, 2)), RANDOM.normal(size=8)


def PICTURE(x):
    return np.stack([x, 2 * x]).reshape(2, 2, 3, 1).transpose(0, 3, 1, 2)


def KERNEL(x):
    return x.reshape(1, 1, 2, 3)


def RNN(x, relu=False):
    w, u, b = ag.Tensor(W[:2]), ag.Tensor(U[:2]), ag.Tensor(B[:2])
    return OPS["rnn"](np.stack([x, x * x, X]), x[:, :2] * 1.0, w, u, b, relu=relu)


def LSTM(x):
    w, u, b = ag.Tensor(W), ag.Tensor(U), ag.Tensor(B)
    return OPS["lstm"](np.stack([x, x * x, X]), x[:, :2] * 1.0, x[:, 1:] * 1.0, w, u, b)


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
    ("batched_matmul", "backward", lambda x: np.stack([x, x]) @ x.T, True),
    ("batched_matmul", "backward", lambda x: x @ np.array([1.0, 2.0, 3.0]), False),
    ("affine", "backward", lambda x: functional.linear(x, ag.Tensor(X[:1]), ag.Tensor([0.5])), True),
    ("affine", "backward", lambda x: functional.linear(x[None], ag.Tensor(X[:1]), ag.Tensor([0.5])), False),
    ("logsumexp", "backward", lambda x: OPS["logsumexp"](x, axis=1), True),
    ("logsumexp", "backward", lambda x: OPS["logsumexp"](x, axis=None), False),
    ("cross_entropy", "backward", lambda x: functional.cross_entropy(x, np.array([2, 0])), True),
    ("mse_huber", "mse_backward", lambda x: OPS["mse"](x, x * x, reduction="mean"), True),
    ("mse_huber", "huber_backward", lambda x: OPS["huber"](x, x * x, delta=0.3), True),
    ("bce_logits_norm", "norm_backward", lambda x: np.linalg.norm(x, axis=0), True),
    ("bce_logits_norm", "norm_backward", lambda x: np.linalg.norm(x), False),
    ("bce_logits_norm", "bce_backward", lambda x: OPS["bce_with_logits"](x, X > 0, pos_weight=1.0), True),
    ("bce_logits_norm", "bce_backward", lambda x: OPS["bce_with_logits"](x, X > 0, pos_weight=2.0), False),
    ("var_std", "var_backward", lambda x: np.var(x, axis=1, ddof=1), True),
    ("var_std", "std_backward", lambda x: np.std(x, axis=0), True),
    ("var_std", "std_backward", lambda x: np.std(0 * x, axis=0), False),
    ("dropout", "backward", lambda x: OPS["dropout"](x, X > 0, scale=1 / 0.6), True),
    ("maxpool", "backward", lambda x: functional.max_pool2d(x.reshape(1, 1, 2, 3), 2, 1), True),
    ("maxpool", "backward", lambda x: functional.max_pool2d(x.reshape(1, 1, 2, 3), 2, 1, 1), False),
    ("einsum", "backward", lambda x: np.einsum("ij,kj->k", x, x), True),
    ("einsum", "backward", lambda x: np.einsum("ij->j", x), False),
    ("unbroadcast", "unbroadcast", lambda x: np.broadcast_to(x, (4, 2, 3)), True),
    ("layernorm", "backward", lambda x: functional.layer_norm(x, 3), True),
    ("layernorm", "backward", lambda x: functional.layer_norm(x, (2, 3)), False),
    ("batchnorm", "backward", lambda x: functional.batch_norm(x, None, None, training=True), True),
    ("batchnorm", "backward", lambda x: functional.batch_norm(PICTURE(x), None, None, training=True), True),
    ("batchnorm", "backward", lambda x: functional.layer_norm(x, 3), False),
    ("conv1d", "backward", lambda x: functional.conv1d(x[:, None], ROW, None, 1, 1), True),
    ("conv1d", "backward", lambda x: functional.conv1d(x[None], ag.Tensor(np.ones((3, 2, 2)))), False),
    ("conv2d_im2col", "backward", lambda x: functional.conv2d(PICTURE(x), KERNELS, None, 2, 1), True),
    ("conv2d_im2col", "backward", lambda x: functional.conv2d(IMAGES, KERNEL(x), None, 1, 0), True),
    ("conv2d_im2col", "backward", lambda x: functional.conv2d(PICTURE(x), KERNELS, None, (1, 2)), False),
    ("avgpool_upsample", "avgpool_backward", lambda x: functional.avg_pool2d(PICTURE(x), (2, 1)), True),
    ("avgpool_upsample", "avgpool_backward", lambda x: functional.avg_pool2d(PICTURE(x), 2, 1), False),
    ("rnn_step", "backward", lambda x: RNN(x), True),
    ("bptt", "backward", lambda x: RNN(x), True),
    ("bptt", "backward", lambda x: RNN(x, relu=True), False),
    ("lstm_cell", "backward", lambda x: LSTM(x), True),
]


def solution(exercise, function):
    """Return one function of an exercise's solution."""
    entry = course.entry(exercise)
    path = entry.folder / "solution.py"
    return course.functions_in(read_functions(path, entry.exercise.functions), path)[function]


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
    np.testing.assert_allclose(after, before, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("kind", [list, tuple])
@pytest.mark.parametrize(("exercise", "function", "compute", "fits"), ASKED)
def test_a_right_rule_may_return_its_gradients_in_a_list_as_its_exercise_allows(
    exercise, function, compute, fits, kind
):
    before, rule = gradient(compute), solution(exercise, function)

    @wraps(rule)
    def in_a_list(*arguments, **named):
        answer = rule(*arguments, **named)
        return kind(answer) if isinstance(answer, tuple) else kind([answer])

    with install(exercise if function == "backward" else function.removesuffix("_backward"), in_a_list):
        np.testing.assert_allclose(gradient(compute), before, rtol=1e-12, atol=1e-14)


def test_a_rule_that_asks_for_more_than_the_op_can_tell_is_not_installed():
    assert install("pow_const", lambda g, x, n, colour: g) is None
    assert install("leaky_relu", lambda g, x, slope: g) is None


@pytest.mark.parametrize(
    ("name", "rule", "compute"),
    [
        ("mul", lambda x, y, g: (g * y, g * x), lambda x: x * 5.0),
        ("exp", lambda z, g: g * z, ag.exp),
        (
            "logsumexp",
            lambda x, axis, z, g: np.expand_dims(g, axis) * np.exp(x - np.expand_dims(z, axis)),
            lambda x: ag.logsumexp(x, axis=0),
        ),
    ],
)
def test_a_right_rule_that_takes_g_last_runs_all_the_same(name, rule, compute):
    before, calls = gradient(compute), []

    @wraps(rule)
    def counted(*arguments, **named):
        calls.append(name)
        return rule(*arguments, **named)

    with install(name, counted):
        after = gradient(compute)
    assert calls
    np.testing.assert_allclose(after, before, rtol=1e-12)
