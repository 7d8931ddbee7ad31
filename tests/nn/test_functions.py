"""Functions of nn: their slopes at edges, what masks mean, and the precision they keep."""

import tracemalloc

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor, nn

F = nn.functional
rng = np.random.default_rng(0)
INF = np.inf


@pytest.mark.parametrize(
    ("function", "slope"),
    [
        (F.softplus, 0.5),
        (lambda x: F.softplus(x, beta=3.0), 0.5),
        (F.elu, 1.0),
        (lambda x: F.elu(x, alpha=2.0), 2.0),
        (F.silu, 0.5),
        (F.gelu, 0.5),
        (lambda x: F.gelu(x, "tanh"), 0.5),
        (F.sigmoid, 0.25),
        (F.tanh, 1.0),
        (F.relu, 0.0),
        (F.leaky_relu, 0.01),
    ],
)
def test_the_slope_at_zero_is_what_the_formula_or_pytorch_says(function, slope):
    assert ag.grad(function)(0.0) == pytest.approx(slope)


def test_what_is_smooth_at_zero_has_a_second_derivative_there():
    assert ag.grad(ag.grad(F.softplus))(0.0) == pytest.approx(0.25)
    assert ag.grad(ag.grad(F.silu))(0.0) == pytest.approx(0.5)
    assert ag.hessian(lambda v: F.softplus(v).sum())(np.zeros(1)) == pytest.approx(0.25)
    for function in (F.softplus, F.silu, F.gelu, F.sigmoid, F.tanh):
        assert ag.gradcheck(function, np.zeros(1), order=2)


def test_tiny_values_are_not_lost():
    assert F.softplus(-40.0) == pytest.approx(4.248354255291589e-18, rel=1e-12)
    assert F.elu(-1e-17) == -1e-17
    assert F.gelu(-10.0) == pytest.approx(-7.619853024160526e-23, rel=1e-10)
    assert F.softplus(Tensor([800.0])).data.tolist() == [800.0]


def test_normalising_a_row_of_zeros_leaves_gradients_finite():
    x = Tensor([[0.0, 0.0], [3.0, 4.0]])
    F.normalize(x)[1].sum().backward()
    assert x.grad[0].tolist() == [0.0, 0.0]
    w = Tensor(np.ones(2))
    F.normalize(np.array([[0.0, 0.0]]) * w).sum().backward()
    assert w.grad.tolist() == [0.0, 0.0]


def test_the_largest_number_is_a_norm_too():
    assert F.normalize(Tensor([[3.0, 4.0]]), p=INF).data.tolist() == [[0.75, 1.0]]


def test_normalising_zeros_in_float16_is_no_division_by_zero():
    x = Tensor(np.zeros((1, 2), np.float16))
    assert F.normalize(x).data.tolist() == [[0.0, 0.0]]


