"""Laws that hold for every shape and number: what a rule undoes, adds up and keeps."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autogradkit import Tensor

numbers = st.floats(-4, 4).map(lambda v: round(v, 3))
shapes = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
arrays = shapes.flatmap(lambda shape: hnp.arrays(float, shape, elements=numbers))


def gradient(f, x, g=None):
    t = Tensor(x)
    z = f(t)
    z.backward(np.ones(z.shape) if g is None else g)
    return t.grad


@given(arrays, st.data())
def test_the_gradient_of_a_sum_is_one_everywhere(x, data):
    axes = (
        st.none() | st.sets(st.sampled_from(range(x.ndim)), max_size=x.ndim).map(tuple)
        if x.ndim
        else st.none()
    )
    axis, keepdims = data.draw(axes), data.draw(st.booleans())
    assert np.array_equal(gradient(lambda t: np.sum(t, axis=axis, keepdims=keepdims), x), np.ones(x.shape))


@given(st.data())
def test_a_broadcast_and_a_sum_are_each_others_rule(data):
    shapes = data.draw(hnp.mutually_broadcastable_shapes(num_shapes=1, base_shape=(3, 1, 2), max_dims=3))
    x, g = np.ones(shapes.input_shapes[0]), np.arange(float(np.prod(shapes.result_shape)))
    g = g.reshape(shapes.result_shape)
    got = gradient(lambda t: t + np.zeros(shapes.result_shape), x, g)
    assert got.shape == x.shape
    assert np.isclose(got.sum(), g.sum())


@given(arrays, st.data())
def test_moving_axes_and_moving_back_changes_nothing(x, data):
    order = data.draw(st.permutations(range(x.ndim)))
    g = np.arange(float(x.size)).reshape(x.shape)
    got = gradient(lambda t: np.transpose(np.transpose(t, order), np.argsort(order)), x, g)
    assert np.array_equal(got, g)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9))
def test_every_take_counts_and_scattering_counts_them(index):
    got = gradient(lambda t: np.take(t, index), np.zeros(5))
    assert got.tolist() == np.bincount(index, minlength=5).tolist()


@given(hnp.arrays(float, st.integers(1, 9), elements=numbers))
def test_sorting_hands_every_gradient_to_the_number_that_moved(x):
    g = np.arange(float(len(x)))
    got = gradient(np.sort, x, g)
    assert sorted(got) == g.tolist()
    assert np.array_equal(got[np.argsort(x, kind="stable")], g)


@given(hnp.arrays(float, st.integers(1, 7), elements=st.sampled_from([0.0, 1.0, -2.0, 0.5])))
def test_a_product_and_the_last_running_product_agree_also_with_zeros(x):
    want = [np.prod(np.delete(x, i)) for i in range(len(x))]
    assert np.allclose(gradient(np.prod, x), want)
    assert np.allclose(gradient(lambda t: np.cumprod(t)[-1], x), want)


@given(arrays.filter(lambda x: x.size))
def test_extrema_share_one_gradient(x):
    assert np.isclose(gradient(np.max, x).sum(), 1)
    assert np.isclose(gradient(lambda t: np.ptp(t), x).sum(), 0)


@given(hnp.arrays(float, (3, 3), elements=numbers), hnp.arrays(float, (3, 3), elements=numbers))
def test_a_product_of_matrices_is_its_einsum(x, y):
    g = np.arange(9.0).reshape(3, 3)
    assert np.allclose(gradient(lambda t: t @ y, x, g), gradient(lambda t: np.einsum("ij,jk", t, y), x, g))
    assert np.allclose(gradient(lambda t: t @ t, x, g), gradient(lambda t: np.tensordot(t, t, 1), x, g))


@settings(deadline=None)
@given(hnp.arrays(float, st.integers(1, 12), elements=numbers))
def test_a_transform_there_and_back_changes_no_gradient(x):
    g = np.cos(np.arange(len(x)))
    assert np.allclose(gradient(lambda t: np.fft.ifft(np.fft.fft(t)).real, x, g), g)
    assert np.allclose(gradient(lambda t: np.fft.irfft(np.fft.rfft(t), len(x)), x, g), g)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.integers(-5, 5))
def test_cutting_and_gluing_change_nothing(lengths, shift):
    x = np.arange(float(sum(lengths)))
    cuts = np.cumsum(lengths)[:-1]
    got = gradient(lambda t: np.roll(np.concatenate(np.split(t, cuts)), shift), x, x)
    assert np.array_equal(got, np.roll(x, -shift))
