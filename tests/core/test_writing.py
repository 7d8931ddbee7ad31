"""Writing into tensors: what changes, what a graph remembers of it, and what is refused."""

import contextlib
import copy
import gc
import weakref
from functools import partial

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.op import OPS, Binary, Unary
from autogradkit.errors import BackwardError, DataError, RuleError
from autogradkit.guards.single_numbers import NUMBERS


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


def test_a_place_named_twice_keeps_the_last_value_and_only_that_gets_a_gradient():
    y, z = Tensor([1.0, 2.0]), Tensor([0.0, 0.0, 0.0]) * 1
    z[[0, 0]] = y
    z.sum().backward()
    assert z.tolist() == [2, 0, 0]
    assert y.grad.tolist() == [0, 1]


def test_one_number_written_to_three_places_of_which_two_are_the_same_counts_twice():
    y, z = Tensor(2.0), Tensor([0.0, 0.0, 0.0]) * 1
    z[[0, 0, 1]] = y
    z.sum().backward()
    assert y.grad == 2


@pytest.mark.parametrize(
    "index",
    [
        [1, 0, 1, 1],
        ([0, 1, 0, 0], [2, 2, 2, 1]),
        (slice(None), [2, 0, 2]),
        ([[0], [1]], [[1, 1, 0]]),
        (1, [0, 2, 0]),
    ],
)
def test_writing_at_places_named_several_times_has_the_gradient_of_numpys_result(index):
    rng = np.random.default_rng(0)
    x, g = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    y = rng.normal(size=x[index].shape)

    def written(y):
        z = Tensor(x) * 1
        z[index] = y
        return z

    for n, slope in enumerate(ag.grad(lambda y: (written(y) * g).sum())(y).ravel()):
        nudged = [y.copy() for _ in range(2)]
        heights = []
        for nudge, sign in zip(nudged, (1, -1), strict=True):
            nudge.ravel()[n] += sign * 0.5
            z = x.copy()
            z[index] = nudge
            heights.append((z * g).sum())
        assert np.isclose(slope, heights[0] - heights[1])
    curved = ag.hessian(lambda y: (written(y) ** 3).sum())(y).reshape(y.size, y.size)
    stayed = ag.grad(lambda y: written(y).sum() - x.sum())(y).ravel()
    assert np.allclose(curved, np.diag(6 * y.ravel() * stayed))


def test_whole_numbers_are_no_place_for_a_tensor_of_floats():
    c = Tensor([1, 2, 3], requires_grad=False)
    with pytest.raises(DataError, match=r"whole numbers \(int\d+\) would cut off"):
        c[0] = Tensor(5.5)
    c[0] = 7
    assert c.tolist() == [7, 2, 3]


@pytest.mark.parametrize("place", [0, slice(0, 1), ...])
def test_a_numpy_array_is_no_place_for_a_tensor_that_needs_a_gradient(place):
    c = np.zeros(1)
    x = Tensor(2.0) * 1
    with pytest.raises((DataError, ValueError)):
        c[place] = x
    c[place] = x.detach()
    with ag.no_grad():
        c[0] = x
    assert c.tolist() == [2]


OUTDATED = r"is a part of .* was written into since.*row = y\[0\].*copy\(\)"
PARTS_OF_WHAT_CHANGES = [
    lambda y: y[0],
    lambda y: y[:, 1],
    lambda y: y[0, 1:],
    lambda y: y.T,
    lambda y: y.reshape(-1),
    lambda y: y.ravel()[:2],
    lambda y: y[None].swapaxes(0, 1)[0],
    lambda y: np.split(y, 2)[0],
    lambda y: next(iter(y)),
]


