"""Augmented assignments, `x += 1`, of leaves and of results: who sees them, and what is refused."""

import contextlib
import copy

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError


def test_under_no_grad_an_assignment_changes_a_leaf_that_stays_one():
    w = Tensor([1.0, 2.0, 3.0])
    z = (w * w).sum()
    with ag.no_grad():
        w[0] = 5.0
        w[1:] = [7.0, 8.0]
    assert w.is_leaf
    assert w.requires_grad
    assert w.tolist() == [5, 7, 8]
    z.backward()  # of what it was when it was computed
    assert w.grad.tolist() == [2, 4, 6]


@pytest.mark.parametrize(
    ("write", "want"),
    [
        (lambda w: w.__iadd__(1.0), [3, 5]),
        (lambda w: w.__isub__([1.0, 2.0]), [1, 2]),
        (lambda w: w.__imul__(Tensor(2.0)), [4, 8]),
        (lambda w: w.__itruediv__(2.0), [1, 2]),
        (lambda w: w.__ipow__(2), [4, 16]),
        (lambda w: w.__imod__(3), [2, 1]),
        (lambda w: w.__ifloordiv__(4), [0, 1]),
        (lambda w: w.__imatmul__(np.array([[0.0, 1.0], [1.0, 0.0]])), [4, 2]),
        (lambda w: w.sort(), [2, 4]),
    ],
)
def test_under_no_grad_every_augmented_assignment_changes_the_leaf_itself(write, want):
    w = Tensor([2.0, 4.0])
    with ag.no_grad():
        write(w)
    assert w.tolist() == want
    assert w.is_leaf
    assert w.requires_grad


def test_a_parameter_that_learns_by_minus_equals_stays_a_parameter():
    layer = ag.nn.Linear(2, 1)
    before = {name: p.numpy() for name, p in layer.named_parameters()}
    layer(np.ones((1, 2))).sum().backward()
    with ag.no_grad():
        for p in layer.parameters():
            p -= 0.1 * p.grad
        layer.weight -= 0.1 * layer.weight.grad
    assert [name for name, _ in layer.named_parameters()] == ["weight", "bias"]
    assert np.allclose(layer.weight.data, before["weight"] - 0.2)
    assert np.allclose(layer.bias.data, before["bias"] - 0.1)


def trained():
    w = Tensor([2.0, 4.0], name="w")
    (w * w).sum().backward(create_graph=True)
    return w, w.grad


def in_a_module():
    module = ag.nn.Module()
    module.w = Tensor([2.0, 4.0], name="w")
    return module.w, module.w * 2


def in_a_copied_module():
    module = ag.nn.Module()
    module.w = Tensor([2.0, 4.0], name="w")
    w = copy.deepcopy(module).w
    return w, w * 2


def moved_by_an_optimiser():
    w = Tensor([2.0, 4.0], name="w")
    ag.optim.SGD([w], 0.1)
    return w, w * 2


@pytest.mark.parametrize(
    "leaf_and_step",
    [
        lambda: (Tensor([2.0, 4.0], name="w"), 0.1),
        lambda: (Tensor([2.0, 4.0], name="w"), [0.1, 0.2]),
        lambda: (Tensor([2.0, 4.0], name="w"), Tensor(0.1, requires_grad=False)),
        trained,
        in_a_module,
        in_a_copied_module,
        moved_by_an_optimiser,
    ],
)
def test_minus_equals_on_a_leaf_outside_of_no_grad_is_refused_as_pytorch_does(leaf_and_step):
    w, step = leaf_and_step()
    with pytest.raises(BackwardError, match=r"w is a leaf that needs a gradient: `-=`.*with ag\.no_grad"):
        w -= step
    assert w.is_leaf
    assert w.tolist() == [2, 4]


def test_a_sum_may_begin_at_a_leaf_and_every_name_of_it_is_the_sum():
    x, total = Tensor(3.0), Tensor(0.0)
    another_name = total
    for _ in range(2):
        total += x * x
    another_name.backward()
    assert x.grad == 12
    assert another_name.tolist() == 18
    with pytest.raises(BackwardError, match="inner tensor"):
        total.grad  # noqa: B018


