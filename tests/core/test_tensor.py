"""A tensor as an array: what it accepts, what it refuses, how it meets NumPy."""

import copy
import pickle

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError, RuleError


def test_whole_numbers_become_float64_and_float32_stays():
    assert Tensor(2).dtype == np.float64
    assert Tensor([True]).dtype == np.float64
    assert Tensor(np.float32(2)).dtype == np.float32
    assert Tensor([1, 2], requires_grad=False).dtype.kind == "i"


@pytest.mark.parametrize("data", ["two", ["a", "b"], None, [object()], {"x": 1}, np.array([b"x"])])
def test_what_is_no_number_is_refused_by_name(data):
    with pytest.raises(DataError, match="holds numbers"):
        Tensor(data)


def test_complex_numbers_and_ragged_rows_are_refused():
    with pytest.raises(DataError, match="complex"):
        Tensor(1j)
    with pytest.raises(DataError, match="different lengths"):
        Tensor([[1, 2], [3]])


def test_its_data_is_a_copy_of_what_it_was_given():
    a = np.ones(3)
    x = Tensor(a)
    a[0] = 7
    assert x.data[0] == 1


def test_numpys_functions_and_operators_build_the_graph():
    x = Tensor([0.5, 2.0])
    z = np.sum(np.exp(x) * np.array([1.0, 2.0]) + np.array([1.0, 1.0]) @ x)
    z.backward()
    assert np.allclose(x.grad, np.exp([0.5, 2.0]) * [1, 2] + 2)


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (lambda x: 2 * x, 2),
        (lambda x: x * 2, 2),
        (lambda x: 1 - x, -1),
        (lambda x: 12 / x, -12 / 9),
        (lambda x: 2**x, 8 * np.log(2)),
        (lambda x: np.float64(2) * x, 2),
        (lambda x: np.array(2.0) * x, 2),
    ],
)
def test_numbers_and_arrays_stand_on_either_side_of_an_operator(f, slope):
    x = Tensor(3.0)
    f(x).backward()
    assert np.isclose(x.grad, slope)


def test_turning_it_into_a_plain_array_says_what_to_do_instead():
    with pytest.raises(DataError, match=r"x needs a gradient.*\.data.*detach.*np\.stack"):
        np.asarray(Tensor([1.0], name="x"))
    assert np.asarray(Tensor([1.0], requires_grad=False)).tolist() == [1]
    assert np.asarray(Tensor([1.0]).detach()).tolist() == [1]


def test_a_function_without_a_rule_says_how_to_define_one():
    with pytest.raises(
        RuleError, match=r'(?s)np\.spacing has no backward rule.*@ag\.op\("spacing", np\.spacing\)'
    ):
        np.spacing(Tensor(1.0))
    with pytest.raises(RuleError, match="out="):
        np.exp(Tensor([1.0]), out=np.zeros(1))
    with pytest.raises(RuleError, match=r"np\.add\.reduceat"):
        np.add.reduceat(Tensor([1.0]), [0], dtype=float)
    with pytest.raises(RuleError, match=r"out="):
        np.hypot.reduce(Tensor([1.0]), out=np.zeros(()))
    with pytest.raises(RuleError, match="a function of Python for each number"):
        np.frompyfunc(float, 1, 1)(Tensor(1.0))


@pytest.mark.parametrize("order", ["C", "F", "A", "K"])
def test_an_order_of_reading_is_that_of_its_memory_where_asked(order):
    a = np.arange(24.0).reshape(2, 3, 4)
    for layout in (a, np.asfortranarray(a), a.transpose(1, 2, 0)):
        t = Tensor(layout)
        assert np.ravel(t, order=order).data.tolist() == layout.ravel(order).tolist()
        if order != "K":
            z = np.reshape(t, (4, 6), order=order)
            assert z.data.tolist() == np.reshape(layout, (4, 6), order=order).tolist()
            (z * np.arange(24.0).reshape(4, 6)).sum().backward()
            back = np.reshape(np.arange(24.0).reshape(4, 6), layout.shape, order=order)
            assert order == "A" or t.grad.tolist() == back.tolist()


def test_comparisons_and_searches_give_plain_arrays():
    x = Tensor([1.0, 3.0])
    assert (x > 2).tolist() == [False, True]
    assert np.argmax(x) == 1
    assert np.allclose(x, [1, 3])
    assert isinstance(np.zeros_like(x), np.ndarray)


def test_writing_into_a_leaf_is_refused_and_into_a_result_is_recorded():
    x = Tensor([1.0, 2.0], name="x")
    with pytest.raises(BackwardError, match="x is a leaf"):
        x[0] = 5
    z = x * 3
    y = Tensor(4.0)
    z[0] = y
    z.sum().backward()
    assert x.grad.tolist() == [0, 3]
    assert y.grad == 1


def test_a_repeated_index_receives_the_sum():
    x = Tensor([1.0, 2.0, 3.0])
    x[[0, 0, 2]].backward([1, 10, 100])
    assert x.grad.tolist() == [11, 0, 100]


def test_its_text_is_the_same_every_time():
    assert repr(Tensor([1, 2], name="x")) == "Tensor([1., 2.], name='x')"
    assert repr(Tensor(2.0, requires_grad=False)) == "Tensor(2., requires_grad=False)"
    assert f"{Tensor(2.0):.2f}" == "2.00"


def test_new_data_must_have_the_old_shape_and_is_what_the_next_pass_uses():
    x = Tensor(2.0, name="x")
    x.data = 5
    (x * x).backward()
    assert x.grad == 10
    x.data -= 1
    assert x.item() == 4
    with pytest.raises(DataError, match=r"x has shape \(\)"):
        x.data = [1, 2]