# What NumPy's functions return that is no copy, and what is one, of a square matrix x.
NO_COPIES = [
    "np.astype(x, float, copy=False)",
    "np.atleast_1d(x)",
    "np.atleast_2d(x)",
    "np.atleast_3d(x)",
    "np.diag(x)",
    "np.diagonal(x)",
    "np.diff(x, 0)",
    "np.einsum('ii->i', x)",
    "np.einsum('ij->ji', x)",
    "np.expand_dims(x, 0)",
    "np.flip(x)",
    "np.linalg.diagonal(x)",
    "np.linalg.matrix_power(x, 1)",
    "np.meshgrid(x[0], x[1], copy=False)[0]",
    "np.moveaxis(x, 0, 1)",
    "np.ravel(x)",
    "np.real(x)",
    "np.real_if_close(x)",
    "np.rot90(x)",
    "np.rot90(x, 0)",
    "np.squeeze(x)",
    "np.squeeze(x[:, :1])",
    "np.swapaxes(x, 0, 1)",
    "np.broadcast_arrays(x, np.ones((2, 3, 3)))[0]",
    "np.broadcast_to(x, (2, 3, 3))",
    "x.T.ravel('K')",
    "x.astype(float, copy=False)",
    "x.conj()",
    "x.diagonal()",
    "x.real",
    "x[...]",
]
COPIES = [
    "+x",
    "np.astype(x, float)",
    "np.conj(x)",
    "np.copy(x)",
    "np.diag(x[0])",
    "np.diagflat(x)",
    "np.fliplr(x) + 0",
    "np.meshgrid(x[0], x[1])[0]",
    "np.nan_to_num(x)",
    "np.tile(x, 1)",
    "np.tril(x)",
    "np.triu(x)",
    "x.T.ravel()",
    "x.flat[:2]",
    "x.flatten()",
    "x[[0, 1]]",
]


def array_or_tensor(expression, tensor):
    x = np.arange(1.0, 10).reshape(3, 3)
    x = Tensor(x) * 1 if tensor else x
    return x, eval(expression, {"np": np, "x": x})


@pytest.mark.parametrize("expression", NO_COPIES)
def test_what_is_no_copy_in_numpy_is_refused_once_it_would_show_a_change(expression):
    x, part = array_or_tensor(expression, tensor=False)
    before = part.copy()
    x *= 2
    assert not np.array_equal(part, before)

    x, part = array_or_tensor(expression, tensor=True)
    x *= 2
    with pytest.raises(DataError, match=OUTDATED):
        part + 1
    x, part = array_or_tensor(expression, tensor=True)
    with pytest.raises(DataError, match="part of another tensor"):
        part += 1
    with pytest.raises(DataError, match="part of another tensor"):
        part[0] = 1.0
    x, part = array_or_tensor(expression, tensor=True)
    (part * part).sum().backward()  # as long as nothing is written into


@pytest.mark.parametrize("expression", COPIES)
def test_what_is_a_copy_in_numpy_is_one_here(expression):
    for tensor in (False, True):
        x, part = array_or_tensor(expression, tensor)
        before = (part * 1).tolist()
        x *= 2
        assert part.tolist() == before
        part += 1
        part[0] = 7.0
        assert x.tolist() == (2 * np.arange(1.0, 10).reshape(3, 3)).tolist()


def test_what_detach_gave_is_no_copy_to_write_into():
    w = Tensor([1.0, 2.0], name="w")
    with pytest.raises(DataError, match="part of another tensor"):
        w.detach().__isub__(0.1)
    with pytest.raises(DataError, match="part of another tensor"):
        w.detach()[0] = 5.0
    copied, before = w.detach().copy(), w.detach()
    copied[0] = 5.0
    with ag.no_grad():
        w -= 1.0
    assert (w.tolist(), copied.tolist(), before.tolist()) == ([0, 1], [5, 2], [1, 2])
    before[0] = 3.0  # w has other numbers by now
    assert w.tolist() == [0, 1]


WRITES_INTO_Q = """
q += 1; q -= 1; q *= 2; q /= 2; q **= 2; q %= 2; q //= 2
q[...] = 5; q[()] = 5; q[...] += 1; q.flat[0] = 5; np.nan_to_num(q, copy=False)
"""
WRITES_INTO_Q = [one.strip() for one in WRITES_INTO_Q.replace("\n", ";").split(";") if one.strip()]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("write", WRITES_INTO_Q)
def test_what_detach_gave_of_one_number_is_no_copy_to_write_into_either(write, recorded, dtype):
    for shape in ((), (1,)):
        p = Tensor(np.full(shape, 3, dtype))
        with contextlib.nullcontext() if recorded else ag.no_grad():
            q = p.detach()
            with pytest.raises(DataError, match="part of another tensor"):
                exec(write, {"q": q, "np": np})
            assert (p.item(), q.item()) == (3, 3)
            q = p.detach().copy()
            exec(write, {"q": q, "np": np})
            assert p.item() == 3