SIGNS = {
    "+=": (lambda x, y: x.__iadd__(y), lambda x, y: x + y),
    "-=": (lambda x, y: x.__isub__(y), lambda x, y: x - y),
    "*=": (lambda x, y: x.__imul__(y), lambda x, y: x * y),
    "/=": (lambda x, y: x.__itruediv__(y), lambda x, y: x / y),
    "**=": (lambda x, y: x.__ipow__(y), lambda x, y: x**y),
    "%=": (lambda x, y: x.__imod__(y), lambda x, y: x % y),
    "//=": (lambda x, y: x.__ifloordiv__(y), lambda x, y: x // y),
    "@=": (lambda x, y: x.__imatmul__(y), lambda x, y: x @ y),
}


ITSELF, ANOTHER = "itself", "a tensor"


OPERANDS = [2.0, [[2.0, 3.0], [1.0, 2.0]], np.float32([[1.5, 2.0], [2.0, 3.0]]), ITSELF, ANOTHER]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("operand", OPERANDS, ids=str)
def test_an_augmented_assignment_is_seen_under_every_name_with_the_gradient_of_all_uses(sign, operand):
    if sign == "@=" and operand is OPERANDS[0]:
        return
    write, compute = SIGNS[sign]
    start, other = np.array([[1.3, 2.25], [3.1, 4.7]]), np.array([[0.7, 1.1], [1.9, 0.6]])

    def by_sign(x, t):
        y = x * 1
        another_name = y
        before = y * y
        write(y, y if operand is ITSELF else t if operand is ANOTHER else operand)
        return (another_name * before * y).sum()

    def without(x, t):
        y = x * 1
        z = compute(y, y if operand is ITSELF else t if operand is ANOTHER else operand)
        return (z * y * y * z).sum()

    for transform in (ag.grad, ag.hessian):
        got = transform(by_sign, (0, 1))(start, other)
        want = transform(without, (0, 1))(start, other)
        np.testing.assert_allclose(np.stack(got), np.stack(want), 1e-13)
    assert ag.gradcheck(by_sign, start, other)


def test_an_augmented_assignment_keeps_the_precision_and_goes_back_through_its_rounding():
    x = Tensor(np.float32([1.0, 2.0]))
    y = x * 1
    y += np.float64([0.5, 0.5])
    assert y.dtype == np.float32
    y.sum().backward()
    assert x.grad.dtype == np.float32
    assert x.grad.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (Tensor(0.0), Tensor([1.0, 2.0])),
        (Tensor([1.0]) * 1, [1.0, 2.0]),
        (Tensor([1, 2], requires_grad=False), 1.5),
        (Tensor([1, 2], requires_grad=False), Tensor(2.0)),
        (Tensor([True, False], requires_grad=False), 1),
    ],
)
@pytest.mark.parametrize("recording", [True, False])
def test_what_a_tensor_cannot_hold_is_refused_as_numpy_does(x, y, recording):
    before = x.tolist()
    with (
        contextlib.nullcontext() if recording else ag.no_grad(),
        pytest.raises(DataError, match=r"the result of `\+=` has shape .*can't hold\. A new tensor can: z ="),
    ):
        x += y
    assert x.tolist() == before


def test_a_number_of_pythons_becomes_a_tensor_by_plus_equals():
    x, total = Tensor(3.0), 0
    for _ in range(3):
        total += x
    total.backward()
    assert (x.grad, x.tolist()) == (3, 3)


def test_a_tensor_that_keeps_its_gradient_keeps_that_of_its_new_value():
    x = Tensor([1.0, 2.0])
    y = (x * 1).retain_grad()
    y *= 3
    (y * y).sum().backward()
    assert y.grad.tolist() == [6, 12]


def test_a_spectrum_that_is_changed_by_a_sign_is_changed_under_every_name():
    def power(x):
        s = np.fft.rfft(x)
        another_name, copied = s, +s
        s *= [1, 0, 1]
        s += 0.5
        s -= 1j
        s /= 2
        return (abs(another_name) ** 2 + copied.real).sum()

    x = np.array([5.0, 7.0, 1.0, 2.0])
    assert np.isclose(ag.value_and_grad(power)(x)[0], power(x))
    assert ag.gradcheck(power, x)
    s = np.fft.rfft(Tensor(x))
    with pytest.raises(DataError, match=r"has shape \(3,\): .* \(2, 3\)"):
        s *= np.ones((2, 3))
    with ag.no_grad():
        s *= 2
    assert s.requires_grad
    assert s.real.tolist() == [30, 8, -6]


def test_minus_equals_keeps_shape_and_precision_or_is_refused():
    w = Tensor(np.float32([1.0, 2.0]))
    with ag.no_grad():
        w -= np.float64([0.5, 0.5])
        assert w.dtype == np.float32
        with pytest.raises(DataError, match=r"has shape \(2,\).*has shape \(3, 2\)"):
            w += np.ones((3, 2))
