"""Every function of nn.functional holds against PyTorch's, also at its kinks, edges and for odd shapes."""

from functools import partial

import numpy as np
import pytest

import autogradkit as ag
from tests.nn.pytorch import PRECISIONS, agree, compare, same_function

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")
torch.set_num_threads(1)
F, G = ag.nn.functional, torch.nn.functional
rng = np.random.default_rng(0)
INF = np.inf

# function, its keywords
POINTWISE = [
    ("relu", {}),
    ("leaky_relu", {}),
    ("leaky_relu", {"negative_slope": 0.3}),
    ("elu", {}),
    ("elu", {"alpha": 2.0}),
    ("sigmoid", {}),
    ("tanh", {}),
    ("silu", {}),
    ("gelu", {}),
    ("gelu", {"approximate": "tanh"}),
    ("softplus", {}),
    ("softplus", {"beta": 3.0}),
]
POINTS = np.array([0.0, -0.0, 1e-8, -1e-8, 0.5, -0.5, 3.0, -3.0, 6.0, -6.0, 15.0, -15.0])
SHAPES = [(), (1,), (7,), (0,), (2, 3), (0, 3), (2, 1, 3, 2)]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize(("name", "keywords"), POINTWISE)
def test_an_activation_is_pytorchs_at_every_kind_of_point(name, keywords, dtype):
    same_function(torch, name, [POINTS.astype(dtype)], rng, **keywords)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("name", "keywords"), POINTWISE)
def test_an_activation_takes_every_shape(name, keywords, shape):
    for dtype in PRECISIONS:
        same_function(torch, name, [np.asarray(rng.normal(size=shape), dtype)], rng, **keywords)


@pytest.mark.parametrize(("name", "keywords"), POINTWISE)
def test_a_second_derivative_is_pytorchs_at_zero_too(name, keywords):
    points = np.array([0.0, 0.4, -0.4, 2.0, -2.0])
    if (
        name == "elu"
    ):  # whose slope has a kink at 0: here the second derivative there is that of its left side
        points = points[1:]
    second = ag.grad(lambda x: ag.grad(lambda x: getattr(F, name)(x, **keywords).sum())(x).sum())(points)
    y = torch.tensor(points, requires_grad=True)
    (first,) = torch.autograd.grad(getattr(G, name)(y, **keywords).sum(), y, create_graph=True)
    (want,) = torch.autograd.grad(first.sum(), y)
    agree(second, want, "second derivative")


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@pytest.mark.parametrize(
    ("x", "dim"),
    [
        (rng.normal(size=(5, 3)), 1),
        (rng.normal(size=(5, 3)), 0),
        (rng.normal(size=(2, 3, 4)), -2),
        (rng.normal(size=(4,)), 0),
        (np.zeros((0, 3)), 1),
        (np.zeros((3, 0)), 1),
        (np.array([[1.0, -INF, 2.0], [-INF, -INF, 0.0]]), 1),
        (np.array([[900.0, -900.0, 0.0]]), 1),
    ],
)
def test_shares_are_pytorchs_with_forbidden_classes_and_without_any(name, x, dim, dtype):
    with np.errstate(invalid="ignore"):
        compare(
            torch,
            lambda x: np.exp(getattr(F, name)(x, dim)) if name == "log_softmax" else getattr(F, name)(x, dim),
            lambda x: getattr(G, name)(x, dim).exp() if name == "log_softmax" else getattr(G, name)(x, dim),
            [x.astype(dtype)],
            rng,
        )


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("p", [0.5, 1.0, 1.5, 2.0, 3.0, INF])
@pytest.mark.parametrize(
    ("shape", "dim"), [((4, 3), 1), ((4, 3), 0), ((2, 3, 4), 1), ((2, 3, 4), (1, 2)), ((0, 3), 1)]
)
def test_normalising_is_pytorchs_for_every_norm(p, shape, dim, dtype):
    x = rng.normal(size=shape).astype(dtype)
    same_function(torch, "normalize", [x], rng, p, dim)