def test_an_op_is_defined_in_a_few_lines_and_without_a_rule_says_so():
    @ag.op("cubed_for_test")
    def cubed(x):
        """Third power."""
        return x * x * x

    x = Tensor(2.0)
    z = cubed(x)
    with pytest.raises(RuleError, match=r"(?s)no backward rule.*@cubed_for_test\.backward"):
        z.backward()

    @cubed.backward
    def cubed_backward(g, x):
        return g * 3 * x * x

    cubed(x).backward()
    assert x.grad == 12
    assert cubed(2.0) == 8


def test_copies_keep_the_data_and_drop_the_graph():
    x = Tensor([1.0, 2.0], name="x")
    for z in (
        copy.deepcopy(x),
        pickle.loads(pickle.dumps(x)),
        pickle.loads(pickle.dumps(x * 1)),
    ):
        assert z.is_leaf
        assert z.requires_grad
        assert z.grad is None
    assert copy.deepcopy(x).name == "x"


def test_a_class_of_ones_own_is_no_kind_of_tensor():
    with pytest.raises(TypeError, match=r"Weight can't be a kind of Tensor.*as an attribute"):
        type("Weight", (Tensor,), {"__module__": "mine"})


def test_a_whole_number_is_one_where_python_needs_one():
    n, row = Tensor(3, requires_grad=False), np.arange(5)
    assert list(range(n)) == [0, 1, 2]
    assert ["a", "b", "c", "d"][n] == "d"
    assert row[:n].tolist() == [0, 1, 2]
    assert row[n] == 3
    assert np.zeros(n).shape == (3,)
    assert bin(n) == "0b11"
    assert f"{n:d}" == "3"


@pytest.mark.parametrize(
    ("use", "says"),
    [
        (
            lambda: range(Tensor(3.0, name="s")),
            r"a whole number is needed, and s holds numbers of float64.*int\(",
        ),
        (lambda: [1, 2][Tensor([0, 1], requires_grad=False)], r"the tensor has shape \(2,\).*int\("),
        (lambda: len(Tensor(3.0, name="s")), r"s is a single number: it has no length"),
        (lambda: list(Tensor(3.0) * 2), r"the result of mul is a single number"),
        (lambda: f"{Tensor([1.0, 2.0], name='v'):.2f}", r"v has shape \(2,\).*'\.2f'.*np\.round"),
    ],
)
def test_what_python_asks_of_a_number_or_of_several_is_refused_in_words(use, says):
    with pytest.raises(TypeError, match=says):
        use()


def test_an_entry_of_a_single_number_is_refused_in_words():
    with pytest.raises(IndexError, match=r"^s is a single number: it has no axis to take something from\.$"):
        Tensor(3.0, name="s")[0]


def test_a_single_number_with_axes_is_a_number_of_pythons():
    x = Tensor([[2.5]])
    assert (float(x), int(x), x.item(), x.item(0)) == (2.5, 2, 2.5, 2.5)
    assert Tensor([[1.0, 2.0], [3.0, 4.0]]).item(1, 0) == 3
    with pytest.raises(ValueError, match="size 1"):
        float(Tensor([1.0, 2.0]))


def test_several_tensors_are_saved_in_one_file_of_numpys(tmp_path):
    np.savez(tmp_path / "a.npz", x=Tensor([1.0, 2.0]), y=Tensor(3.0))
    with np.load(tmp_path / "a.npz") as saved:
        assert (saved["x"].tolist(), saved["y"].tolist()) == ([1, 2], 3)


def test_a_gradient_has_the_tensors_shape():
    x = Tensor([1.0, 2.0], name="x")
    x.grad = [3.0, 4.0]
    assert type(x.grad) is np.ndarray
    with pytest.raises(BackwardError, match=r"The gradient of x has its shape, \(2,\): .* has \(1, 2\)"):
        x.grad = np.ones((1, 2))
    with pytest.raises(BackwardError, match=r"has \(\)"):
        x.grad = 0.0
    x.grad = None
    assert x.grad is None


def test_a_deep_copy_has_the_gradient_and_an_inner_tensor_has_none():
    x = Tensor([1.0, 2.0], name="x")
    (x * x).sum().backward()
    twin = copy.deepcopy({"x": x})["x"]
    assert twin.grad.tolist() == [2, 4]
    twin.grad[0] = 99
    assert x.grad[0] == 2
    for copied in (copy.copy, copy.deepcopy):
        with pytest.raises(DataError, match=r"The result of mul is an inner tensor.*\.copy\(\)"):
            copied(x * x)


def test_masked_data_is_refused_until_it_is_filled():
    masked = np.ma.array([1.0, 2.0], mask=[True, False])
    for use in (Tensor, lambda data: Tensor([1.0, 1.0]) * data):
        with pytest.raises(DataError, match=r"masked: say what stands in .* place, with \.filled"):
            use(masked)
    assert Tensor(masked.filled(0.0)).tolist() == [0, 2]
    assert Tensor(np.ma.array([1.0, 2.0])).tolist() == [1, 2]


@pytest.mark.parametrize(
    "give_away",
    [np.asarray, np.asanyarray, np.ascontiguousarray, lambda t: t.data],
)
def test_whoever_gets_a_tensors_own_memory_is_watched(give_away):
    x, c = Tensor([1.0, 2.0]), Tensor([3.0, 4.0], requires_grad=False)
    array = give_away(c)
    array[0] = 5
    z = (x * c).sum()
    assert z.item() == 13
    array[0] = 100
    with pytest.raises(BackwardError, match="mul remembered its input y"):
        z.backward()
