"""The judge: what NumPy refuses is refused for Tensors, and what it takes comes to NumPy's numbers."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.dispatch import judge
from autogradkit.errors import DataError, RuleError

X, V, S = np.linspace(-1.0, 2.0, 12).reshape(3, 4), np.array([0.3, -1.2, 2.0]), np.array(0.7)
REFUSED_BY_NUMPY = [  # and each comes to numbers here if nobody asks NumPy
    "np.einsum('ii->i', x)",
    "np.einsum('ii,ij->j', x, x)",
    "np.interp(v, [-1.0, 0.0], v)",
    "np.vander(x)",
    "np.cumulative_sum(x)",
    "np.compress([[True], [False]], v)",
    "np.take_along_axis(v, np.array(1))",
    "np.take(v, 1, mode='full')",
    "np.convolve(v, v, mode='edge')",
    "np.linalg.outer(s, v)",
    "np.resize(v, (3, -1))",
    "np.rot90(v, 0)",
    "np.rollaxis(v, 1)",
    "np.vsplit(v, [1])",
    "np.polyder(s)",
    "np.geomspace(0.0, v)",
    "np.diff(v, n=-1)",
    "np.sort(v, order='C')",
    "np.partition(v, 0, kind='stable')",
    "np.fft.fftshift(v, axes=1)",
    "np.max(v, where=v > 9)",
    "np.min(v, where=np.ones((2, 3), dtype=bool), initial=0)",
    "np.var(v, ddof=1, correction=1)",
    "np.mean(s, axis=0, dtype=float)",
    "np.multiply.reduceat(v, [0, 5])",
    "np.less.accumulate(v)",
    "np.ldexp.reduce(v)",
    "np.equal(v, v, dtype=float)",
]
AS_NUMPY = [
    "np.take(v, [True, False])",
    "np.diff(v, n=0, append=9.0)",
    "np.var(v, where=False)",
    "np.std(v, ddof=1, where=[True, False, False])",
    "np.nanmin(x[:, :0], initial=-2.0)",
    "np.logical_xor.reduceat(v, [0, 1])",
    "np.cumulative_sum(f, dtype=np.float64)",
    "np.cumulative_prod(f, dtype=np.float64)",
    "np.nancumsum(f, dtype=np.float64)",
    "np.nancumprod(f, dtype=np.float64)",
    "np.linspace(0, f, 3, dtype=np.float64)",
    "np.full_like(f, [1.0, 2.0, 3.0])",
    "np.geomspace(-1.0, -np.abs(v), 4)",
    "np.interp(v, s[None], s[None], right=5)",
    "np.where(v)",
    "np.unique(v > 0)",
]


def names(as_given):
    return {"np": np, **{k: as_given(x) for k, x in {"x": X, "v": V, "s": S, "f": V.astype("f4")}.items()}}


@pytest.mark.parametrize("expression", REFUSED_BY_NUMPY)
def test_what_numpy_refuses_is_refused_for_tensors_every_time(expression):
    for as_given in (np.copy, Tensor, Tensor, lambda x: Tensor(x, requires_grad=False)):
        with pytest.raises((ValueError, TypeError, IndexError, RuleError)):
            eval(expression, names(as_given))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("expression", AS_NUMPY)
def test_an_unusual_call_comes_to_numpys_numbers_in_numpys_precision(expression):
    got, want = (eval(expression, names(as_given)) for as_given in (Tensor, np.copy))
    for a, b in zip(*[z if isinstance(z, tuple) else (z,) for z in (got, want)], strict=True):
        a = a.data if isinstance(a, Tensor) else a
        assert a.dtype == b.dtype
        np.testing.assert_allclose(a, b, rtol=1e-6)


@pytest.mark.parametrize(
    "f",
    [
        lambda x, s: np.pad(x, 2, mode="linear_ramp", end_values=s),
        lambda x, s: np.pad(x, 2, mode="linear_ramp", end_values=(0.0, s)),
        lambda x, s: np.linalg.norm(x, s + 2),
        lambda x, s: np.linalg.vector_norm(x, ord=s + 2),
        lambda x, s: np.polyfit([0.0, 1.0, 2.0], x, s + 1),
        lambda x, s: np.array_split(x, s + 2),
    ],
)
def test_a_setting_that_needs_a_gradient_is_refused_and_not_taken_as_a_number(f):
    with pytest.raises(DataError, match="no gradient with respect to"):
        f(Tensor(V), Tensor(0.0))


def test_a_complex_copy_would_forget_a_gradient():
    with pytest.raises(DataError, match="differentiates real-valued functions only"):
        Tensor(V).astype(complex)


def test_a_kind_of_call_is_judged_once_however_its_numbers_change():
    judge.RIGHT.clear()
    for k in range(3):
        np.ptp(Tensor(V * k))
    assert len(judge.RIGHT) == 1


def test_shapes_that_depend_on_the_numbers_are_nobodys_mistake():
    for numbers in ([1.0, 1.0, 2.0], [1.0, 2.0, 3.0], [1.0, 1.0, 1.0]):
        assert np.unique(Tensor(numbers)).shape == np.unique(numbers).shape


def test_a_function_of_the_users_is_not_called_a_second_time():
    calls = []

    def square(x):
        calls.append(x)
        return x * x

    np.piecewise(Tensor(V), [V > -9], [square])
    assert len(calls) == 1


def test_a_result_of_another_shape_than_numpys_is_refused():
    with pytest.raises(RuleError, match=r"comes? to shape \(2, 3, 3\), and NumPy's to \(3, 2, 3\)"):
        np.linalg.multi_dot([Tensor(np.eye(3)), Tensor(np.ones((2, 3, 3)))])


def test_the_gradient_of_negative_numbers_in_even_steps_of_their_logarithm():
    assert ag.gradcheck(lambda x: np.geomspace(-1.0, x, 4), [-2.0, -0.3])


def test_what_stands_for_numbers_in_a_traced_function_is_not_judged():
    compiled = ag.compile(lambda x: np.ptp(Tensor(x)) + np.add.reduce(Tensor(x) * 2.0))
    assert float(compiled(V)) == pytest.approx(np.ptp(V) + 2 * V.sum())
    assert not [line for line in compiled.source.splitlines() if "= np.ptp(" in line]