@pytest.mark.parametrize("p", [1.0, 1.5, 2.0, 3.0, INF])
def test_normalising_rows_of_zeros_and_ties_is_pytorchs(p):
    x = np.array([[0.0, 0.0], [2.0, -2.0], [0.0, 3.0]])
    compare(torch, lambda x: F.normalize(x, p)[1:], lambda x: G.normalize(x, p)[1:], [x], rng)
    same_function(torch, "normalize", [x], rng, p)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("shape", [(4, 3), (3,), (2, 4, 3), (0, 3), (2, 0, 3)])
def test_linear_is_pytorchs(shape, dtype):
    arrays = [rng.normal(size=s).astype(dtype) for s in (shape, (2, 3), (2,))]
    same_function(torch, "linear", arrays, rng)
    same_function(torch, "linear", arrays[:2], rng)


CONVOLUTIONS = [
    (1, (2, 3, 8), (4, 3, 3), {}),
    (1, (2, 3, 8), (4, 3, 1), {"stride": 3}),
    (1, (3, 8), (4, 3, 3), {"padding": "same", "dilation": 2}),
    (1, (2, 3, 8), (4, 3, 4), {"padding": "same"}),
    (2, (2, 3, 6, 5), (4, 3, 2, 4), {"padding": "same", "dilation": (3, 1)}),
    (1, (0, 3, 8), (4, 3, 3), {"padding": 1}),
    (1, (1, 4, 5), (6, 2, 5), {"padding": 2, "groups": 2}),
    (2, (2, 3, 5, 6), (4, 3, 2, 3), {"stride": (2, 1), "padding": (0, 1), "dilation": (2, 1)}),
    (2, (0, 2, 5, 5), (2, 2, 3, 3), {}),
    (2, (2, 5, 6), (4, 2, 5, 6), {"padding": "valid"}),
    (2, (2, 4, 3, 3), (4, 1, 3, 3), {"padding": 1, "groups": 4}),
]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize(("axes", "x", "w", "keywords"), CONVOLUTIONS)
def test_convolution_is_pytorchs(axes, x, w, keywords, dtype):
    arrays = [rng.normal(size=s).astype(dtype) for s in (x, w, w[:1])]
    name = f"conv{axes}d"
    same_function(torch, name, arrays, rng, **keywords)


POOLINGS = [
    ("max_pool1d", (2, 3, 9), (3,), {}),
    ("max_pool1d", (3, 9), (2,), {"stride": 3, "ceil_mode": True}),
    ("max_pool1d", (2, 2, 9), (4,), {"stride": 2, "padding": 2, "dilation": 2}),
    ("max_pool2d", (2, 3, 6, 7), ((2, 3),), {"stride": (1, 2), "padding": (1, 0)}),
    ("max_pool2d", (2, 3, 5, 5), (3,), {"stride": 2, "padding": 1, "ceil_mode": True}),
    ("max_pool2d", (1, 1, 4, 5), (3,), {"stride": 3, "ceil_mode": True}),
    ("avg_pool1d", (2, 3, 9), (3,), {"stride": 2, "padding": 1, "count_include_pad": False}),
    ("avg_pool1d", (3, 9), (4,), {"ceil_mode": True}),
    ("avg_pool2d", (2, 3, 5, 6), ((2, 3),), {"padding": (1, 1)}),
    ("avg_pool2d", (2, 3, 5, 6), (3,), {"stride": 2, "ceil_mode": True, "count_include_pad": False}),
    ("avg_pool2d", (2, 3, 5, 6), (3,), {"stride": 2, "padding": 1, "ceil_mode": True}),
    ("avg_pool2d", (2, 3, 5, 6), (2,), {"divisor_override": 3}),
]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize(("name", "shape", "arguments", "keywords"), POOLINGS)
def test_pooling_is_pytorchs(name, shape, arguments, keywords, dtype):
    for x in (rng.normal(size=shape), rng.integers(0, 2, shape).astype(float)):  # the second full of ties
        same_function(torch, name, [x.astype(dtype)], rng, *arguments, **keywords)