def test_one_number_that_was_detached_is_computed_with_and_written_into_once_nobody_else_has_it():
    p = Tensor(3.0)
    q = p.detach()
    assert (q - 1).item() == 2
    r = q * 1
    r -= 1
    assert (p.item(), q.item(), r.item()) == (3, 3, 2)
    with ag.no_grad():
        p -= 1  # the whole may be written into, and what was detached keeps the number
    q -= 1
    q[...] = 7
    assert (p.item(), q.item()) == (2, 7)
    average = (p * p).detach()  # of a loss that nobody has
    average *= 0.9
    average += 0.1 * p.detach()
    assert average.item() == pytest.approx(3.8)


def test_two_constants_of_one_number_are_no_copies_of_each_other():
    first = Tensor(3.0).detach()
    second = first.detach()
    with pytest.raises(DataError, match="part of another tensor"):
        second += 1
    del first
    second += 1
    assert second.item() == 4


def test_a_whole_number_that_was_detached_is_no_copy_either():
    n = Tensor(3, requires_grad=False)
    with pytest.raises(DataError, match="part of another tensor"):
        n.detach().__iadd__(1)
    with pytest.raises(DataError, match="part of another tensor"):
        n.detach()[...] = 4
    assert n.item() == 3


def test_a_number_is_forgotten_with_its_tensors():
    gc.collect()
    before = len(NUMBERS)
    p = Tensor(3.0)
    kept = [p.detach() for _ in range(3)]
    assert len(NUMBERS) == before + 1
    del p
    assert len(NUMBERS) == before + 1  # the three have it
    del kept
    assert len(NUMBERS) == before


def test_truth_values_are_everybodys():
    p, other = (Tensor(True, requires_grad=False) for _ in range(2))
    q, there = p.detach(), other.detach()
    del p
    q[...] = False
    assert (bool(q), bool(there)) == (False, True)


def test_whole_numbers_made_of_a_tensor_have_no_slope():
    x = Tensor([1.5, 2.5])
    for whole in (x.astype(int), np.astype(x, int), ag.ops.astype(x, int)):
        assert type(whole) is np.ndarray
        assert whole.tolist() == [1, 2]


def test_nan_to_num_without_copy_writes_into_the_tensor_itself():
    x = Tensor([1.0, np.nan])
    y = x * 2
    z = np.nan_to_num(y, copy=False)
    assert z is y
    (y * [3.0, 5.0]).sum().backward()
    assert x.grad.tolist() == [6, 0]
    with pytest.raises(BackwardError, match="leaf that needs a gradient"):
        np.nan_to_num(x, copy=False)


@pytest.mark.parametrize("part_of", PARTS_OF_WHAT_CHANGES)
@pytest.mark.parametrize("constant", [True, False])
@pytest.mark.parametrize("recording", [True, False])
@pytest.mark.parametrize(
    "write",
    [
        lambda y: y.__setitem__(0, 7.0),
        lambda y: y.__setitem__(y.data > 1, 7.0),
        lambda y: y.__setitem__((0, [1, 1]), 7.0),
        lambda y: y.__iadd__(7.0),
        lambda y: y.__imul__(y),
        lambda y: y.sort(axis=0),
    ],
)
def test_a_part_that_was_taken_before_its_whole_was_written_into_is_refused_as_it_does_not_change(
    part_of, write, recording, constant
):
    x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=not constant)
    y = x * 1
    part, loss = part_of(y), (part_of(y) ** 2).sum()
    with contextlib.nullcontext() if recording else ag.no_grad():
        write(y)
    for use in (lambda: part + 1, lambda: np.exp(part), lambda: part.tolist(), lambda: repr(part)):
        with pytest.raises(DataError, match=OUTDATED):
            use()
    with pytest.raises(DataError, match=OUTDATED):
        part += 1
    assert np.all(np.equal(part_of(y).data, part_of(y.data)))
    if not constant:
        loss.backward()  # of what it was when it was computed
        assert x.grad.sum() == 2 * part_of(x.data).sum()