def peak(function):
    """Return the most memory that a call holds at once, in megabytes."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def test_one_label_of_many_classes_takes_no_table_of_all_classes():
    assert peak(lambda: F.one_hot([5999])) < 1
    assert F.one_hot([100_000]).shape == (1, 100_001)
    scores, target = Tensor(np.zeros((4, 6000))), np.array([1, 2, 3, -100])
    assert peak(lambda: F.cross_entropy(scores, target)) < 2
    assert peak(lambda: F.cross_entropy(scores, target, label_smoothing=0.1)) < 2
    assert peak(lambda: F.nll_loss(scores, target)) < 2


@pytest.mark.parametrize(
    "call",
    [
        lambda: F.one_hot([-1], 3),
        lambda: F.one_hot([3], 3),
        lambda: F.one_hot([-1]),
        lambda: F.embedding([-1], Tensor(np.eye(3))),
        lambda: F.embedding([0, 3], Tensor(np.eye(3))),
        lambda: nn.Embedding(3, 2)([-1]),
    ],
)
def test_a_number_that_names_no_row_is_an_error_and_counts_from_no_end(call):
    with pytest.raises(IndexError, match="looks up by numbers from 0"):
        call()


def test_the_padding_row_may_be_counted_from_the_end_and_gets_no_gradient():
    w = Tensor(np.ones((3, 1)))
    F.embedding([0, 2, 2], w, padding_idx=-1).sum().backward()
    assert w.grad.ravel().tolist() == [1.0, 0.0, 0.0]
    assert nn.Embedding(3, 2, padding_idx=-1).padding_idx == 2
    with pytest.raises(ValueError, match="one of the 3 rows: it is -4"):
        nn.Embedding(3, 2, padding_idx=-4)
    with pytest.raises(ValueError, match="one of the 3 rows: it is 3"):
        F.embedding([0], w, padding_idx=3)


# Attention


def test_a_query_that_may_look_nowhere_gets_zeros_and_poisons_no_gradient():
    q = Tensor(rng.normal(size=(3, 4)))
    mask = np.ones((3, 3), bool)
    mask[1] = False
    for given in (mask, np.where(mask, 0.0, -INF)):
        q.grad = None
        z = F.scaled_dot_product_attention(q, q, q, attn_mask=given)
        assert z.data[1].tolist() == [0.0] * 4
        z.sum().backward()
        assert np.isfinite(q.grad).all()


def test_a_mask_applies_beside_is_causal():
    q = np.eye(2)[None]
    mask = np.array([[True, False], [False, True]])
    z = F.scaled_dot_product_attention(q, q, q, attn_mask=mask, is_causal=True)
    assert z[0].tolist() == [[1.0, 0.0], [0.0, 1.0]]
    every = np.ones((2, 2), bool)
    causal = F.scaled_dot_product_attention(q, q, q, is_causal=True)
    assert (F.scaled_dot_product_attention(q, q, q, attn_mask=every, is_causal=True) == causal).all()


def test_all_masks_of_a_layer_apply_together():
    layer, x = nn.MultiheadAttention(2, 1), np.zeros((3, 1, 2))
    own = np.array([[False, False, False], [True, False, False], [False, True, False]])
    weights = layer(x, x, x, attn_mask=own, is_causal=True)[1].data[0]
    assert weights.tolist() == [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.5, 0.0, 0.5]]
    padding = np.array([[False, False, True]])
    weights = layer(x, x, x, key_padding_mask=padding, attn_mask=own, is_causal=True)[1].data[0]
    assert weights.tolist() == [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]


def test_a_sequence_of_nothing_but_padding_leaves_gradients_finite():
    layer, x = nn.MultiheadAttention(4, 2), Tensor(rng.normal(size=(3, 2, 4)))
    padding = np.array([[True, True, True], [False, False, True]])
    z, weights = layer(x, x, x, key_padding_mask=padding)
    assert (weights.data[0] == 0).all()
    z.sum().backward()
    assert all(np.isfinite(p.grad).all() for p in layer.parameters())


def test_a_mask_of_whole_numbers_is_refused_as_it_may_mean_either():
    q, layer = np.zeros((2, 2)), nn.MultiheadAttention(2, 1)
    with pytest.raises(TypeError, match="attn_mask is bool, or floats"):
        F.scaled_dot_product_attention(q, q, q, attn_mask=np.eye(2, dtype=int))
    with pytest.raises(TypeError, match="key_padding_mask is bool"):
        layer(q, q, q, key_padding_mask=[0, 1])


def test_a_mask_that_learns_gets_its_gradient():
    q, bias = Tensor(rng.normal(size=(3, 2))), Tensor(rng.normal(size=(3, 3)))
    F.scaled_dot_product_attention(q, q, q, attn_mask=bias).sum().backward()
    assert np.abs(bias.grad).max() > 0
    layer, bias.grad = nn.MultiheadAttention(2, 1), None
    layer(q, q, q, attn_mask=bias)[0].sum().backward()
    assert np.abs(bias.grad).max() > 0


# Pooling


def test_where_all_is_minus_infinity_the_gradient_stays_in_the_picture():
    x = Tensor(np.full((1, 1, 2, 2), -INF))
    F.max_pool2d(x, 2, stride=2, padding=1).sum().backward()
    assert x.grad.tolist() == [[[[1.0, 1.0], [1.0, 1.0]]]]
    x = Tensor(np.full((1, 1, 3), -INF))
    F.max_pool1d(x, 2, stride=2, ceil_mode=True).sum().backward()
    assert x.grad.tolist() == [[[1.0, 0.0, 1.0]]]


def test_the_average_of_a_large_window_has_room_in_float16():
    x = Tensor(np.ones((1, 300, 300), np.float16))
    z = F.avg_pool2d(x, 300)
    z.sum().backward()
    assert z.data.tolist() == [[[1.0]]]
    assert z.dtype == np.float16
    assert x.grad.ravel()[0] == np.float16(1 / 90_000)


# Precision

x = np.array([[0.5, -0.5, 0.25]])
image, sequence = np.ones((1, 2, 6, 6)), np.ones((1, 2, 6))
PRECISE = {
    **{
        name: lambda t, name=name: getattr(F, name)(t(x))
        for name in (
            *("relu", "leaky_relu", "elu", "softplus", "silu", "gelu", "softmax", "log_softmax"),
            *("sigmoid", "tanh", "normalize", "dropout"),
        )
    },
    "gelu, tanh": lambda t: F.gelu(t(x), "tanh"),
    "linear": lambda t: F.linear(t(x), t(np.ones((2, 3))), [1, 2]),
    "embedding": lambda t: F.embedding([0], t(x), padding_idx=0),
    "attention": lambda t: F.scaled_dot_product_attention(t(x), t(x), t(x)),
    "attention, causal": lambda t: F.scaled_dot_product_attention(t(x), t(x), t(x), is_causal=True),
    "attention, bool mask": lambda t: F.scaled_dot_product_attention(t(x), t(x), t(x), [[True]]),
    "attention, float mask": lambda t: F.scaled_dot_product_attention(t(x), t(x), t(x), np.ones((1, 1))),
    "conv1d": lambda t: F.conv1d(t(sequence), t(np.ones((3, 2, 2))), [1, 2, 3]),
    "conv2d": lambda t: F.conv2d(t(image), t(np.ones((3, 2, 2, 2)))),
    "max_pool1d": lambda t: F.max_pool1d(t(sequence), 2),
    "max_pool2d": lambda t: F.max_pool2d(t(image), 3, 2, 1, ceil_mode=True),
    "avg_pool1d": lambda t: F.avg_pool1d(t(sequence), 4, ceil_mode=True),
    "avg_pool2d": lambda t: F.avg_pool2d(t(image), 3, 2, 1, count_include_pad=False),
    "layer_norm": lambda t: F.layer_norm(t(x), 3, [1, 2, 3], [0, 0, 0], np.float64(1e-5)),
    "group_norm": lambda t: F.group_norm(t(image), 2, eps=np.float64(1e-5)),
    "batch_norm": lambda t: F.batch_norm(t(image), np.zeros(2), np.ones(2), [1, 1], [0, 0]),
    "cross_entropy": lambda t: F.cross_entropy(t(x), [1]),
    "cross_entropy, weight": lambda t: F.cross_entropy(t(x), [1], weight=np.ones(3)),
    "cross_entropy, smoothed": lambda t: F.cross_entropy(t(x), [1], label_smoothing=np.float64(0.1)),
    "cross_entropy, ignored": lambda t: F.cross_entropy(t(x), [-100]),
    "cross_entropy, shares": lambda t: F.cross_entropy(t(x), [[1, 0, 0]], weight=[1.0, 2.0, 3.0]),
    "nll_loss": lambda t: F.nll_loss(t(x), [1], np.ones(3)),
    "mse_loss": lambda t: F.mse_loss(t(x), [[1, 0, 1]]),
    "l1_loss": lambda t: F.l1_loss(t(x), np.array([[1, 0, 1]])),
    "huber_loss": lambda t: F.huber_loss(t(x), [[1, 0, 1]], delta=np.float64(0.5)),
    "smooth_l1_loss": lambda t: F.smooth_l1_loss(t(x), [[1, 0, 1]], beta=np.float64(0.5)),
    "kl_div": lambda t: F.kl_div(t(x), [[1, 0, 0]]),
    "bce": lambda t: F.binary_cross_entropy(F.sigmoid(t(x)), [[1, 0, 1]], np.ones(3)),
    "bce, logits": lambda t: F.binary_cross_entropy_with_logits(
        t(x), [[1, 0, 1]], np.ones(3), pos_weight=np.ones(3)
    ),
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # the mean over nothing, where all is ignored
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize("name", PRECISE)
def test_a_function_keeps_the_precision_of_its_tensors(name, dtype):
    leaves = []

    def lifted(array):
        leaves.append(Tensor(array.astype(dtype)))
        return leaves[-1]

    z = PRECISE[name](lifted)
    assert z.dtype == dtype
    z.sum().backward()
    assert {leaf.grad.dtype for leaf in leaves if leaf.grad is not None} == {np.dtype(dtype)}


def test_no_function_is_missing_in_the_list_of_precise_ones():
    words = {word for name in PRECISE for word in (name, name.split(",")[0])}
    renamed = {
        "binary_cross_entropy": "bce",
        "binary_cross_entropy_with_logits": "bce, logits",
        "scaled_dot_product_attention": "attention",
    }
    assert {renamed.get(name, name) for name in F.__all__} - words == {"one_hot"}


def test_lists_and_whole_numbers_are_taken_as_numbers():
    assert F.relu([1, -2]).tolist() == [1.0, 0.0]
    assert F.relu([1, -2]).dtype == np.float64
    assert nn.Conv2d(1, 1, 1)([[[[1.0]]]]).shape == (1, 1, 1, 1)
    assert nn.Dropout(0.0)([1.0]).tolist() == [1.0]
    assert nn.LayerNorm(2)([[1, 2]]).shape == (1, 2)
    assert nn.Flatten()([[[1.0], [2.0]]]).shape == (1, 2)
    layer = nn.Linear(2, 1).float()
    assert layer([[1, 2]]).dtype == layer(np.array([[1, 2]])).dtype == np.float32


def test_a_batch_that_checkpoint_computes_twice_counts_once():
    x = Tensor(np.arange(8.0).reshape(4, 2))
    plain, twice = nn.BatchNorm1d(2), nn.BatchNorm1d(2)
    (plain(x) ** 2).sum().backward()
    ag.checkpoint(lambda a: (twice(a) ** 2).sum(), x).backward()
    assert (plain.running_mean == twice.running_mean).all()
    assert (plain.running_var == twice.running_var).all()
    assert int(twice.num_batches_tracked) == 1
    (twice(x) ** 2).sum().backward()
    assert int(twice.num_batches_tracked) == 2


@pytest.mark.parametrize(
    "layer", [nn.Identity(), nn.Dropout(0.5).eval(), nn.Dropout(0.0), lambda x: F.dropout(x, 0.3, False)]
)
def test_what_changes_nothing_returns_a_tensor_of_its_own(layer):
    x = Tensor([1.0, 2.0])
    z = x * x
    y = layer(z)
    y[0] = 100.0
    assert z.data.tolist() == [1.0, 4.0]
    z.sum().backward()
    assert x.grad.tolist() == [2.0, 4.0]
    x.grad = None
    layer(x).sum().backward()  # of a leaf, too
    assert x.grad.tolist() == [1.0, 1.0]
