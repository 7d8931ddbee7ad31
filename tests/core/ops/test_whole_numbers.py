"""Constants of whole numbers and truth values: NumPy's value of them, which may be no whole number."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import RuleError

EXPRESSIONS = """
np.median(x); np.median(x, axis=1); np.nanmedian(x, axis=0); np.quantile(x, 0.3)
np.percentile(x, [10, 70], axis=1); np.nanquantile(x, 0.3, axis=1); np.nanpercentile(x, 40)
np.pad(x, 1, mode="mean"); np.pad(x, 1, mode="median"); np.pad(x, 2, mode="linear_ramp")
np.pad(x, 2, mode="maximum"); np.pad(x, 1); np.gradient(x, axis=1); np.gradient(x[0], 0.5)
np.linalg.norm(x); np.linalg.norm(x, axis=1); np.linalg.norm(x, 0, axis=1); np.linalg.norm(x, 3, axis=0)
np.linalg.vector_norm(x); np.linalg.norm(x, 1); np.diff(x); np.std(x); np.var(x, axis=1)
np.std(x, where=x > 0); np.var(x, ddof=1, where=x >= 0); np.average(x, axis=0, weights=[1, 2, 3])
np.cov(x); np.polyder(x[0]); np.polyint(x[0]); np.polyfit([0, 1, 2, 3], x[1], 1); np.vander(x[0], 3)
np.bincount([0, 1, 1, 3], x[0]); np.interp([0.5, 1.5], [0, 1, 2, 3], x[0]); np.trapezoid(x); np.i0(x)
np.nan_to_num(x); np.conj(x); x.flatten(); np.linalg.matrix_power(x[:, :3], 3); np.full_like(x, 2)
np.mean(x, axis=0); np.ediff1d(x); np.cumsum(x, axis=1); np.tril(x); np.sort(x); np.where(x > 0, x, 0)
np.prod(x); np.max(x); x.T @ x; np.convolve(x[0], x[1]); np.ptp(x[0])
np.meshgrid(x[0], x[1])[0]; np.interp(x[1] / 100, np.arange(4), x[0])
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dtype", ["int64", "uint8", "int8", "bool"])
@pytest.mark.parametrize(
    "expression", [e.strip() for e in EXPRESSIONS.replace("\n", ";").split(";") if e.strip()]
)
def test_a_function_of_whole_numbers_has_numpys_value(expression, dtype):
    x = (np.random.default_rng(0).normal(size=(3, 4)) * 9).astype(dtype)
    try:
        want = np.asarray(eval(expression, {"np": np, "x": x.copy()}))
    except TypeError:  # NumPy has no difference of truth values
        return
    got = np.asarray(
        getattr(z := eval(expression, {"np": np, "x": Tensor(x, requires_grad=False)}), "_data", z)
    )
    assert got.shape == want.shape
    np.testing.assert_allclose(got.astype(float), want.astype(float), 1e-6, 1e-9)


def test_what_numpy_gives_back_of_whole_numbers_is_a_part_as_of_floats():
    x = Tensor([[1, 2], [3, 4]], requires_grad=False)
    part = np.linalg.matrix_power(x, 1)
    x[0] = 7
    with pytest.raises(Exception, match="was written into since"):
        part + 1


def numbers(function, of_kit, x, y):
    """What a function of arrays makes of whole numbers, constants in the kit, as plain arrays."""
    given = [x, y][: function.nin]
    if of_kit:
        given = [Tensor(one, requires_grad=False) for one in given]
    z = (getattr(ag, function.__name__, function) if of_kit == "ag" else function)(*given)
    return [np.asarray(getattr(one, "_data", one)) for one in (z if isinstance(z, tuple) else [z])]


UFUNCS = {f for f in vars(np).values() if isinstance(f, np.ufunc) and f.nin < 3 and f.signature is None}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dtype", ["int64", "uint8", "int8", "bool"])
@pytest.mark.parametrize("of_kit", ["np", "ag"])
@pytest.mark.parametrize("function", sorted(UFUNCS, key=str), ids=lambda f: f.__name__)
def test_entries_of_whole_numbers_are_numpys_under_both_names(function, of_kit, dtype):
    x = np.array([0, 1, 2, 3, 100, 7]).astype(dtype)
    y = np.array([2, 3, 1, 2, 20, 1]).astype(dtype)
    try:
        want = numbers(function, None, x, y)
    except TypeError:  # NumPy has it for other kinds of numbers only
        return
    try:
        got = numbers(function, of_kit, x, y)
    except RuleError:
        return  # of bits, for instance: the kit has none of these
    assert [z.dtype.kind for z in got] == [z.dtype.kind for z in want]
    for one, other in zip(got, want, strict=True):
        np.testing.assert_allclose(one.astype(float), other.astype(float), 1e-2 if dtype != "int64" else 1e-6)


def test_powers_in_floats_are_differentiated_and_may_be_below_one():
    whole = Tensor([2, 4], requires_grad=False)
    assert ag.float_power(whole, -1).tolist() == np.float_power(whole, -1).tolist() == [0.5, 0.25]
    x = Tensor([2.0, 4.0])
    ag.float_power(x, -whole).sum().backward()
    assert x.grad.tolist() == pytest.approx([-2 * 2.0**-3, -4 * 4.0**-5])
    y = Tensor([-1.0, 2.0])
    (np.float_power(whole, y) + ag.fabs(y)).sum().backward()
    assert y.grad.tolist() == pytest.approx([0.5 * np.log(2) - 1, 16 * np.log(4) + 1])
