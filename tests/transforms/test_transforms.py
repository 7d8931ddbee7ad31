"""Transforms: nested, composed, and forward mode out of backward rules."""

import copy
from collections import namedtuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError, DataError

rng = np.random.default_rng(0)
A = rng.normal(size=(3, 4))


def layer(x):
    return np.tanh(A @ x)


def loss(x):
    return (layer(x) ** 2).sum() + x[0] * x[1] * x[2]


def differences(f, x, h=1e-6):
    columns = [(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(x.size).reshape(-1, *x.shape)]
    return np.stack(columns, axis=-1).reshape(*np.shape(f(x)), *x.shape)


x0 = rng.normal(size=4)


def test_the_gradient_is_the_functions():
    assert np.allclose(ag.grad(loss)(x0), differences(loss, x0))


def test_what_is_not_differentiated_further_is_a_plain_array():
    assert type(ag.grad(loss)(x0)) is np.ndarray
    assert [type(v) for v in ag.value_and_grad(loss)(x0)] == [np.ndarray] * 2
    assert type(ag.hessian(loss)(x0)) is np.ndarray
    assert [type(v) for v in ag.jvp(loss, x0, x0)] == [np.ndarray] * 2


def test_grad_nests_as_deep_as_one_likes():
    f = ag.grad(ag.grad(ag.grad(ag.grad(lambda x: x**6))))
    assert f(2.0) == 6 * 5 * 4 * 3 * 2**2


def test_an_inner_gradient_does_not_confuse_its_variable_with_the_outer_one():
    assert ag.grad(lambda x: x * ag.grad(lambda y: x + y)(1.0))(1.0) == 1
    assert ag.grad(lambda x: x * ag.grad(lambda y: x * y)(3.0))(5.0) == 10
    assert ag.jvp(lambda x: x * ag.jvp(lambda y: x * y, 3.0, 1.0)[1], 5.0, 1.0)[1] == 10


def test_a_gradient_inside_a_recorded_function_is_recorded_too():
    x = Tensor(2.0)
    g = ag.grad(lambda y: x * y**2)(3.0)
    g.backward()
    assert g.item() == 12
    assert x.grad == 6


def test_the_gradient_of_several_arguments_and_of_nested_containers():
    def f(w, batch, scale=1.0):
        return ((w["a"] * batch[0]).sum() + w["b"][1] ** 2 * batch[1]) * scale

    w = {"a": np.ones(2), "b": [np.array(5.0), np.array(3.0)]}
    batch = (np.array([1.0, 2.0]), 4.0)
    dw, dbatch = ag.grad(f, (0, 1))(w, batch, scale=10.0)
    assert dw["a"].tolist() == [10, 20]
    assert dw["b"] == [0, 240]
    assert dbatch[0].tolist() == [10, 10]
    assert dbatch[1] == 90


def test_a_list_of_numbers_is_one_array():
    assert ag.grad(lambda x: (x**2).sum())([1, 2]).tolist() == [2, 4]


def test_grad_works_where_recording_is_off():
    with ag.no_grad():
        assert ag.grad(lambda x: x * x)(3.0) == 6


def test_grad_of_several_numbers_says_what_to_do():
    with pytest.raises(BackwardError, match=r"layer returned shape \(3,\).*\.sum\(\).*jacobian"):
        ag.grad(layer)(x0)


def test_a_function_that_ignores_its_input_has_gradient_zero():
    assert ag.grad(lambda x: 3.0)(x0).tolist() == [0, 0, 0, 0]
    assert ag.grad(lambda x, y: (y * y).sum())(x0, x0).tolist() == [0, 0, 0, 0]
    assert ag.jvp(lambda x: np.ones(2), x0, x0)[1].tolist() == [0, 0]
    assert ag.hessian(lambda x: x.sum())(x0).tolist() == np.zeros((4, 4)).tolist()


def test_vjp_runs_the_function_once_for_many_upstream_gradients():
    calls = []

    def f(x):
        calls.append(1)
        return layer(x)

    z, pullback = ag.vjp(f, x0)
    J = differences(layer, x0)
    for g in np.eye(3):
        assert np.allclose(pullback(g), g @ J)
    assert len(calls) == 1
    assert np.allclose(z, layer(x0))


def test_vjp_of_two_inputs_returns_both_gradients():
    _, pullback = ag.vjp(lambda x, y: x * y, 2.0, 3.0)
    assert pullback(10.0) == (30, 20)


@given(st.integers(0, 2**32 - 1))
def test_jvp_and_vjp_are_two_readings_of_one_jacobian(seed):
    r = np.random.default_rng(seed)
    x, v, g = r.normal(size=4), r.normal(size=4), r.normal(size=3)
    _, tangent = ag.jvp(layer, x, v)
    _, pullback = ag.vjp(layer, x)
    assert np.isclose(g @ tangent, pullback(g) @ v, rtol=1e-9, atol=1e-12)


def test_jvp_of_two_inputs_moves_both():
    z, t = ag.jvp(lambda x, y: x * y, (2.0, 3.0), (1.0, 10.0))
    assert (z, t) == (6, 23)
    with pytest.raises(DataError, match="2 inputs"):
        ag.jvp(lambda x, y: x * y, (2.0, 3.0), 1.0)
    with pytest.raises(DataError, match=r"tangent has shape \(2,\).*\(4,\)"):
        ag.jvp(layer, x0, np.ones(2))


def test_jvp_uses_the_rule_that_is_in_force():
    with ag.using("tanh", lambda g, z: 7 * g):
        assert ag.jvp(np.tanh, 1.0, 1.0)[1] == 7


def test_jvp_passes_through_what_a_rule_kept():
    target = np.array([1, 0])

    def f(x):
        return ag.nn.functional.cross_entropy(x, target)

    x, v = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    assert np.isclose(ag.jvp(f, x, v)[1], (ag.grad(f)(x) * v).sum())


def test_jacobian_has_the_outputs_axes_before_the_inputs():
    x = rng.normal(size=(2, 3))
    J = ag.jacobian(lambda x: np.stack([x.sum(axis=1), x[:, 0]]))(x)
    assert J.shape == (2, 2, 2, 3)
    assert J[0, 1].tolist() == [[0, 0, 0], [1, 1, 1]]
    assert J[1, 0].tolist() == [[1, 0, 0], [0, 0, 0]]


def test_jacobian_by_columns_is_jacobian_by_rows():
    columns = [ag.jvp(layer, x0, v)[1] for v in np.eye(4)]
    assert np.allclose(np.stack(columns, axis=1), ag.jacobian(layer)(x0))


def test_the_hessian_is_symmetric_and_right():
    H = ag.hessian(loss)(x0)
    assert np.allclose(H, H.T)
    assert np.allclose(H, differences(ag.grad(loss), x0), atol=1e-6)


def test_the_hessian_of_several_arguments_is_made_of_blocks():
    (aa, ab), (ba, bb) = ag.hessian(lambda a, b: (a * a * b).sum(), (0, 1))([1.0, 2.0], [3.0, 4.0])
    assert aa.tolist() == [[6, 0], [0, 8]]
    assert ab.tolist() == ba.tolist() == [[2, 0], [0, 4]]
    assert bb.tolist() == [[0, 0], [0, 0]]


def test_a_function_that_returns_several_arrays_is_told_to_return_one():
    with pytest.raises(DataError, match="returned a tuple: return one array"):
        ag.grad(lambda x: (x, x * x))([1.0, 2.0])


def test_hvp_is_the_hessian_times_the_vector_in_three_ways():
    v = rng.normal(size=4)
    want = ag.hessian(loss)(x0) @ v
    assert np.allclose(ag.hvp(loss, x0, v), want)
    assert np.allclose(ag.jvp(ag.grad(loss), x0, v)[1], want)
    assert np.allclose(ag.vjp(ag.grad(loss), x0)[1](v), want)


def test_hvp_of_two_inputs_couples_them():
    dx, dy = ag.hvp(lambda x, y: x * x * y, (2.0, 3.0), (1.0, 10.0))
    assert (dx, dy) == (2 * 3 + 2 * 2 * 10, 2 * 2)


def test_the_jacobian_of_a_gradient_of_a_jvp():
    def f(x):
        return ag.jvp(lambda y: np.sin(y) * x, x, np.ones(2))[1].sum()

    x = np.array([0.5, 1.0])
    want = np.diag(-2 * np.sin(x) - x * np.cos(x))
    assert np.allclose(ag.jacobian(ag.grad(f))(x), want)


def test_transforms_leave_grad_of_tensors_alone():
    x = Tensor(3.0)
    assert ag.grad(lambda y: y * y)(x).item() == 6
    assert x.grad is None


def test_the_jacobian_of_several_results_has_one_for_each():
    once, twice = ag.jacobian(lambda x: (3 * x, x[0] * x[1]))([1.0, 2.0])
    assert once.tolist() == [[3, 0], [0, 3]]
    assert twice.tolist() == [2, 1]


def test_the_hessian_by_lists_and_dicts_has_their_structure():
    rows = ag.hessian(lambda p: p[0] ** 2 * p[1].sum())([np.array(2.0), np.array([1.0, 2.0])])
    assert rows[0][0] == 6
    assert rows[0][1].tolist() == rows[1][0].tolist() == [4, 4]
    assert ag.hessian(lambda p: (p["a"] ** 2).sum())({"a": [1.0, 2.0]})["a"]["a"].tolist() == [[2, 0], [0, 2]]


def test_a_named_tuple_has_a_named_tuple_for_its_gradient():
    Point = namedtuple("Point", "a b")
    slope = ag.grad(lambda p: p.a * p.b)(Point(2.0, 3.0))
    assert (slope.a, slope.b) == (3, 2)


def test_arguments_may_be_given_by_keyword_and_argnums_as_a_list():
    def product(x, y):
        return x * y

    assert ag.grad(product)(x=2.0, y=3.0) == 3
    assert ag.grad(product, 1)(2.0, y=3.0) == 2
    assert ag.grad(product, [0, 1])(2.0, y=3.0) == (3, 2)
    assert ag.grad(product, -1)(2.0, 3.0) == 2


@pytest.mark.parametrize(
    ("argnums", "error", "says"),
    [
        (2, DataError, r"its argument number 2, counted from 0: it was called with 2 argument\(s\)\.$"),
        ("x", TypeError, "argnums are numbers of arguments, such as 0 or"),
    ],
)
def test_argnums_that_name_no_argument_are_refused(argnums, error, says):
    with pytest.raises(error, match=says):
        ag.grad(lambda x, y: x * y, argnums)(2.0, 3.0)


@pytest.mark.parametrize("transform", [ag.grad, ag.value_and_grad, ag.jacobian, ag.hessian])
def test_a_transform_of_a_loss_or_at_numbers_says_what_it_takes_and_returns(transform):
    name = transform.__name__
    with pytest.raises(TypeError, match=rf"^{name} takes a function .* returns a function: Tensor was given"):
        transform(Tensor(2.0) ** 2, Tensor(2.0))
    with pytest.raises(TypeError, match=rf"go to what {name} returns: {name}\(<lambda>\)\(…\)\.$"):
        transform(lambda x: x**3, 2.0)


TRANSFORMS = {
    "grad": lambda f: ag.grad(f)(2.0),
    "value_and_grad": lambda f: ag.value_and_grad(f)(2.0),
    "jacobian": lambda f: ag.jacobian(f)(2.0),
    "hessian": lambda f: ag.hessian(f)(2.0),
    "vjp": lambda f: ag.vjp(f, 2.0),
    "jvp": lambda f: ag.jvp(f, 2.0, 1.0),
    "hvp": lambda f: ag.hvp(f, 2.0, 1.0),
}


@pytest.mark.parametrize("transform", TRANSFORMS)
@pytest.mark.parametrize("f", [lambda x: copy.copy(x) ** 2, lambda x: copy.deepcopy([x])[0] ** 2])
def test_a_function_of_a_copy_of_the_object_is_refused_by_every_transform(transform, f):
    with pytest.raises(
        (BackwardError, DataError), match=r"a copy in test_tr|or \.copy\(\), which is recorded"
    ):
        TRANSFORMS[transform](f)


@pytest.mark.parametrize("transform", TRANSFORMS)
@pytest.mark.parametrize(
    ("f", "conversion"),
    [
        (lambda x: float(x) ** 2, r"float\(\)"),
        (lambda x: int(x) * 1.0, r"int\(\)"),
        (lambda x: x.item() ** 2, r"\.item\(\)"),
        (lambda x: x.numpy() ** 2, r"\.numpy\(\)"),
        (lambda x: (x * x).tolist(), r"\.tolist\(\)"),
        (lambda x: np.sum(x.data**2), r"\.data"),
    ],
)
def test_a_function_that_left_the_graph_is_refused_by_every_transform(transform, f, conversion):
    with pytest.raises(BackwardError, match=f"does not depend on its arguments.*by {conversion} in test_tr"):
        TRANSFORMS[transform](f)


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_a_forgotten_return_is_named_by_every_transform(transform):
    def forgot(x):
        x**2

    with pytest.raises(BackwardError, match="forgot returned None: is its `return` missing"):
        TRANSFORMS[transform](forgot)


def test_text_is_no_value_of_a_function():
    with pytest.raises(DataError, match="A tensor holds numbers: '3' is not"):
        ag.grad(lambda x: "3")(2.0)


def test_a_tensor_that_becomes_an_element_of_an_array_is_refused():
    def f(b):
        c = np.zeros(2)
        c[0] = b[0] * b[0]
        c[1] = b[1] * b[0]
        return np.sum(c)

    with pytest.raises(DataError, match=r"an element of a NumPy array would forget it.*np\.stack"):
        ag.grad(f)([1.0, 2.0])


def test_what_is_meant_to_have_no_slope_has_slope_zero():
    assert ag.grad(lambda x: x.detach() ** 2)(2.0) == 0
    assert ag.grad(lambda x: np.floor(x))(2.5) == 0
    assert ag.grad(lambda x: 3.0)(2.0) == 0
    assert ag.grad(lambda x: x * float(x))(3.0) == 3


def squares_added(x):
    x += x * x
    return (x * x).sum()


def squares_put_in(x):
    y = x * 1
    y[0] = y[1]
    return (y * y).sum()


def squares_put_into_the_dict(weights):
    weights["w"] = weights["w"] ** 2
    return (weights["w"] ** 2).sum()


def test_a_function_that_changes_its_argument_is_differentiated_by_what_it_was_given():
    x = np.array([1.0, 2.0])
    want = 2 * (x + x**2) * (1 + 2 * x)
    assert ag.grad(squares_added)(x).tolist() == want.tolist()
    assert ag.grad(lambda x: ag.grad(squares_added)(x * 1).sum())(x).tolist() == (
        np.diag(ag.hessian(squares_added)(x)).tolist()
    )
    assert ag.jvp(squares_added, x, np.ones(2))[1] == want.sum()
    assert ag.gradcheck(squares_added, x, order=2)
    assert ag.grad(squares_put_in)(x).tolist() == [0, 8]
    assert ag.grad(squares_put_into_the_dict)({"w": x})["w"].tolist() == (4 * x**3).tolist()


def test_an_inner_argument_that_a_function_writes_into_has_the_gradient_of_what_was_given():
    def written(x):
        x[0] = 5.0
        return (x**3).sum()

    assert ag.grad(lambda x: ag.grad(written)(x * 1).sum())([1.0, 2.0]).tolist() == [0, 12]
