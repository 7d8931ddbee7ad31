"""Every loss holds against PyTorch's: reductions, weights, what is ignored or forbidden, no rows at all."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.nn.pytorch import PRECISIONS, agree, compare, same_function

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")
torch.set_num_threads(1)
F, G = ag.nn.functional, torch.nn.functional
rng = np.random.default_rng(0)
INF = np.inf
REDUCTIONS = ("mean", "sum", "none")
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # the mean of no numbers, here as NaN
]

SHAPES = [((4, 5), 1), ((1, 2), 1), ((2, 5, 3), 1), ((2, 5, 3, 2), 1), ((5,), 0), ((0, 5), 1), ((2, 5, 0), 1)]


def class_numbers(shape, axis):
    return rng.integers(0, shape[axis], shape[:axis] + shape[axis + 1 :])


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize(("shape", "axis"), SHAPES)
@pytest.mark.parametrize("name", ["cross_entropy", "nll_loss"])
def test_losses_of_classes_are_pytorchs(name, shape, axis, reduction, dtype):
    target = class_numbers(shape, axis)
    some = target.copy()
    some[rng.random(target.shape) < 0.4] = -100
    weight = np.abs(rng.normal(size=shape[axis])).astype(dtype)
    options = [{}, {"weight": weight}, {"ignore_index": 1}]
    if name == "cross_entropy":
        options += [{"label_smoothing": 0.2}, {"label_smoothing": 0.2, "weight": weight}]
    for keywords in options:
        for classes in (target, some) if "ignore_index" not in keywords else (target,):
            x = rng.normal(size=shape).astype(dtype)
            same_function(torch, name, [x], rng, classes, reduction=reduction, **keywords)


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("name", ["cross_entropy", "nll_loss"])
def test_forbidden_classes_cost_what_they_cost_in_pytorch(name, reduction):
    x = np.array([[1.0, -INF, 2.0], [0.5, 1.0, -INF], [-INF, -INF, 3.0]])
    weight = np.array([0.5, 1.0, 2.0])
    for target in (np.array([0, 1, 2]), np.array([0, -100, 2]), np.array([-100, 1, -100])):
        for keywords in ({}, {"weight": weight}):
            same_function(torch, name, [x], rng, target, reduction=reduction, **keywords)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize(("shape", "axis"), SHAPES)
def test_cross_entropy_of_shares_is_pytorchs_and_so_is_the_targets_gradient(shape, axis, reduction, dtype):
    shares = np.abs(rng.normal(size=shape)) + 0.1
    shares = (shares / shares.sum(axis=axis, keepdims=True)).astype(dtype)
    weight = np.abs(rng.normal(size=shape[axis])).astype(dtype)
    both = {"weight": weight, "label_smoothing": 0.2}
    for keywords in ({}, {"weight": weight}, {"label_smoothing": 0.2}, both):
        x = rng.normal(size=shape).astype(dtype)
        same_function(torch, "cross_entropy", [x, shares], rng, reduction=reduction, **keywords)


DIFFERENCES = [
    ("mse_loss", {}),
    ("l1_loss", {}),
    ("huber_loss", {}),
    ("huber_loss", {"delta": 0.4}),
    ("smooth_l1_loss", {}),
    ("smooth_l1_loss", {"beta": 0.4}),
    ("smooth_l1_loss", {"beta": 0.0}),
]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("shape", [(5,), (2, 3), (), (0,), (0, 3)])
@pytest.mark.parametrize(("name", "keywords"), DIFFERENCES)
def test_differences_are_pytorchs_also_where_there_is_none(name, keywords, shape, reduction, dtype):
    x, y = (np.asarray(rng.normal(size=shape), dtype) for _ in range(2))
    if shape == (5,):
        y[:3] = x[:3] + np.array([0.0, 0.4, -1.0], dtype)  # no difference, and where the curve turns straight
    same_function(torch, name, [x, y], rng, reduction=reduction, **keywords)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_binary_cross_entropy_is_pytorchs_also_where_it_is_exactly_wrong(reduction, dtype):
    p = np.array([0.0, 1.0, 0.0, 1.0, 1e-30, 0.5, 0.25, 0.9], dtype)
    y = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.5, 0.0, 1.0], dtype)
    weight = np.abs(rng.normal(size=8)).astype(dtype)
    name, how = "binary_cross_entropy", {"reduction": reduction}
    tolerance = 1e-8 if dtype is np.float64 else None  # PyTorch's 1e-12 is that of float32
    same_function(torch, name, [p], rng, y, tolerance=tolerance, **how)
    same_function(torch, name, [p], rng, y, weight, tolerance=tolerance, **how)
    # where the logarithm stops at -100 the target's slope is 100 here, and infinite in PyTorch
    same_function(torch, name, [p[5:], y[5:]], rng, **how)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_binary_cross_entropy_of_logits_is_pytorchs_also_far_out(reduction, dtype):
    x = np.array([0.0, 3.0, -3.0, 80.0, -80.0, 1000.0, -1000.0, 0.5], dtype)
    y = np.array([1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.3], dtype)
    weight, positive = (np.abs(rng.normal(size=8)).astype(dtype) for _ in range(2))
    for keywords in ({}, {"weight": weight}, {"pos_weight": positive}, {"pos_weight": positive[:1]}):
        name = "binary_cross_entropy_with_logits"
        same_function(torch, name, [x, y], rng, reduction=reduction, **keywords)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("log_target", [False, True])
@pytest.mark.parametrize("reduction", [*REDUCTIONS, "batchmean"])
@pytest.mark.parametrize("shape", [(3, 4), (4,), (2, 3, 2)])
def test_kl_divergence_is_pytorchs(shape, reduction, log_target, dtype):
    x = rng.normal(size=shape).astype(dtype)
    y = np.abs(rng.normal(size=shape)).astype(dtype) + dtype(0.1)
    y = np.log(y) if log_target else y
    same_function(torch, "kl_div", [x, y], rng, reduction=reduction, log_target=log_target)


@pytest.mark.parametrize("reduction", [*REDUCTIONS, "batchmean"])
def test_kl_divergence_takes_what_has_no_share_for_nothing_as_pytorch(reduction):
    x, y = rng.normal(size=(3, 2)), np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
    same_function(torch, "kl_div", [x], rng, y, reduction=reduction)


NAMES = [
    *("BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "HuberLoss", "KLDivLoss", "L1Loss", "MSELoss"),
    *("NLLLoss", "SmoothL1Loss"),
]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_a_criterion_is_pytorchs(reduction, name, dtype):
    x = rng.random((4, 3)).astype(dtype)
    classes = name in ("CrossEntropyLoss", "NLLLoss")
    y = np.array([0, 2, 1, 1]) if classes else rng.random((4, 3)).astype(dtype)
    ours = getattr(ag.nn, name)(reduction=reduction)
    theirs = getattr(torch.nn, name)(reduction=reduction)
    compare(torch, lambda x: ours(x, y), lambda x: theirs(x, torch.tensor(y)), [x], rng)


def test_whole_number_and_listed_targets_take_inputs_precision():
    x = Tensor(rng.random((2, 2)).astype(np.float32))
    for name in ("mse_loss", "l1_loss", "huber_loss", "smooth_l1_loss", "binary_cross_entropy", "kl_div"):
        for target in ([[0, 1], [1, 0]], [[0.0, 1.0], [1.0, 0.0]], np.array([[0, 1], [1, 0]])):
            agree(
                getattr(F, name)(x, target),
                getattr(G, name)(torch.tensor(x.data), torch.tensor(target).float()),
                name,
            )
