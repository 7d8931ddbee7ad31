"""Losses: forbidden classes, exactly wrong predictions, and targets that do not fit."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor

F = ag.nn.functional
INF = np.inf
SCORES = np.array([[1.0, -INF, 2.0], [0.0, 1.0, 2.0]])


@pytest.mark.parametrize(
    ("scores", "target", "keywords", "loss"),
    [
        (SCORES, [0, 1], {}, 1.3604),
        (SCORES, [0, 1], {"weight": [1.0, 2.0, 3.0]}, 1.3762),
        (SCORES, [0, -100], {}, 1.3133),
        (SCORES[0], 0, {}, 1.3133),
        (SCORES.T[None], [[0, 1]], {}, 1.3604),
        (SCORES, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], {}, 1.3604),
        (SCORES, [0, 1], {"reduction": "sum"}, 2.7209),
        (SCORES, [0, 2], {"ignore_index": 2}, 1.3133),
    ],
)
def test_a_forbidden_class_costs_nothing_on_any_path(scores, target, keywords, loss):
    x = Tensor(scores)
    z = F.cross_entropy(x, target, **keywords)
    assert z.item() == pytest.approx(loss, abs=5e-5)
    z.backward()
    assert np.isfinite(x.grad).all()


def test_logarithms_of_forbidden_classes_may_be_ignored():
    x = Tensor([[-INF, 2.0], [3.0, 4.0]])
    z = F.nll_loss(x, [-100, 0])
    z.backward()
    assert z.item() == -3.0
    assert x.grad.tolist() == [[0.0, 0.0], [-1.0, 0.0]]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", ["cross_entropy", "nll_loss"])
def test_where_all_is_ignored_the_mean_is_nan_and_the_gradient_zero(name):
    x = Tensor([[1.0, 2.0]])
    z = getattr(F, name)(x, [-100])
    z.backward()
    assert np.isnan(z.item())
    assert x.grad.tolist() == [[0.0, 0.0]]


def test_forbidden_classes_are_right_to_second_order():
    classes = np.array([0, 1])
    hessian = ag.hessian(lambda x: F.cross_entropy(np.concatenate([x, [[-INF], [-INF]]], 1), classes))(
        SCORES[:, [0, 2]]
    )
    plain = ag.hessian(lambda x: F.cross_entropy(x, classes))(SCORES[:, [0, 2]])
    np.testing.assert_allclose(hessian, plain)


@pytest.mark.parametrize(("p", "y", "slope"), [(0.0, 1.0, -1e12), (1.0, 0.0, 1e12), (1e-30, 1.0, -1e12)])
def test_a_share_that_is_exactly_wrong_has_a_slope(p, y, slope):
    x = Tensor([p])
    F.binary_cross_entropy(x, [y]).backward()
    assert x.grad.tolist() == pytest.approx([slope])


def test_the_slope_to_a_target_is_finite_far_out():
    for pos_weight, slope in ((None, 1000.0), (3.0, 3000.0)):
        y = Tensor([0.0])
        F.binary_cross_entropy_with_logits(Tensor([-1000.0]), y, pos_weight=pos_weight).backward()
        assert y.grad.tolist() == [slope]
    y = Tensor([0.5])
    F.binary_cross_entropy(Tensor([0.0]), y).backward()
    assert y.grad.tolist() == [100.0]


def test_binary_cross_entropies_are_right_to_second_order():
    p, y = np.array([0.2, 0.7]), np.array([0.4, 0.9])
    assert ag.gradcheck(F.binary_cross_entropy, p, y, order=2)
    assert ag.gradcheck(lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=3.0), p, y, order=2)


def test_what_has_no_share_costs_nothing():
    x = Tensor([[-INF, 0.0]])
    z = F.kl_div(x, [[0.0, 1.0]], reduction="sum")
    z.backward()
    assert z.item() == 0.0
    assert x.grad.tolist() == [[0.0, -1.0]]
    assert F.kl_div([[-INF, 0.0]], [[-INF, 0.0]], reduction="sum", log_target=True) == 0.0


@pytest.mark.parametrize(
    "name", ["mse_loss", "l1_loss", "huber_loss", "smooth_l1_loss", "kl_div", "binary_cross_entropy"]
)
def test_a_list_is_a_target(name):
    loss = getattr(F, name)
    x = Tensor([0.1, 0.2])
    assert loss(x, [1.0, 0.0]).item() == loss(x, np.array([1.0, 0.0])).item()
    assert loss([0.1, 0.2], [1, 0]) == pytest.approx(loss(x, [1.0, 0.0]).item())


def test_means_of_many_have_room_in_float16():
    x = Tensor(np.zeros((70_000, 2), np.float16))
    z = F.cross_entropy(x, np.zeros(70_000, int))
    z.backward()
    assert z.item() == pytest.approx(np.log(2), rel=1e-3)
    assert x.grad[0].tolist() == pytest.approx([-0.5 / 70_000, 0.5 / 70_000], rel=0.01)
    x.grad = None
    z = F.cross_entropy(x, np.full(70_000, 1), ignore_index=0)
    z.backward()
    assert z.item() == pytest.approx(np.log(2), rel=1e-3)
    assert x.grad[0].tolist() == pytest.approx([0.5 / 70_000, -0.5 / 70_000], rel=0.01)
    far = Tensor(np.full(70_000, 100.0, np.float16))
    z = F.mse_loss(far, np.zeros(70_000, np.float16))
    z.backward()
    assert z.item() == pytest.approx(10_000, rel=1e-3)
    assert far.grad[0] == pytest.approx(200 / 70_000, rel=0.01)


two = Tensor(np.ones((2, 2)))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: F.nll_loss(two, [-1, 0]), r"Class -1 was asked for: input scores 2 classes"),
        (lambda: F.nll_loss(two, [2, 0]), r"Class 2 was asked for"),
        (lambda: F.cross_entropy(two, [-1, 0], weight=[1.0, 1.0]), r"Class -1 was asked for"),
        (lambda: F.nll_loss(two, [1]), r"one class for each row of scores: input is \(2, 2\), target \(1,\)"),
        (lambda: F.nll_loss(two, [1.0, 0.0]), "right classes as whole numbers"),
        (lambda: F.cross_entropy(two, [1.0, 0.0]), r"a whole number for each row.*float64 \(2,\)"),
        (lambda: F.cross_entropy(two, [1, 0], weight=[1.0]), r"a weight for each of the 2 classes"),
        (lambda: F.nll_loss(two, [1, 0], weight=[1.0] * 3), r"a weight for each of the 2 classes"),
        (lambda: F.cross_entropy(two, [1, 0], label_smoothing=1.5), "share between 0 and 1: it is 1.5"),
        (lambda: F.cross_entropy(two, [1, 0], reduction="avg"), "reduction is one of"),
        (lambda: F.cross_entropy(Tensor(1.0), 0), "single number"),
        (lambda: F.kl_div([[-1.0], [-2.0]], [0.5, 0.5]), r"target of input's shape \(2, 1\): it has \(2,\)"),
        (lambda: F.kl_div(two, two, reduction="avg"), "batchmean"),
        (lambda: F.mse_loss(two, [1.0, 2.0]), r"target of input's shape \(2, 2\): it has \(2,\)"),
        (lambda: F.binary_cross_entropy([1.5], [1.0]), "between 0 and 1: input has 1.5.*with_logits"),
        (lambda: F.binary_cross_entropy([np.nan], [1.0]), "between 0 and 1: input has nan"),
        (lambda: F.binary_cross_entropy([0.5], [2.0]), "between 0 and 1: target has 2.0"),
        (
            lambda: F.binary_cross_entropy([0.5], [1.0], weight=np.ones((3, 1))),
            r"weight \(3, 1\) does not fit",
        ),
        (
            lambda: F.binary_cross_entropy_with_logits([0.5], [1.0], pos_weight=np.ones((3, 1))),
            r"pos_weight \(3, 1\) does not fit",
        ),
        (lambda: F.huber_loss(two, two, delta=0), "delta above 0"),
        (lambda: F.smooth_l1_loss(two, two, beta=-1), "beta of at least 0"),
        (lambda: ag.nn.MSELoss(reduction="avg"), "reduction is one of"),
    ],
)
def test_what_does_not_fit_is_refused(call, says):
    with pytest.raises(ValueError, match=says):
        call()