def test_a_part_that_is_not_written_into_may_be_used_until_it_is():
    x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y = x * 1
    first, corner, copied = y[0], y[:, 2], y[1].copy()
    y[1, :2] = first[:2]
    y[1, 0] += first[1]
    assert (first * corner[0]).tolist() == [3, 6, 9]
    (copied.sum() + (first * y[1]).sum()).backward()
    assert x.grad.tolist() == [[2 * 1 + 2, 1 + 2 * 2, 6], [1, 1, 1 + 3]]
    y[1, 2] = 0.0
    assert first.tolist() == [1, 2, 3]
    with pytest.raises(DataError, match=OUTDATED):
        corner.sum()


def test_a_row_that_is_written_back_changed_in_a_loop_is_right():
    x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y = x * 1
    for i in range(2):
        row = y[i]
        y[i] = row / row.sum()
    weights = np.array([1.0, 2.0, 3.0])
    (y * weights).sum().backward()
    total = x.data.sum(axis=1, keepdims=True)
    assert np.allclose(y.data, x.data / total)
    assert np.allclose(x.grad, (weights - (x.data / total @ weights)[:, None]) / total)


def test_rows_that_change_places_need_a_copy_as_in_numpy():
    y = Tensor([[1.0, 2.0], [3.0, 4.0]]) * 1
    with pytest.raises(DataError, match=OUTDATED):
        y[0], y[1] = y[1], y[0]
    y[[0, 1]] = y[[1, 0]]


@pytest.mark.parametrize(
    "write",
    [
        lambda y: y[1].__setitem__(2, 0.0),
        lambda y: y.T.__setitem__(0, 0.0),
        lambda y: y.reshape(-1).__setitem__(3, 0.0),
        lambda y: y.ravel().__setitem__(3, 0.0),
        lambda y: y[None].__setitem__((0, 1), 0.0),
        lambda y: y[0].sort(),
        lambda y: [row.__setitem__(0, 0.0) for row in y],
    ],
)
def test_writing_through_a_part_of_a_tensor_is_refused(write):
    leaf = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], name="w")
    constant = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=False)
    for y in (leaf * 2, constant, constant + 1):
        with pytest.raises(DataError, match=r"part of another tensor.*y\[1, 2\] = ….*copy\(\)"):
            write(y)
    with ag.no_grad(), pytest.raises(DataError, match="part of another tensor"):
        write(leaf)


def test_what_is_no_part_of_a_tensor_that_is_still_there_may_be_written_into():
    w = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y = w * 2
    for part in (y[1].copy(), y[[0, 1]], y[1] * 1, (w + 1).reshape(3, 2), (w + 1)[1]):
        part[0] = 0.0
        assert part.numpy().flat[0] == 0
    y[1] += 5.0
    y[1, 2] = 0.0
    assert y.tolist() == [[2, 4, 6], [13, 15, 0]]
    with ag.no_grad():
        w[1] *= 2.0
    assert w.tolist() == [[1, 2, 3], [8, 10, 12]]


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


def test_gradients_are_arrays_of_their_own():
    x, y, g = Tensor([1.0, 2.0]), Tensor([3.0, 4.0]), np.ones(2)
    z = (x + y).retain_grad()
    z.backward(g)
    for grad in (x.grad, y.grad, z.grad):
        grad *= 10
    assert x.grad.tolist() == y.grad.tolist() == z.grad.tolist() == [10, 10]
    assert g.tolist() == [1, 1]


def test_a_gradient_of_gradients_leaves_no_cycle():
    gc.disable()
    try:
        x = Tensor([2.0])
        alive = weakref.ref(x.node)
        (x * x).sum().backward(create_graph=True)
        x.grad.sum().backward(create_graph=True)
        del x
        assert alive() is None
    finally:
        gc.enable()


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


def test_writing_into_what_detach_gave_changes_no_gradient():
    x = Tensor([1.0, 2.0])
    z = (x * x).sum()
    np.asarray(x.detach())[0] = 100
    z.backward()
    assert x.grad.tolist() == [2, 4]