@pytest.mark.parametrize(
    "keywords",
    [
        {"stride": 2, "padding": 1},
        {"stride": 1, "padding": 1},
        {"stride": 2, "padding": 1, "ceil_mode": True},
    ],
)
def test_where_all_is_minus_infinity_the_maximum_is_pytorchs(keywords):
    x = np.full((1, 1, 4, 4), -INF)
    x[0, 0, 2:, 3] = 1.0
    same_function(torch, "max_pool2d", [x], rng, 3, **keywords)


# Never two numbers alone: normalised they are ±1, and of their gradient in float32 only rounding is left.
NORMALISED = [(4, 12), (4, 6, 3), (2, 6, 2, 3), (1, 6, 3)]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("shape", NORMALISED)
def test_normalisation_over_a_batch_is_pytorchs_and_so_are_its_statistics(shape, dtype):
    channels = shape[1]
    x, w, b = (rng.normal(size=s).astype(dtype) for s in (shape, channels, channels))
    mean, var = rng.normal(size=channels).astype(dtype), rng.random(channels).astype(dtype) + dtype(1)
    theirs = [torch.tensor(s) for s in (mean, var)]  # copies: training changes them
    for training in (False, True, False):
        compare(
            torch,
            partial(batch_norm, F.batch_norm, [mean, var], training),
            partial(batch_norm, G.batch_norm, theirs, training),
            [x, w, b],
            rng,
        )
        agree(mean, theirs[0], "running mean")
        agree(var, theirs[1], "running variance")


def batch_norm(function, statistics, training, x, w, b):
    return function(x, *statistics, w, b, training)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("shape", NORMALISED)
@pytest.mark.parametrize("groups", [1, 2, 3])
def test_normalisation_over_groups_and_last_axes_is_pytorchs(groups, shape, dtype):
    x, w, b = (rng.normal(size=s).astype(dtype) for s in (shape, shape[1], shape[1]))
    same_function(torch, "group_norm", [x], rng, groups, w, b)
    same_function(torch, "layer_norm", [x], rng, shape[-groups:])
    same_function(torch, "layer_norm", [x], rng, shape[-1:], *rng.normal(size=(2, shape[-1])).astype(dtype))


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("shape", [(4,), (2, 3), (), (0,)])
@pytest.mark.parametrize("padding_idx", [None, 0, -1, 4])
def test_looking_up_is_pytorchs(shape, padding_idx, dtype):
    index = rng.integers(0, 5, shape)
    w = rng.normal(size=(5, 2)).astype(dtype)
    compare(
        torch,
        lambda w: F.embedding(index, w, padding_idx),
        lambda w: G.embedding(torch.tensor(index), w, padding_idx),
        [w],
        rng,
    )


@pytest.mark.parametrize("shape", [(4,), (2, 3), ()])
def test_one_hot_is_pytorchs(shape):
    index = rng.integers(0, 4, shape)
    assert (F.one_hot(index, 5) == G.one_hot(torch.tensor(index), 5).numpy()).all()
    assert F.one_hot(index).shape == tuple(G.one_hot(torch.tensor(index)).shape)


seen = np.array([[True, False, True], [True, True, False], [False, False, False], [True, True, True]])
MASKS = {
    "none": {},
    "bool, one row of which sees nothing": {"attn_mask": seen},
    "float": {"attn_mask": rng.normal(size=(4, 3))},
    "minus infinity, one row all of it": {"attn_mask": np.where(seen, 0.0, -INF)},
    "causal": {"is_causal": True},
    "scaled": {"scale": 0.1},
}


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("batch", [(), (2,), (2, 2), (0,)])
def test_attention_is_pytorchs_with_every_mask(mask, batch, dtype):
    q, k, v = (rng.normal(size=(*batch, *s)).astype(dtype) for s in ((4, 5), (3, 5), (3, 2)))
    keywords = dict(MASKS[mask])
    if "attn_mask" in keywords and keywords["attn_mask"].dtype != bool:
        keywords["attn_mask"] = keywords["attn_mask"].astype(dtype)
    same_function(torch, "scaled_dot_product_attention", [q, k, v], rng, **keywords)
