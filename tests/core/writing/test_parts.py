"""Parts of a tensor: writing into them and into their whole."""

import contextlib

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.op import OPS, Binary, Unary
from autogradkit.errors import DataError
from tests.core.writing.refusals import OUTDATED, refused

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