def test_a_float16_average_of_many_has_the_gradient_one_over_n():
    x = Tensor(np.ones(70_000, np.float16))
    x.mean().backward()
    assert x.grad[0] == np.float16(1 / 70_000) > 0


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


def test_a_module_that_knows_its_parent_has_each_parameter_once():
    net = ag.nn.Sequential(ag.nn.Linear(1, 1))
    net[0].parent = net
    assert len(list(net.parameters())) == 2
    assert list(net.state_dict()) == ["0.weight", "0.bias"]


def doubled_rows(y):
    for row in y:
        row *= 2


def shifted_transpose(y):
    y = y.T
    y += 1


def scaled_slice(y):
    part = y[:, 1:]
    part /= 3


def attribute(y):
    class Holder:
        part = y.reshape(-1)

    Holder.part -= 1


@pytest.mark.parametrize("change", [doubled_rows, shifted_transpose, scaled_slice, attribute])
@pytest.mark.parametrize("recording", [True, False])
def test_a_row_that_is_changed_by_a_sign_is_refused_as_its_whole_would_not_change(change, recording):
    x = Tensor(np.ones((2, 3)))
    for y in (x * 1, Tensor(np.ones((2, 3)), requires_grad=False), x):
        with (
            pytest.raises(
                DataError, match=r"is a part of another tensor.*as it does in NumPy\. Change the ot"
            ),
            contextlib.nullcontext() if recording else ag.no_grad(),
        ):
            change(y)


def test_a_part_that_is_put_back_or_has_no_whole_may_be_changed_by_a_sign():
    x = Tensor(np.ones((2, 3)))
    y = x * 1
    y[0] *= 2
    y[:, 1:] += y[:, 1:]
    y[1, :2] -= 1
    assert y.tolist() == [[2, 4, 4], [0, 1, 2]]
    with ag.no_grad():
        x[0] *= 5
    assert x.tolist() == [[5, 5, 5], [1, 1, 1]]
    h = (x * 1)[0]
    h *= 2
    e = np.exp(x).reshape(-1)  # the graph remembers the whole, and nobody else
    e += 1
    e[0] = 0.0
    (h.sum() + e.sum()).backward()
    np.testing.assert_allclose(x.grad, [[2, 2 + np.e**5, 2 + np.e**5], [np.e] * 3])


def in_halves(x):
    a, b = np.split(x * 1, 2)
    squares = (b * b).sum()
    a *= 2
    b *= a
    return squares + (a * b).sum()


def in_columns(x):
    a, b = np.split(np.reshape(x * 1, (2, 2)), 2, axis=1)
    squares = (b * b).sum()
    a[0] = 3.0
    a[1] *= 2
    b *= a
    return squares + (a * b).sum()


def in_rows(x):
    parts = np.array_split(x * 1, 2)
    squares = (parts[1] ** 2).sum()
    for part in parts:
        part *= 2
    return squares + (parts[0] ** 2 * parts[1]).sum() / 2


@pytest.mark.parametrize("function", [in_halves, in_columns, in_rows])
def test_parts_without_a_common_number_may_be_written_into_if_nobody_has_their_whole(function):
    x = np.array([1.0, 2.0, 3.0, 4.0])
    np.testing.assert_allclose(function(Tensor(x)).item(), function(x))
    assert ag.gradcheck(function, x)


def test_parts_with_a_common_number_are_not_written_into():
    y = Tensor([1.0, 2.0, 3.0, 4.0]) * 1
    a, b, c = y[:2], y[2:], y[1:3]
    del y
    with pytest.raises(DataError, match="part of another tensor"):
        a *= 2
    with pytest.raises(DataError, match="part of another tensor"):
        b[0] = 2.0
    del c
    a *= 2
    b[0] = 2.0
    assert (a.tolist(), b.tolist()) == ([2, 4], [2, 4])


