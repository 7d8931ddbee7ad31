"""The ops that networks are made of: right to second order, in every mode."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core.ops import image_convolution, layer, losses, pooling, recurrent

rng = np.random.default_rng(0)


def R(*shape):
    return rng.normal(size=shape)


PLAIN = {"stride": (1, 1), "padding": (0, 0), "dilation": (1, 1)}
FANCY = {"stride": (2, 1), "padding": (1, 0), "dilation": (1, 2), "groups": 2}
SLID = {"kernel": (3, 2), "stride": (1, 2), "padding": (1, 1)}
CASES = {
    "conv": (lambda x, w: image_convolution.conv(x, w, **PLAIN), R(2, 2, 5, 4), R(3, 2, 3, 2)),
    "conv, all options": (lambda x, w: image_convolution.conv(x, w, **FANCY), R(2, 2, 5, 4), R(4, 1, 3, 2)),
    "conv in one dimension": (
        lambda x, w: image_convolution.conv(x, w, stride=(2,), padding=(1,), dilation=(1,)),
        R(2, 2, 6),
        R(3, 2, 3),
    ),
    "conv_transpose": (
        lambda x, w: image_convolution.conv_transpose(x, w, lengths=(5, 4), **FANCY),
        R(2, 4, 3, 2),
        R(4, 1, 3, 2),
    ),
    "conv_weight": (
        lambda x, g: image_convolution.conv_weight(x, g, kernel=(3, 2), **FANCY),
        R(2, 2, 5, 4),
        R(2, 4, 3, 2),
    ),
    "max_pool apart": (
        lambda x: (
            pooling.max_pool(x, out=(2, 2), kernel=(2, 2), stride=(2, 2), padding=(0, 0), dilation=(1, 1))
            ** 2
        ),
        R(2, 1, 4, 5),
    ),
    "max_pool overlapping": (
        lambda x: pooling.max_pool(x, out=(4, 3), dilation=(1, 1), **SLID) ** 2,
        R(2, 1, 4, 5),
    ),
    "window_sum": (lambda x: pooling.window_sum(x, out=(4, 3), **SLID) ** 2, R(2, 1, 4, 5)),
    "cross_entropy, mean": (lambda x: losses.cross_entropy(x, target=np.array([1, 0, 2])), R(3, 4)),
    "cross_entropy, none": (
        lambda x: losses.cross_entropy(x, target=np.array([1, 0, 2]), reduction="none"),
        R(3, 4),
    ),
    "soft_cross_entropy": (lambda x, y: losses.soft_cross_entropy(x, y, axis=1), R(3, 4, 2), R(3, 4, 2)),
    "mse": (losses.mse, R(3, 4), R(3, 4)),
    "mse, none": (lambda x, y: losses.mse(x, y, reduction="none"), R(3, 4), R(3, 4)),
    "bce_with_logits": (lambda x, y: losses.bce_with_logits(x, y, pos_weight=1.7), R(3, 4), R(3, 4)),
    "huber": (lambda x, y: losses.huber(x, y, delta=0.7), R(3, 4), R(3, 4)),
    "linear": (layer.linear, R(2, 3, 4), R(2, 4), R(2)),
    "standardize": (lambda x: layer.standardize(x, axes=(0, 2), eps=1e-5), R(3, 2, 4)),
    "normal_cdf": (layer.normal_cdf, R(3)),
    "rnn": (recurrent.rnn, R(3, 2, 4), R(2, 3), R(3, 4), R(3, 3), R(3)),
    "lstm": (recurrent.lstm, R(2, 2, 3), R(2, 2), R(2, 2), R(8, 3), R(8, 2), R(8)),
    "gru": (recurrent.gru, R(2, 2, 3), R(2, 2), R(6, 3), R(6, 2), R(6), R(6)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_rule_is_right_to_second_order(name):
    f, *inputs = CASES[name]
    assert ag.gradcheck(f, *inputs, order=2)


@pytest.mark.parametrize("name", CASES)
def test_the_rule_gives_the_same_on_arrays_and_on_tensors(name):
    f, *inputs = CASES[name]
    z, pullback = ag.vjp(f, *inputs)
    g = R(*np.shape(z))
    tensors = [ag.Tensor(x) for x in inputs]
    f(*tensors).backward(g, create_graph=True)
    got = pullback(g)
    for t, want in zip(tensors, got if len(inputs) > 1 else (got,), strict=True):
        assert np.allclose(t.grad.data, want, rtol=1e-10, atol=1e-12)


def test_a_kept_array_without_a_way_round_it_is_refused_at_second_order():
    @ag.op("kept_for_this_test", keeps=("slope",))
    def kept(x):
        return x * x, {"slope": 2 * x}

    @kept.backward
    def kept_backward(g, slope):
        return g * slope

    x = ag.Tensor(3.0)
    kept(x).backward()
    assert x.grad == 6
    with pytest.raises(ag.errors.RuleError, match="once"):
        kept(x).backward(create_graph=True)
    assert ag.jvp(kept, 3.0, 1.0)[1] == 6  # the slope is fine as a constant


def test_a_window_that_does_not_fit_says_so():
    with pytest.raises(ValueError, match=r"kernel \(5, 5\).*does not fit into \(3, 3\)"):
        ag.nn.functional.conv2d(R(1, 1, 3, 3), R(1, 1, 5, 5))
