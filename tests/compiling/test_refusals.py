"""What can't be compiled is said in one sentence, with the line and the way out."""

from fractions import Fraction

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X = rng.normal(size=(4, 3))


def branch(x):
    t = (x * 2).sum()
    if t > 0:
        return t
    return -t


def branch_on_a_tensor(x):
    t = Tensor(x).sum()
    if t:
        return t


def loop(x):
    while np.abs(x).max() > 1:
        x = x / 2
    return x


def as_float(x):
    return float(Tensor(x).sum())


def as_item(x):
    return Tensor(x).mean().item()


def printed(x):
    print(f"loss {Tensor(x).sum():.3f}")
    return x


def shown(x):
    print(x.sum())
    return x


def as_index(x):
    return [1, 2, 3][np.argmax(x[0])]


def as_list(x):
    return Tensor(x).tolist()


def masked(x):
    return x[x > 0]


def masked_tensor(x):
    return Tensor(x)[x > 0].sum()


def places(x):
    return np.nonzero(x)


def plain_array(x):
    return np.asarray(x)


def plain_array_of_tensor(x):
    return np.array(Tensor(x, requires_grad=False))


def filled(x):
    z = np.empty(3)
    for i in range(3):
        z[i] = x[i, 0]
    return z


def filled_at_once(x):
    z = np.empty((4, 3))
    z[...] = x
    return z


def in_order(x):
    return sorted(x[0])


def largest(x):
    return max(x[0])


@pytest.mark.parametrize(
    "function",
    [
        *(branch, branch_on_a_tensor, loop, as_float, as_item, printed, shown, as_index, as_list, masked),
        *(
            masked_tensor,
            places,
            plain_array,
            plain_array_of_tensor,
            filled,
            filled_at_once,
            in_order,
            largest,
        ),
    ],
)
def test_what_depends_on_numbers_is_refused_and_the_line_named(function):
    with pytest.raises(CompileError, match=rf"{function.__name__} can't be compiled\.") as caught:
        ag.compile(function)(X)
    assert "test_refusals.py, line " in str(caught.value)


def test_a_branch_is_told_the_way_out():
    with pytest.raises(CompileError) as caught:
        ag.compile(branch)(X)
    said = str(caught.value)
    assert "if t > 0:" in said
    assert "ag.where(condition, x, y)" in said


def test_a_branch_on_a_number_of_pythons_is_two_programs():
    def f(x, n, mode="up"):
        for _ in range(n):
            x = x * 2 if mode == "up" else x / 3
        return x

    compiled = ag.compile(f)
    for n, mode in ((1, "up"), (2, "up"), (1, "down"), (2, "up"), (1, "up")):
        assert bits(compiled(X, n, mode)) == bits(f(X, n, mode))
    assert compiled.compilations == 3


def test_a_branch_on_a_shape_is_two_programs():
    def f(x):
        return x.sum(axis=0) if len(x) > 3 else x

    compiled = ag.compile(f)
    for x in (X, X[:2], X.astype(np.float32), X):
        assert bits(compiled(x)) == bits(f(x))
    assert compiled.compilations == 3


def test_a_function_that_is_compiled_at_every_call_says_so():
    compiled = ag.compile(lambda x, t: x * t)
    for t in range(8):
        compiled(X, float(t))
    with pytest.warns(RuntimeWarning, match="was compiled 8 times in 9 calls"):
        compiled(X, 8.0)


def test_data_of_a_tensor_may_not_be_returned():
    w = Tensor(np.ones(3))

    def step(x):
        w.data -= x.sum(axis=0)
        return w.data

    with pytest.raises(CompileError, match=r"returns \.data of a tensor"):
        ag.compile(step)(X)


def test_what_is_returned_is_arrays():
    with pytest.raises(CompileError, match="returns a function"):
        ag.compile(lambda x: lambda: x)(X)


def test_a_tensor_kept_in_an_object_is_refused():
    class Keeper:
        pass

    keeper = Keeper()

    def step(x):
        keeper.latest = Tensor(x)
        return x

    with pytest.raises(CompileError, match="It changes keeper"):
        ag.compile(step)(X)


def test_wrong_use():
    with pytest.raises(TypeError, match="compile takes a function: ndarray was given"):
        ag.compile(X)
    with pytest.raises(ValueError, match=r"There is no pass called 'inplace'\. Did you mean 'in_place'"):
        ag.compile(branch, passes=["inplace"])
    with pytest.raises(CompileError, match="branch has no program yet"):
        _ = ag.compile(branch).source


def test_anomalies_are_looked_for_as_ever():
    f = ag.compile(lambda x: np.log(Tensor(x)).sum().detach())
    f(np.ones(3))
    with np.errstate(all="ignore"), pytest.raises(ag.errors.AnomalyError), ag.detect_anomaly():
        f(np.zeros(3))


def test_a_masked_array_is_no_array_of_a_program():
    masked = np.ma.masked_array([1.0, 2.0], [True, False])
    with pytest.raises((CompileError, ag.errors.DataError)):
        ag.compile(lambda x: Tensor(x) * 2)(masked)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        (lambda labels: labels == "cat", np.array(["cat", "dog"])),
        (lambda labels: labels != "cat", np.array(["cat", "dog"])),
        (lambda labels: labels == b"cat", np.array([b"cat", b"dog"])),
        (lambda numbers: numbers != None, np.array([1.0, 2.0])),  # noqa: E711, an array answers number by number
    ],
)
def test_an_array_is_compared_with_a_text_or_none_at_each_place(question, labels):
    f = ag.compile(lambda x, labels: np.where(question(labels), x, 0.0))
    for given in (labels, labels[::-1].copy(), labels[:1].repeat(2)):
        np.testing.assert_array_equal(f(np.ones(2), given), np.where(question(given), 1.0, 0.0))


@pytest.mark.parametrize("other", [Fraction(1, 2), "half", object()])
def test_an_array_that_is_compared_with_what_is_no_number_is_refused(other):
    for question in (lambda x: x * (x == other), lambda x: x * (other != x)):
        with pytest.raises(CompileError, match="It compares an array with "):
            ag.compile(question)(np.array([0.5, 1.0]))


def test_an_error_that_numpy_is_asked_to_raise_is_not_lost():
    def careful(x):
        with np.errstate(divide="raise"):
            return np.log(x)

    def careless(x):
        with np.errstate(divide="ignore"):
            return np.log(x)

    with pytest.raises(CompileError, match=r"careful lets NumPy raise an error .* np\.errstate"):
        ag.compile(careful)(np.ones(2))
    f = ag.compile(lambda x: np.log(x))
    f(np.ones(2))
    with np.errstate(divide="raise"), pytest.raises(FloatingPointError):
        f(np.zeros(2))
    f = ag.compile(careless)
    f(np.ones(2))
    with np.errstate(divide="ignore"):
        np.testing.assert_array_equal(f(np.zeros(2)), careless(np.zeros(2)))


def test_a_traced_index_of_a_plain_array_is_told_the_way_out():
    rows = np.arange(6.0).reshape(3, 2)
    with pytest.raises(CompileError, match=r"ag\.getitem\(array, index=i\)"):
        ag.compile(lambda i: rows[i] * 2)(np.array([0, 2]))
    f = ag.compile(lambda i: ag.getitem(rows, index=i) * 2)
    for i in (np.array([0, 2]), np.array([1, 1])):
        np.testing.assert_array_equal(f(i), rows[i] * 2)
