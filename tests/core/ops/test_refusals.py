"""What can't be differentiated is refused with a sentence that says why and what to do."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError, RuleError


def x():
    return Tensor([[1.0, 2.0, 4.0], [3.0, 5.0, 0.5]], name="x")


@pytest.mark.parametrize(
    ("f", "error", "says"),
    [
        (
            lambda x: np.spacing(x),
            RuleError,
            r'np\.spacing has no backward rule.*five lines.*@ag\.op\("spacing", np\.spacing\)',
        ),
        (lambda x: np.roots(ag.stack([x[0, 0], 0 * x[0, 1], x[0, 2]])), DataError, r"roots are complex"),
        (lambda x: np.polyfit(x[0], x[1], 1, full=True), RuleError, r"full=True.*leave it out"),
        (lambda x: np.polyfit(x[0], x[1], 1, cov=True, w=x), ValueError, r"a weight for each of the 3"),
        (lambda x: np.polyfit(x, x, 1), ValueError, r"x is \(2, 3\), y \(2, 3\), deg 1"),
        (lambda x: np.poly(x), ValueError, r"row of roots or a square matrix: its shape is \(2, 3\)"),
        (lambda x: np.pad(x, 1, mode=lambda *_: None), NotImplementedError, r"lets a function.*np\.concat"),
        (lambda x: np.nextafter(x, 0), RuleError, r"np\.nextafter has no backward rule"),
        (lambda x: np.exp(x, out=np.zeros((2, 3))), RuleError, r"np\.exp can't write into out="),
        (lambda x: np.einsum("ij->i", x, out=np.zeros(2)), RuleError, r"np\.einsum can't write into out="),
        (lambda x: np.sum(x, out=np.zeros(())), RuleError, r"np\.sum can't write into out="),
        (lambda x: np.exp(x, where=x > 1), RuleError, r"np\.where\(mask, np\.exp"),
        (lambda x: np.multiply.at(x, 0, 2), RuleError, r"np\.multiply\.at writes into an array"),
        (lambda x: np.copyto(np.zeros((2, 3)), x), RuleError, r"np\.copyto writes into an array.*ag\.full"),
        (lambda x: np.fill_diagonal(x, 0), RuleError, r"np\.fill_diagonal writes"),
        (lambda x: np.full((2, 3), x), DataError, r"x needs a gradient"),
        (lambda x: np.asarray(x), DataError, r"x needs a gradient.*\.data.*\.detach"),
        (lambda x: np.array([x[0], x[1]]), DataError, r"np\.stack"),
        (lambda x: np.quantile(x, x[0, 0] / 10), DataError, r"no gradient with respect to q"),
        (lambda x: np.repeat(x, x), DataError, r"no gradient with respect to repeats"),
        (lambda x: np.pad(x, 1, mode="empty"), NotImplementedError, r"mode 'empty'.*constant, edge"),
        (lambda x: np.add.at(x, 0, 1.0), RuleError, r"np\.add\.at writes .*ag\.scatter_add\(y, shape"),
        (lambda x: np.linalg.svd(x), RuleError, r"full_matrices=False"),
        (lambda x: np.linalg.qr(x.T, mode="complete"), RuleError, r"mode 'complete'.*'reduced'"),
        (lambda x: np.linalg.eig(Tensor([[0.0, 1.0], [-1.0, 0.0]])), DataError, r"eigenvalues are complex"),
        (
            lambda x: np.zeros((2, 3)).__iadd__(x),
            RuleError,
            r"plain array.*as `a \+= x` does.*np\.add\(a, x\)",
        ),
        (lambda x: x * np.matrix(np.ones((2, 3))), DataError, r"np\.matrix, \* is a matrix product"),
        (lambda x: np.matrix(np.ones((3, 2))) * x, DataError, r"np\.asarray\(m\), and @"),
        (lambda x: np.ma.array(np.ones((2, 3))) * x, DataError, r"x needs a gradient, and a masked array"),
        (lambda x: x * np.ma.array(np.ones((2, 3)), mask=x > 1), DataError, r"masked: say what stands"),
        (lambda x: np.ma.exp(x), DataError, r"a masked array would forget it.*filled.*np\.where"),
        (lambda x: np.ma.where(x > 1, x, 0), DataError, r"a masked array would forget it"),
        (lambda x: (x * x).backward(1j * np.ones((2, 3))), DataError, r"complex"),
        (lambda x: ag.jvp(lambda y: y * y, [1.0], [1j]), DataError, r"complex"),
        (lambda x: ag.vjp(lambda y: y * y, [1.0])[1]([1j]), DataError, r"complex"),
        (
            lambda x: setattr(x, "requires_grad", False),
            BackwardError,
            r"Whether x needs a gradient is decided",
        ),
        (lambda x: x * 1j, DataError, r"complex.*real-valued"),
        (
            lambda x: np.tanh(np.fft.fft(x)),
            RuleError,
            r"np\.tanh of complex numbers.*real-valued.*abs, \.real",
        ),
        (lambda x: np.fft.fft(x).tanh(), RuleError, r"np\.tanh of complex numbers"),
        (lambda x: np.fft.fft(x) ** 2, RuleError, r"complex numbers"),
        (lambda x: ag.matmul(np.fft.fft(x), x.T), RuleError, r"complex numbers"),
        (lambda x: np.fft.rfft(np.fft.fft(x)), DataError, r"complex"),
        (lambda x: np.fft.fft(x).backward(), BackwardError, r"real number.*\.real"),
        (lambda x: np.asarray(np.fft.fft(x)), DataError, r"needs a gradient"),
        (lambda x: x.sort(), BackwardError, r"x is a leaf"),
        (lambda x: x @ x, ValueError, r"\(2, 3\)"),
        (lambda x: np.split(x, 2, axis=1), ValueError, r"3 rows can't be split into 2"),
        (lambda x: np.tensordot(x, x, 1), ValueError, r"tensordot needs.*\(2, 3\)"),
        (lambda x: ag.sum(x, axes=0), TypeError, r"sum has no parameter 'axes'. Did you mean 'axis'"),
        (lambda x: ag.softmax(x, axes=0), TypeError, r"no parameter 'axes'"),
    ],
)
def test_what_has_no_gradient_is_refused_in_words(f, error, says):
    with pytest.raises(error, match=r"(?s)" + says):
        f(x())


@pytest.mark.parametrize(
    "name", ["floor", "ceil", "sign", "round", "argmax", "argsort", "isnan", "trunc", "rint"]
)
def test_functions_without_slope_give_numpys_plain_answer(name):
    data = np.array([1.4, -2.5, 0.3])
    f = getattr(np, name)
    assert getattr(ag, name)([Tensor(data), data]).tolist() == f([data, data]).tolist()
    got = f(Tensor(data))
    assert not isinstance(got, Tensor)
    np.testing.assert_array_equal(got, f(data))


def test_comparisons_and_whole_numbers_are_plain():
    t = x()
    for z in (t > 2, t // 2, t == t, np.logical_not(t), t.astype(int), t.argmax(axis=1), t.nonzero()[0]):
        assert isinstance(z, np.ndarray)


def test_a_gradient_through_what_is_flat_is_not_made_up():
    t = x()
    (t * np.floor(t)).sum().backward()
    np.testing.assert_array_equal(t.grad, np.floor(t.data))


def test_a_function_of_scipys_is_called_by_its_own_name_with_all_that_it_takes():
    special = pytest.importorskip("scipy.special")
    with pytest.raises(RuleError) as caught:
        special.xlogy(Tensor([1.0]), 2.0)
    assert '@ag.op("xlogy", scipy.special.xlogy)\n    def xlogy(x, y):' in str(caught.value)
    assert "def xlogy_backward(g, x, y):\n        return g * ..., g * ..." in str(caught.value)


@pytest.mark.parametrize(
    "f",
    [
        np.sort,
        np.diff,
        np.trapezoid,
        np.fft.fft,
        lambda x: np.take_along_axis(x, np.array(0), -1),
        lambda x: np.partition(x, 0),
        lambda x: np.delete(x, 0, axis=0),
        lambda x: np.insert(x, 0, 1.0, axis=0),
        lambda x: np.swapaxes(x, 0, 1),
        lambda x: np.take(x, 0, axis=1),
        lambda x: np.repeat(x, 2, axis=1),
    ],
)
def test_an_axis_that_a_single_number_has_not_is_numpys_error(f):
    with pytest.raises((ValueError, IndexError)) as numpys:
        f(np.float64(2.0))
    with pytest.raises(type(numpys.value)):
        f(Tensor(2.0))


def test_a_single_number_has_the_one_axis_that_numpy_gives_it():
    x = Tensor(2.0)
    (np.take(x, 0, axis=0) * 3 + np.repeat(x, 2, axis=0).sum()).backward()
    assert x.grad == 5


@pytest.mark.parametrize("power", [lambda x: x ^ 2, lambda x: 2.0 ^ x, lambda x: x ^ x])
def test_a_power_as_on_paper_is_told_how_python_writes_it(power):
    with pytest.raises(ag.errors.DataError, match=r"two stars: x\*\*2"):
        power(ag.Tensor(3.0))