def test_a_part_is_one_also_after_its_whole_was_written_into_elsewhere():
    y = Tensor([1.0, 2.0, 3.0]) * 1
    part = y[1:]
    y[0] = 5.0
    for write in (lambda: part.__iadd__(1.0), lambda: part.__setitem__(0, 1.0)):
        with pytest.raises(DataError, match="part of another tensor"):
            write()
    assert part.tolist() == [2, 3]
    del y, write
    part += 1.0
    assert part.tolist() == [3, 4]


def test_parts_of_a_tensor_that_lies_by_columns_know_what_was_written():
    y = np.sin(Tensor(np.ones((2, 3))).T)  # as its input lies
    row, column = y[0], y[:, 1]
    y[1:] = 0.0
    assert np.allclose(row.data, np.sin(1))
    with pytest.raises(DataError, match=OUTDATED):
        column.sum()


def test_what_is_written_may_have_more_axes_of_length_1_as_in_numpy():
    x = Tensor([[2.0]])
    y = Tensor([1.0, 1.0]) * 1
    y[...] = x
    (y * y).sum().backward()
    assert x.grad.tolist() == [[8]]
    z = Tensor(np.ones((2, 2))) * 1
    z[..., 0] = x[None]
    z.sum().backward()
    assert x.grad.tolist() == [[8 + 2]]


def test_a_plain_array_is_filled_with_constants():
    x = Tensor([1.0, 2.0], requires_grad=False)
    a = np.zeros(2)
    a += x
    np.multiply(a, x, out=a)
    np.cumsum(x, out=(b := np.zeros(2)))
    np.concatenate([x, x], out=(c := np.zeros(4)))
    assert (type(a), a.tolist(), b.tolist(), c.tolist()) == (np.ndarray, [1, 4], [1, 3], [1, 2, 1, 2])
    with pytest.raises(RuleError, match="plain array"):
        a += Tensor([1.0, 2.0])
    with pytest.raises(RuleError, match="out="):
        np.exp(a, out=x)


def test_flat_takes_and_writes_numbers_in_reading_order():
    x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y = x * 2
    y.flat[4] = x.flat[0]
    y.flat[:2] = y.flat[[5, -2]]
    assert y.tolist() == [[12, 1, 6], [8, 1, 12]]
    assert (len(y.flat), [float(v) for v in y.flat][:2]) == (6, [12, 1])
    (y * np.arange(6).reshape(2, 3)).sum().backward()
    assert x.grad.tolist() == [[5, 0, 4], [6, 0, 10]]
    with ag.no_grad():
        x.flat[-1] = 0.0
    assert x.tolist() == [[1, 2, 3], [4, 5, 0]]


def test_flat_and_rows_that_are_written_while_one_goes_through_them_are_seen_as_they_are_by_then():
    x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    y = x * 1
    for i, number in enumerate(y.flat):
        if i < 3:
            y.flat[i + 1] = y.flat[i + 1] + number
    assert y.tolist() == [[1, 3], [6, 10]]
    for i, row in enumerate(y):
        y[1 - i] += row
    assert y.tolist() == [[8, 16], [7, 13]]
    y.sum().backward()
    assert x.grad.tolist() == [[10, 7], [4, 2]]


def refused(write):
    with pytest.raises(DataError, match="part of another tensor"):
        write()
    return True


def same_module(y):
    return ag.nn.Identity()(y)


def same_checkpoint(y):
    kept = []
    ag.checkpoint(lambda x: kept.append(x * 1) or kept[0], y)
    return kept[0]


@pytest.mark.parametrize("same", [same_module, same_checkpoint])
def test_a_part_is_one_of_every_tensor_that_has_its_whole(same):
    y = Tensor([1.0, 2.0, 3.0]) * 1
    twin = same(y)
    part = (twin if same is same_checkpoint else y)[:2]
    del y
    assert refused(lambda: part.__imul__(2))
    del twin
    part *= 2
    assert part.tolist() == [2, 4]


def test_a_part_is_one_of_the_array_that_data_gave_out_too():
    y = Tensor([1.0, 2.0, 3.0]) * 1
    held, part = y.data, y[:2]
    del y
    assert refused(lambda: part.__imul__(2))
    first = held[:1]
    del held
    assert refused(lambda: part.__imul__(2))
    del first
    part *= 2
    assert part.tolist() == [2, 4]


