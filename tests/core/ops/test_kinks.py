"""Where a slope does not exist, the kit follows PyTorch; each convention stands in the op's docstring."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor

inf, nan = np.inf, np.nan

KINKS = [
    ("relu at 0", lambda x: ag.relu(x), [0.0], [0]),
    ("abs at 0", lambda x: np.abs(x), [0.0], [0]),
    ("a number against 0", lambda x: np.maximum(x, 0), [0.0], [0.5]),
    ("a tie of maximum", lambda x: np.maximum(x[0], x[1]), [3.0, 3.0], [0.5, 0.5]),
    ("a tie of minimum", lambda x: np.minimum(x[0], x[1]), [3.0, 3.0], [0.5, 0.5]),
    ("a tie of fmax", lambda x: np.fmax(x[0], x[1]), [3.0, 3.0], [0.5, 0.5]),
    ("fmax against NaN", lambda x: np.fmax(x, nan), [3.0], [1]),
    ("fmin against NaN", lambda x: np.fmin(nan, x), [3.0], [1]),
    ("a tie of max", lambda x: np.max(x), [3.0, 3.0, 1.0], [0.5, 0.5, 0]),
    ("a tie of min of three", lambda x: np.min(x), [1.0, 1.0, 1.0], [1 / 3] * 3),
    ("norm of zeros", lambda x: np.linalg.norm(x), [0.0, 0.0], [0, 0]),
    ("norm of zeros along an axis", lambda x: np.linalg.norm(x[None], axis=1), [0.0, 0.0], [0, 0]),
    ("3-norm of zeros", lambda x: np.linalg.norm(x, 3), [0.0, 0.0], [0, 0]),
    ("1-norm at 0", lambda x: np.linalg.norm(x, 1), [0.0, 2.0], [0, 1]),
    ("sqrt at 0", lambda x: np.sqrt(x), [0.0], [inf]),
    ("x to the half at 0", lambda x: x**0.5, [0.0], [inf]),
    ("x to the 0 at 0", lambda x: x**0.0, [0.0], [0]),
    ("x to the 1 at 0", lambda x: x**1, [0.0], [1]),
    ("x to the 0 at 0, among arrays", lambda x: x ** np.array([0.0, 2.0]), [0.0, 3.0], [0, 6]),
    ("0 to the y", lambda x: np.power(0.0, x), [2.0, 0.0], [0, 0]),
    ("a negative number to the y", lambda x: np.power(-2.0, x), [2.0], [nan]),
    ("a product with one zero", lambda x: np.prod(x), [0.0, 2.0, 3.0], [6, 0, 0]),
    ("a product with two zeros", lambda x: np.prod(x), [0.0, 2.0, 0.0], [0, 0, 0]),
    ("a running product with a zero", lambda x: np.cumprod(x).sum(), [0.0, 2.0, 3.0], [9, 0, 0]),
    ("std of constants", lambda x: np.std(x), [2.0, 2.0, 2.0], [0, 0, 0]),
    ("where over an infinite slope", lambda x: np.where(x > 0, np.sqrt(x), 0), [0.0], [nan]),
    ("clip at its bounds", lambda x: np.clip(x, 0, 1), [0.0, 1.0, -0.1, 1.1], [1, 1, 0, 0]),
    ("sinc at 0", lambda x: np.sinc(x), [0.0], [0]),
    ("arctan2 at the origin", lambda x: np.arctan2(x[0], x[1]), [0.0, 0.0], [0, 0]),
    ("hypot at the origin", lambda x: np.hypot(x[0], x[1]), [0.0, 0.0], [nan, nan]),
    ("logaddexp of -inf", lambda x: np.logaddexp(x[0], x[1]), [-inf, -inf], [nan, nan]),
    ("logsumexp of -inf and a number", lambda x: ag.logsumexp(x), [-inf, 2.0], [0, 1]),
    ("copysign at 0", lambda x: np.copysign(x, -1.0), [0.0], [0]),
    ("heaviside at 0", lambda x: np.heaviside(x, 0.5) + 0 * x, [0.0], [0]),
    ("mod at a jump", lambda x: np.mod(x, 2.0), [4.0], [1]),
    ("sort of equal numbers", lambda x: np.sort(x)[0], [1.0, 1.0], [1, 0]),
    ("median of an even count", lambda x: np.median(x), [1.0, 9.0, 2.0, 4.0], [0, 0, 0.5, 0.5]),
    ("a repeated index", lambda x: x[[0, 0]].sum(), [1.0], [2]),
    ("size of a complex zero", lambda x: abs(np.fft.fft(x)).sum(), [0.0, 0.0], [0, 0]),
    (
        "determinant of a matrix of rank 1",
        lambda x: np.linalg.det(x.reshape(2, 2)),
        [1.0, 2, 2, 4],
        [4, -2, -2, 1],
    ),
    ("determinant of zeros", lambda x: np.linalg.det(x.reshape(2, 2)), [0.0, 0, 0, 0], [0, 0, 0, 0]),
    ("NaN that is passed over", lambda x: np.nansum(x), [1.0, nan], [1, 0]),
    ("NaN that is replaced", lambda x: np.nan_to_num(x), [1.0, nan, inf], [1, 0, 0]),
]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(("f", "at", "slope"), [pytest.param(*k[1:], id=k[0]) for k in KINKS])
def test_the_slope_at_a_kink_is_pytorchs(f, at, slope):
    x = Tensor(np.array(at))
    z = f(x)
    z.backward(np.ones(z.shape))
    np.testing.assert_allclose(x.grad, slope, atol=1e-14)


@pytest.mark.parametrize(
    ("f", "at", "curve"),
    [
        (np.sinc, 0.0, -(np.pi**2) / 3),
        (np.sinc, 1e-9, -(np.pi**2) / 3),
        (lambda x: x**2, 0.0, 2),
        (lambda x: ag.relu(x) * x, 0.0, 0),
        (lambda x: np.prod(np.stack([x, x, x + 2])), 0.0, 4),
        (lambda x: np.cumprod(np.stack([x, x, x + 2])).sum(), 0.0, 6),
        (lambda x: np.prod(np.stack([0 * x, x, x])), 3.0, 0),
    ],
)
def test_the_second_derivative_at_a_kink_is_finite_and_right(f, at, curve):
    x = Tensor(at)
    f(x).backward(create_graph=True)
    slope, x.grad = x.grad, None
    slope.backward()
    np.testing.assert_allclose(x.grad, curve, rtol=1e-9)


def test_the_slope_in_the_exponent_can_be_differentiated_where_the_exponent_is_0():
    x, y = Tensor(2.0), Tensor(0.0)
    (x**y).backward(create_graph=True)
    slope, y.grad, x.grad = x.grad, None, None
    slope.backward()
    np.testing.assert_allclose(y.grad, 0.5)  # ∂²/∂x∂y of x to the y is x^(y-1) (1 + y log x)


def test_a_product_of_a_zero_and_others_has_its_mixed_second_derivative():
    x = Tensor([0.0, 2.0, 3.0])
    np.cumprod(x)[1].backward(create_graph=True)
    slope, x.grad = x.grad[1], None
    slope.backward()
    assert x.grad.tolist() == [1, 0, 0]


def test_equal_eigenvalues_do_no_harm_when_only_they_are_used():
    for f in (np.linalg.eigvalsh, lambda x: np.linalg.eigh(x)[0], np.linalg.svdvals):
        x = Tensor(np.eye(3))
        np.sum(f(x) ** 2).backward()
        np.testing.assert_allclose(x.grad, 2 * np.eye(3))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    ("f", "at"),
    [
        (np.linalg.norm, [0.0, 0.0]),
        (lambda x: np.linalg.norm(x) ** 2, [0.0, 0.0]),
        (lambda x: np.linalg.norm(x, 3), [0.0, 0.0]),
        (lambda x: np.linalg.norm(x, "fro"), [[0.0, 0.0], [0.0, 0.0]]),
        (lambda x: np.linalg.norm(x, axis=1).sum(), [[0.0, 0.0], [0.0, 0.0]]),
        (lambda x: abs(np.fft.fft(x)).sum(), [0.0, 0.0]),
        (lambda x: np.arctan2(x[0], x[1]), [0.0, 0.0]),
    ],
)
@pytest.mark.parametrize("way", [ag.hessian, lambda f: ag.compile(ag.hessian(f))])
def test_where_a_length_is_0_there_is_no_second_derivative_and_nan_says_so(f, at, way):
    curves = way(f)(np.array(at))
    assert np.isnan(np.reshape(curves, (np.size(at),) * 2).diagonal()).all()


def test_a_vector_of_zeros_takes_the_second_derivative_of_no_other():
    curves = ag.hessian(lambda x: np.linalg.norm(x, axis=1).sum())(np.array([[0.0, 0.0], [3.0, 4.0]]))
    np.testing.assert_allclose(curves[1, :, 1], [[0.128, -0.096], [-0.096, 0.072]])


@pytest.mark.parametrize("way", [ag.hessian, lambda f: ag.compile(ag.hessian(f))])
@pytest.mark.parametrize("p", [0.5, 1.2, 1.5, 1.9])
def test_a_p_norm_below_2_has_no_second_derivative_by_an_entry_of_0_and_nan_says_so(p, way):
    x = np.array([0.0, 1.0, 2.0])
    with np.errstate(invalid="ignore"):
        curves = way(lambda x: np.linalg.norm(x, p))(x)
    assert np.isnan(curves[0, 0])
    np.testing.assert_allclose(curves[1:, 1:], ag.hessian(lambda x: np.linalg.norm(x, p))(x[1:]))
    np.testing.assert_allclose(ag.grad(lambda x: np.linalg.norm(x, p))(x)[0], 0.0)


@pytest.mark.parametrize("p", [2.5, 3, 4])
def test_a_p_norm_above_2_is_flat_at_an_entry_of_0(p):
    curves = ag.hessian(lambda x: np.linalg.norm(x, p))(np.array([0.0, 1.0, 2.0]))
    assert (curves[0] == 0.0).all()
    assert (curves[:, 0] == 0.0).all()


ROW = np.array([[1.0, -2.0, 0.5]])
SINGULAR = {
    "zeros": np.zeros((2, 2)),
    "one number": np.zeros((1, 1)),
    "rank 1 of 3": np.diag([1.0, 0.0, 0.0]),
    "rank 2 of 3, twice the same size": np.diag([1.0, 1.0, 0.0]),
    "a column times a row": ROW.T @ ROW,
    "several": np.stack([np.zeros((2, 2)), np.eye(2)]),
    "single precision": np.zeros((2, 2), np.float32),
}


@pytest.mark.parametrize("x", SINGULAR.values(), ids=SINGULAR)
def test_the_determinant_of_a_singular_matrix_has_its_second_derivatives(x):
    """A slope of a polynomial of degree 3 is one of degree 2, whose central difference is exact."""
    v = np.random.default_rng(3).standard_normal(x.shape).astype(x.dtype)
    slope = ag.grad(lambda x: np.linalg.det(x).sum())
    want = (slope(x + v) - slope(x - v)) / 2
    got = ag.hvp(lambda x: np.linalg.det(x).sum(), x, v)
    assert got.dtype == x.dtype
    np.testing.assert_allclose(got, want, atol=1e-5 if x.dtype == np.float32 else 1e-12)
    again = ag.compile(lambda x, v: ag.hvp(lambda x: np.linalg.det(x).sum(), x, v))
    np.testing.assert_array_equal(again(x, v), got)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_equal_eigenvalues_have_no_second_derivative_and_say_so_with_nan():
    x = Tensor(np.eye(2))
    np.sum(np.linalg.eigvalsh(x) ** 2).backward(create_graph=True)
    assert np.isnan(x.grad.data).any()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_vectors_of_equal_eigenvalues_have_no_slope_and_say_so_with_nan():
    x = Tensor(np.eye(2))
    np.linalg.eigh(x)[1].backward([[1.0, 2.0], [3.0, 4.0]])
    assert np.isnan(x.grad).any()


def test_the_p_norm_has_slope_0_at_an_entry_of_0_as_in_pytorch():
    for p in (0.5, 1.5, 2, 3):
        slope = ag.grad(lambda x, p=p: np.sum(np.linalg.norm(x, p, axis=1)))([[0.0, 2.0], [0.0, 0.0]])
        assert slope[0, 0] == slope[1, 0] == 0
        assert np.isclose(slope[0, 1], 1)


def test_the_sign_that_copysign_takes_over_has_slope_0():
    x, y = Tensor([1.0, -2.0, 0.0]), Tensor([-3.0, -4.0, -1.0])
    np.copysign(x, y).sum().backward()
    assert x.grad.tolist() == [-1, 1, 0]
    assert y.grad.tolist() == [0, 0, 0]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("way", [ag.hessian, lambda f: ag.compile(ag.hessian(f))])
@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0])
def test_0_to_a_small_power_has_no_mixed_second_derivative_and_says_so_with_nan(exponent, way):
    curves = way(lambda p: p[0] ** p[1])(np.array([0.0, exponent]))  # ∂²/∂x∂y is x^(y-1) (1 + y log x)
    assert not np.isfinite([curves[0, 1], curves[1, 0]]).any()
    of_x_alone = ag.hessian(lambda x: (x ** np.array([0.0, 1.0, 2.0])).sum())(np.zeros(3))
    assert of_x_alone.tolist() == np.diag([0, 0, 2]).tolist()
    assert way(lambda p: p[0] ** p[1])(np.array([0.0, 3.0])).tolist() == [[0, 0], [0, 0]]
