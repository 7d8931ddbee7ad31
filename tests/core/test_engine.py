"""The backward pass, from one product to a graph 100,000 operations deep."""

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.engine import backward_steps
from autogradkit.errors import BackwardError, DataError, RuleError


def test_the_gradient_of_x2_plus_y2_at_2_3_is_4_6():
    x, y = Tensor(2.0), Tensor(3.0)
    (x * x + y * y).backward()
    assert (x.grad, y.grad) == (4, 6)


def test_a_tensor_used_twice_receives_both_contributions():
    x, y = Tensor(3.0), Tensor(5.0)
    (x * y + x).backward()
    assert (x.grad, y.grad) == (6, 3)


@pytest.mark.parametrize(
    ("f", "want"),
    [
        (lambda x, y: (x * y) * y, (25, 30)),
        (lambda x, y: x * x, (6, None)),
        (lambda x, y: (x * y) * (x * y), (150, 90)),
        (lambda x, y: (u := x * y) * u, (150, 90)),
        (lambda x, y: (u := x * y) * y + u, (30, 33)),
        (lambda x, y: (u := x * y) + u * y, (30, 33)),
        (lambda x, y: (v := (u := (w := x * y) + w) + u) + v, (40, 24)),
    ],
)
def test_every_probe_graph_of_the_buggy_engines_comes_out_right(f, want):
    x, y = Tensor(3.0), Tensor(5.0)
    f(x, y).backward()
    assert (x.grad, y.grad) == want


def test_a_chain_of_100_000_operations_needs_no_recursion():
    x = z = Tensor(1.0)
    for _ in range(100_000):
        z = z * 1.0
    z.backward()
    assert x.grad == 1


def test_twenty_five_stacked_diamonds_are_visited_once_each():
    x = z = Tensor(1.0)
    for _ in range(25):
        z = z + z
    assert sum(1 for _ in backward_steps(z.node, np.float64(1), {})) == 50
    z.backward()
    assert x.grad == 2**25


def test_the_derivative_of_x_cubed_taken_six_times_is_right():
    x = Tensor(1.5)
    z, seen = x**3, []
    for _ in range(6):
        x.grad = None
        z.backward(create_graph=True)
        z = x.grad
        seen.append(z.item())
    assert seen == [6.75, 9.0, 6.0, 0.0, 0.0, 0.0]


def test_backward_twice_adds_up_on_leaves_only():
    x = Tensor(3.0)
    z = x * x * x
    z.backward()
    z.backward()
    assert x.grad == 54
    assert type(x.grad) is np.ndarray


def test_an_inner_tensor_keeps_its_gradient_only_when_asked():
    x = Tensor(3.0)
    u = (x * x).retain_grad()
    v = u * 2
    (v * 5).backward()
    assert u.grad == 10
    with pytest.raises(BackwardError, match=r"the result of mul is an inner tensor.*retain_grad"):
        _ = v.grad


def test_a_parameter_that_a_step_made_anew_is_told_how_a_step_leaves_it_a_leaf():
    w = Tensor([1.0, 2.0])
    (w * w).sum().backward()
    w = w - 0.1 * w.grad
    (w * w).sum().backward()
    with pytest.raises(BackwardError, match=r"a training step is `with ag\.no_grad\(\): w -= …`"):
        _ = w.grad


def test_a_gradient_set_to_a_number_is_told_how_to_start_afresh():
    x = Tensor([1.0, 2.0])
    with pytest.raises(BackwardError, match=r"the new one has \(\)\. To start afresh, set it to None\."):
        x.grad = 0


def test_a_vector_needs_an_upstream_gradient_of_its_shape():
    x = Tensor([1.0, 2.0], name="x")
    with pytest.raises(BackwardError, match=r"starts from one number.*shape \(2,\).*\.sum\(\)"):
        (x * x).backward()
    with pytest.raises(BackwardError, match=r"has shape \(3,\)"):
        (x * x).backward(np.ones(3))
    (x * x).backward([1, 10])
    assert x.grad.tolist() == [2, 40]


def test_backward_on_a_constant_says_what_to_look_for():
    with pytest.raises(BackwardError, match=r"constant.*no_grad"):
        Tensor(2.0, requires_grad=False).backward()
    x = Tensor(2.0)
    with ag.no_grad():
        z = x * x
    with pytest.raises(BackwardError, match="constant"):
        z.backward()


def test_no_grad_ends_also_after_an_error():
    x = Tensor(2.0)
    with pytest.raises(ZeroDivisionError), ag.no_grad():
        _ = 1 / 0
    assert (x * x).requires_grad


@pytest.mark.parametrize(
    ("x_shape", "y_shape"), [((3, 1), (4,)), ((2, 1, 3), (5, 1)), ((), (2, 3)), ((1,), (0,))]
)
def test_a_broadcast_input_receives_the_sum_over_its_copies(x_shape, y_shape):
    rng = np.random.default_rng(0)
    x, y = Tensor(rng.normal(size=x_shape)), Tensor(rng.normal(size=y_shape))
    z = x * y
    g = rng.normal(size=z.shape)
    z.backward(g)
    assert x.grad.shape == x_shape
    assert y.grad.shape == y_shape
    assert np.allclose(np.sum(x.grad * x.data), np.sum(g * z.data))
    assert np.allclose(np.sum(y.grad * y.data), np.sum(g * z.data))


def test_a_step_tells_the_copies_of_a_broadcast_and_their_sum():
    x = Tensor([1.0, 2.0])
    z = x + np.zeros((3, 2))
    (step,) = backward_steps(z.node, np.ones((3, 2)), {})
    assert step.local.shape == (3, 2)
    assert step.contribution.tolist() == step.total.tolist() == [3, 3]
    assert step.source is x.node