def test_a_part_belongs_to_nobody_else_once_all_who_had_it_are_gone_though_a_graph_remembers_it():
    x = Tensor([1.0, 2.0, 3.0])
    y = np.exp(x)
    loss, part, other = (y * y).sum(), y[:2], y[1:]
    del y
    assert refused(lambda: part.__imul__(2))
    del other
    part *= 2
    (loss + part.sum()).backward()
    want = 2 * np.exp(2 * x.data) + [2 * np.e, 2 * np.e**2, 0]
    np.testing.assert_allclose(x.grad, want)


def test_a_part_of_a_part_is_one_of_the_whole():
    y = Tensor(np.arange(12.0).reshape(3, 4)) * 1
    row = y[1]
    number = row[2:3]
    del row
    assert refused(lambda: number.__iadd__(1))
    y[1, 2] = 7.0
    with pytest.raises(DataError, match=OUTDATED):
        number.sum()


def test_an_op_of_one_or_two_arrays_shares_its_result_with_nobody():
    rng, tried = np.random.default_rng(0), 0
    for an_op in OPS.values():
        if type(an_op) not in (Unary, Binary) or not (an_op.forward.__module__ or "").startswith(
            "autogradkit."
        ):
            continue
        for shape in ((3, 3), (3,), (1, 3, 3)):
            inputs = [rng.uniform(0.2, 0.8, shape) for _ in an_op.inputs]
            with contextlib.suppress(Exception):
                z = an_op.forward(*inputs)
                assert not any(np.may_share_memory(z, x) for x in inputs), an_op.name
                tried += 1
    assert tried > 100


@pytest.mark.parametrize("way", [lambda f: f, ag.compile], ids=["eager", "compiled"])
def test_what_a_function_returns_are_parts_of_each_other_and_of_what_it_was_given(way):
    t = Tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=False)
    row, constant = way(lambda t: t[0])(t), way(lambda t: t.detach())(t)
    assert refused(lambda: row.__imul__(2))
    assert refused(lambda: constant.__imul__(2))
    f = way(lambda x: (lambda y: (y, y[0], y.detach()))(Tensor(x, requires_grad=False) * 2))
    for _ in range(2):
        y, first, apart = f(np.ones((2, 2)))
    assert refused(lambda: first.__imul__(2))
    assert refused(lambda: apart.__imul__(2))
    t[0] = 7.0
    y *= 3
    for part in (row, first):
        with pytest.raises(DataError, match=OUTDATED):
            part.sum()
    assert (constant.tolist(), apart.tolist()) == ([[1, 2], [3, 4]], [[2, 2], [2, 2]])


@pytest.mark.parametrize("way", [lambda f: f, ag.compile], ids=["eager", "compiled"])
def test_one_number_that_a_function_returns_detached_is_no_copy(way):
    f = way(lambda x: (lambda y: (y, y.detach()))(Tensor(x, requires_grad=False) * 2))
    for _ in range(2):
        whole, apart = f(np.float64(3.0))
    assert refused(lambda: apart.__imul__(2))
    assert whole.item() == 6
    t = Tensor(3.0, requires_grad=False)
    apart = way(lambda t: t.detach())(t)
    assert refused(lambda: apart.__imul__(2))


# What NumPy makes of an array without axes, x, that is no copy.
PARTS_OF_ONE_NUMBER = """
x.reshape(1); x.reshape(()); x.reshape(1, 1); np.expand_dims(x, 0); np.atleast_1d(x); np.atleast_2d(x)
np.atleast_3d(x); x[None]; x[...]; x[..., None]; x.ravel(); np.ravel(x, "F"); x.squeeze(); np.squeeze(x); x.T
x.transpose(); np.broadcast_to(x, (2,)); np.broadcast_to(x, ()); np.broadcast_arrays(x, np.ones(3))[0]; x.real
x.conj(); x.astype(x.dtype, copy=False); np.moveaxis(x, [], []); np.real_if_close(x)
np.meshgrid(x, copy=False)[0]; np.squeeze(x[None]); np.real(x)
x.reshape(1)[0:1]; x.reshape(1, 1)[0]; x[None].T; x.reshape(1).reshape(())
"""
PARTS_OF_ONE_NUMBER = [
    one.strip() for one in PARTS_OF_ONE_NUMBER.replace("\n", ";").split(";") if one.strip()
]


