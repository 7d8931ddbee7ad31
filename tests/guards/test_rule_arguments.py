"""A forward or a rule of the user's that writes into what it was given is told so, and changes nothing."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.op import OPS
from autogradkit.errors import DataError, RuleError


def doubled(g):
    g *= 2
    return g


def zeroed(g):
    g[0] = 0
    return g


def of_the_input(g, x):
    x += 1
    return g * x


def of_the_output(g, z):
    np.multiply(g, z, out=z)
    return z


@pytest.fixture(autouse=True)
def forget():
    before = set(OPS)
    yield
    for name in set(OPS) - before:
        del OPS[name]


@pytest.mark.parametrize("rule", [doubled, zeroed, of_the_input, of_the_output])
@pytest.mark.parametrize("way", ["op", "using", "compiled"])
def test_a_rule_that_writes_into_what_it_was_given_is_refused_and_harms_nobody(rule, way):
    @ag.op("same")
    def same(x):
        return x * 1.0

    x, y = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    if way == "using":
        with ag.using("exp", rule):
            z = np.exp(x) + y
    else:
        same.backward(rule)
        z = same(x) + y
    refused = pytest.raises(RuleError, match=rf"{rule.__name__} writes into an array that.*`g = g \* 2`")
    if way == "compiled":
        with refused:
            ag.compile(ag.grad(lambda x: same(x).sum()))(np.ones(2))
    else:
        with refused:
            z.sum().backward()
    assert (x.tolist(), y.tolist()) == ([1, 2], [3, 4])
    (y * y).sum().backward()
    assert y.grad.tolist() == [6, 8]


def test_a_forward_that_writes_into_its_input_is_refused_and_the_tensor_stays():
    @ag.op("next")
    def after(x):
        x += 1
        return x

    x = Tensor([1.0, 2.0])
    with pytest.raises(RuleError, match="after writes into an array that it was given"):
        after(x)
    assert x.tolist() == [1, 2]
    numbers = np.zeros(2)
    with pytest.raises(RuleError, match="after writes"):
        after(numbers)
    assert numbers.tolist() == [0, 0]


def test_a_copy_may_be_written_into_and_other_errors_stay_what_they_are():
    @ag.op("twice")
    def twice(x):
        x = x.copy()
        x *= 2
        return x

    @twice.backward
    def twice_backward(g):
        g = g.copy()
        g *= 2
        return g

    assert ag.grad(lambda x: twice(x).sum())([1.0, 2.0]).tolist() == [2, 2]
    with ag.using(twice, lambda g: g.reshape(7)), pytest.raises(ValueError, match="cannot reshape"):
        ag.grad(lambda x: twice(x).sum())([1.0, 2.0])


def test_an_op_and_a_rule_may_use_one_buffer_for_all_their_calls():
    buffer = np.empty(2)

    @ag.op("buffered square")
    def squared(x):
        np.multiply(x, x, out=buffer)
        return buffer

    @squared.backward
    def squared_backward(g, x):
        np.multiply(2 * x, g, out=buffer)
        return buffer

    x, y = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    z = squared(x) * squared(y) + squared(x)
    np.testing.assert_array_equal(z.data, [10.0, 68.0])
    z.sum().backward()
    np.testing.assert_array_equal(x.grad, [20.0, 68.0])
    np.testing.assert_array_equal(y.grad, [6.0, 32.0])


@pytest.mark.parametrize("order", ["C", "F"])
def test_what_an_op_has_made_and_kept_is_not_the_tensors_and_lies_alike(order):
    made = []

    @ag.op("made and kept")
    def made_and_kept(x):
        made.append(np.asarray(x + 1, order=order))
        return made[-1]

    @made_and_kept.backward
    def made_and_kept_backward(g):
        made.append(g * 2)
        return made[-1]

    x = Tensor(np.ones((2, 3)))
    y = made_and_kept(x)
    made[0][:] = 7
    assert y.tolist() == [[2, 2, 2]] * 2
    assert y.strides == made[0].strides
    y.sum().backward()
    made[1][:] = 7
    assert x.grad.tolist() == [[2, 2, 2]] * 2


def test_what_an_op_keeps_for_its_rule_may_be_a_buffer():
    mask = np.empty(2, bool)

    @ag.op("kept", keeps=("positive",))
    def kept(x):
        np.greater(x, 0, out=mask)
        return x * mask, {"positive": mask}

    @kept.backward
    def kept_backward(g, positive):
        return g * positive

    x, y = Tensor([1.0, -2.0]), Tensor([-3.0, 4.0])
    (kept(x) + kept(y)).sum().backward()
    np.testing.assert_array_equal([x.grad, y.grad], [[1.0, 0.0], [0.0, 1.0]])


def scaled(keeps=()):
    @ag.op("scaled", keeps=keeps)
    def scaled(x, *, by):
        return x * by

    @scaled.backward
    def scaled_backward(g, by):
        return g * by

    return scaled


def test_a_tensor_behind_the_star_is_refused_where_its_gradient_would_be_lost():
    x, by = Tensor([1.0, 2.0]), Tensor(3.0, name="by")
    for given in (by, [by, 1.0], by * 1.0):
        with pytest.raises(DataError, match=r"by is a parameter of scaled, behind the \*, and no gradient"):
            scaled()(x, by=given)
    scaled()(x, by=by.detach()).sum().backward()
    assert x.grad.tolist() == [3, 3]


def test_a_forward_that_computes_with_a_tensor_from_outside_is_refused():
    w = Tensor([1.0, 2.0])

    @ag.op("weighted")
    def weighted(x):
        return x * w

    with pytest.raises(DataError, match="weighted returned a Tensor that needs a gradient, which would be"):
        weighted(Tensor([3.0, 4.0]))


@pytest.mark.parametrize(
    ("made", "keeps", "words"),
    [
        (lambda x: None, (), "returned None: an op has one result"),
        (lambda x: (x, x), (), "returned a tuple of 2: an op has one result"),
        (lambda x: x, ("mask",), "keeps mask: it returns its result and a dict"),
    ],
)
def test_a_forward_that_returns_no_array_is_told_what_an_op_returns(made, keeps, words):
    with pytest.raises(RuleError, match=words):
        ag.op("odd", keeps=keeps)(made)(Tensor([1.0]))


@pytest.mark.filterwarnings("ignore:the matrix subclass")
@pytest.mark.parametrize("kind", [list, np.matrix, np.asfortranarray])
def test_a_forward_or_a_rule_may_return_numbers_of_another_kind(kind):
    twice = ag.op("twice")(lambda x: kind(x * 2))
    twice.backward(lambda g: kind(g * 2))
    x = Tensor([[1.0, 2.0]])
    z = twice(x)
    assert type(z.data) is np.ndarray
    (z * z).sum().backward()
    assert type(x.grad) is np.ndarray
    np.testing.assert_array_equal(x.grad, [[8.0, 16.0]])


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_gradient_that_is_a_matrix_has_the_shape_of_its_vector():
    x = Tensor([1.0, 2.0])
    with ag.using("exp", lambda g, z: np.matrix(g * z)):
        np.exp(x).sum().backward()
    assert type(x.grad) is np.ndarray
    assert x.grad.shape == (2,)


def test_a_forward_with_pytorchs_context_is_told_where_its_rule_finds_what_it_needs():
    with pytest.raises(RuleError, match=r"begins with ctx: leave it out\. .* def square_backward\(g, x\)"):

        @ag.op("square with ctx")
        def square(ctx, x):
            return x * x


def test_a_rule_may_return_its_gradients_in_a_list_that_it_fills_anew():
    buffer = [np.empty(2), np.empty(2)]

    @ag.op("product in a list")
    def product(x, y):
        return x * y

    @product.backward
    def product_backward(g, x, y):
        np.multiply(g, y, out=buffer[0])
        np.multiply(g, x, out=buffer[1])
        return buffer

    x, y = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    (product(x, y) + product(x, np.array([10.0, 20.0]))).sum().backward()
    np.testing.assert_array_equal([x.grad, y.grad], [[13.0, 24.0], [1.0, 2.0]])