def test_a_graph_remembers_just_what_its_rules_ask_for():
    x = Tensor(np.ones((2, 3)), name="x")
    assert (x + 1).node.remembers() == {}
    assert list(np.tanh(x).node.remembers()) == ["z"]
    assert x.sum(axis=0).node.remembers() == {"x_shape": (2, 3), "axis": 0, "keepdims": False}


@given(st.lists(st.sampled_from(["add", "mul", "tanh"]), min_size=1, max_size=12), st.integers(0, 2**32 - 1))
def test_the_gradient_is_linear_in_the_upstream_gradient(names, seed):
    rng = np.random.default_rng(seed)
    x, y = Tensor(rng.normal(size=3)), rng.normal(size=3)
    pool = [x]
    for name in names:
        a, b = pool[rng.integers(len(pool))], pool[rng.integers(len(pool))]
        pool.append(np.tanh(a) if name == "tanh" else np.tanh(a) * b if name == "mul" else a + y * b)

    def gradient(g):
        x.grad = None
        pool[-1].backward(g)
        return x.grad

    g, h = rng.normal(size=3), rng.normal(size=3)
    size = np.abs(gradient(g)).max() + np.abs(gradient(h)).max()
    assert np.abs(gradient(g + 2 * h) - gradient(g) - 2 * gradient(h)).max() <= 1e-12 * (1 + size)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (lambda g: None, r"returned 1 gradient\(s\): mul has 2 input\(s\), x, y"),
        (lambda g: (g, None), "returned None for y"),
        (lambda g: (g, "dy"), "returned <U2 for y"),
        (lambda g: (g, np.ones((2, 2))), r"shape \(2, 2\) for y, which has shape \(3,\)"),
    ],
)
def test_a_rule_that_returns_nonsense_is_told_so_in_its_own_names(rule, says):
    x = Tensor(np.ones(3))
    with ag.using("mul", rule), pytest.raises(RuleError, match=says):
        (x * x).sum().backward()


def test_a_learners_rule_runs_in_place_of_the_kits_and_leaves_again():
    def mine(g, y, x):
        assert isinstance(g, np.ndarray)
        assert x.shape == y.shape == g.shape
        return 10 * g * y, 10 * g * x

    x, y = Tensor(2.0), Tensor(3.0)
    with ag.using("mul", mine):
        (x * y).backward()
    assert (x.grad, y.grad) == (30, 20)
    (x * y).backward()
    assert (x.grad, y.grad) == (33, 22)


@pytest.mark.parametrize("y", [4, np.array([4, 4]), Tensor(np.array([4, 4]), requires_grad=False)], ids=type)
def test_a_learners_rule_meets_floats_where_whole_numbers_went_in(y):
    """It was checked on floats, and whole numbers have no power of -1."""
    x = Tensor([2.0, 6.0])
    with ag.using("div", lambda g, x, y: (g * y**-1, -g * x * y**-2)):
        (x / y).sum().backward()
    np.testing.assert_array_equal(x.grad, [0.25, 0.25])


def test_a_rule_that_asks_for_an_unknown_name_is_refused_at_once():
    with pytest.raises(RuleError, match=r"asks for 'a'.*x, y"):
        ag.using("mul", lambda g, a, b: (g * b, g * a))
    with pytest.raises(RuleError, match="Did you mean 'mul'"):
        ag.using("mull", lambda g, x, y: (g, g))


@pytest.mark.parametrize("rule", [lambda ctx, g: g, lambda x, g: g * x], ids=["ctx", "g in second place"])
def test_a_rule_whose_first_argument_is_not_g_is_told_what_the_first_one_is(rule):
    with pytest.raises(RuleError, match=r"^The first argument of a rule is g, .* def <lambda>\(g, x, y\)\.$"):
        ag.using("mul", rule)


def test_a_rule_that_writes_into_its_arrays_is_refused_at_second_order():
    x = Tensor(np.array([-1.0, 2.0]))

    def writes(g, x):
        dx = np.zeros(x.shape)
        dx[x > 0] = g[x > 0]
        return dx

    with ag.using("relu", writes):
        (ag.relu(x)).sum().backward()
        assert x.grad.tolist() == [0, 1]
        with pytest.raises(DataError, match=r"np\.zeros_like"):
            (ag.relu(x) * x).sum().backward(create_graph=True)


def test_two_leaves_never_share_one_gradient_that_can_be_differentiated():
    x, y = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
    ((x + y) ** 2).sum().backward(create_graph=True)
    with ag.no_grad():
        x.grad *= 10
    assert x.grad.tolist() == [80, 120]
    assert y.grad.tolist() == [8, 12]
    assert ag.grad(lambda y: (y**3).sum())(y.grad).tolist() == [192, 432]


def test_the_upstream_gradient_of_a_caller_stays_the_callers():
    x, g = Tensor(2.0), Tensor(5.0)
    (x + 1).backward(g, create_graph=True)
    with ag.no_grad():
        x.grad *= 10
    assert (x.grad.item(), g.item()) == (50, 5)


@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.choose([0, 1, 1, 0], [x, x**2]).sum(),
        lambda x: np.interp(0.5, [0.0, 1.0, 2.0, 3.0], x) + (x**2)[1:3].sum(),
        lambda x: x.sum() + x.sum() + (x**2)[1:3].sum(),
    ],
)
def test_gradients_that_move_are_added_to_gradients_that_do_not(f):
    assert np.allclose(ag.hessian(f)([1.0, 2.0, 3.0, 4.0]), np.diag([0.0, 2.0, 2.0, 0.0]))


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