def with_data_read(x):
    assert x.data == 3  # it lies in an array from now on
    return x


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("expression", PARTS_OF_ONE_NUMBER)
def test_a_part_of_one_number_is_one_as_in_numpy(expression, dtype):
    def part(x):
        return eval(expression, {"np": np, "x": x})

    array = np.array(3, dtype)
    assert np.shares_memory(part(array), array)
    made = [Tensor, lambda a: Tensor(a) * 1, lambda a: Tensor(a, False), lambda a: with_data_read(Tensor(a))]
    for make in [partial(one, array) for one in made]:
        with ag.no_grad():
            x = make()
            r = part(x)
            assert refused(partial(r.__isub__, 1))
            assert refused(partial(r.__setitem__, ..., 1.0))
            assert (x.item(), np.max(r).item()) == (3, 3)
            x -= 1
            for use in (partial(np.exp, r), r.tolist):
                with pytest.raises(DataError, match=OUTDATED):
                    use()
            x = make()
            r = part(x)
            del x
            if "broadcast" not in expression:
                r -= 1  # nobody else has it
                assert np.max(r).item() == 2


@pytest.mark.parametrize("expression", PARTS_OF_ONE_NUMBER)
def test_a_part_of_one_number_passes_its_gradient_on_and_leaves_its_whole_as_it_was(expression):
    x = Tensor(3.0)
    y = x * x
    part = eval(expression, {"np": np, "x": y})
    (part.sum() * 2 + y).backward()
    assert x.grad == 6 * (2 * part.size + 1)
    assert (x.item(), y.item(), y.shape) == (3, 9, ())


@pytest.mark.parametrize("detached_first", [True, False])
def test_a_number_that_was_detached_and_one_of_which_a_part_was_taken_know_each_other(detached_first):
    p = Tensor(3.0)
    if detached_first:
        apart, part = p.detach(), p.reshape(1)
    else:
        part = p.reshape(1)
        apart = p.detach()
    again = apart.reshape(1)
    for write in (lambda: apart.__isub__(1), lambda: part.__isub__(1), lambda: again.__isub__(1)):
        assert refused(write)
    with ag.no_grad():
        p -= 1
    assert (p.item(), apart.item()) == (2, 3)
    with pytest.raises(DataError, match=OUTDATED):
        part.sum()


def changes_part(y):
    part = y.reshape(1)
    part -= 1
    return part


def changes_whole(y):
    part = y.reshape(1)
    y -= 1
    return part * 1


@pytest.mark.parametrize("function", [changes_part, changes_whole])
@pytest.mark.parametrize("way", [lambda f: f, ag.compile], ids=["eager", "compiled"])
@pytest.mark.filterwarnings("ignore:.*is not compiled:RuntimeWarning")
def test_a_part_of_one_number_is_one_in_a_function_that_is_compiled_too(function, way):
    outside = Tensor(3.0, requires_grad=False)
    f = way(lambda x: function(Tensor(x, requires_grad=False).sum() * 1))
    g = way(lambda x: function(outside))
    for _ in range(2):
        for h in (f, g):
            with pytest.raises(DataError, match=f"part of another tensor|{OUTDATED}"):
                h(np.ones(3))
        outside.data = 3.0


@pytest.mark.parametrize("part", [lambda x: np.diagonal(x, -2), lambda x: x[:, 2:2], lambda x: x[2:].T])
@pytest.mark.parametrize(
    "write", [lambda x: x.__setitem__((0, 0), 7.0), lambda x: x.data.__setitem__(0, 7.0)]
)
def test_a_part_without_numbers_is_never_outdated(part, write):
    x = Tensor(np.ones((2, 2)), requires_grad=False)
    empty, row = part(x), x[1]
    write(x)
    assert empty.tolist() == part(x).tolist()
    assert empty.data.shape == part(x).shape
    row.data[0] = 3.0
    assert x.tolist()[1] == [3, 1]
