"""The truth about derivatives, and its own precision."""

import re
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogradkit.checking import Case, Exercise, InProcess, Rule, check, differences, pointwise
from autogradkit.checking.complex_safe import cabs, cmax, cnorm, cstd, cvar
from autogradkit.checking.differences import crosscheck, direction, jacobians, tolerance
from autogradkit.checking.rules.kinks import nearest


def rule(forward, analytic=True):
    return Rule("backward", forward, pointwise("x"), inputs=("x",), analytic=analytic)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_the_complex_step_is_right_to_the_last_digit(a, b):
    x = np.array([a, b])
    jacobian = jacobians(rule(lambda x: np.sin(x) * np.exp(x)), {"x": x}, {})["x"]
    np.testing.assert_allclose(jacobian, np.diag(np.exp(x) * (np.sin(x) + np.cos(x))), rtol=1e-13, atol=1e-14)


@pytest.mark.parametrize("shape", [(), (1,), (1, 1), (2, 3)])
def test_a_forward_may_return_a_view_of_its_input(shape):
    x = np.arange(1.0, 1.0 + int(np.prod(shape))).reshape(shape)
    jacobian = jacobians(rule(lambda x: x.reshape(-1)), {"x": x}, {})["x"]
    np.testing.assert_array_equal(jacobian, np.eye(x.size))


@given(st.floats(0.3, 3), st.floats(-3, -0.3))
def test_richardson_is_right_to_ten_digits(a, b):
    x = np.array([a, b])
    jacobian = jacobians(rule(np.tanh, analytic=False), {"x": x}, {})["x"]
    np.testing.assert_allclose(np.diag(jacobian), 1 - np.tanh(x) ** 2, rtol=1e-10, atol=1e-11)


@pytest.mark.parametrize("x", [1e-300, 700.0])
def test_the_complex_step_works_at_both_ends_of_the_scale(x):
    point = {"x": np.array([x])}
    if x < 1:
        np.testing.assert_allclose(jacobians(rule(np.log), point, {})["x"], 1 / x, rtol=1e-12)
    else:
        np.testing.assert_allclose(jacobians(rule(np.exp), point, {})["x"], np.exp(x), rtol=1e-12)


def test_a_direction_costs_one_forward_and_agrees_with_the_jacobian():
    smooth, x, v = rule(lambda x: np.cumsum(x**3)), np.array([0.5, -1.0, 2.0]), np.array([1.0, 2.0, -1.0])
    whole = jacobians(smooth, {"x": x}, {})["x"] @ v
    np.testing.assert_allclose(direction(smooth, {"x": x}, {}, x=v), whole)


@pytest.mark.parametrize("forward", [np.abs, lambda x: np.var(x, keepdims=True), np.linalg.norm])
def test_a_forward_that_drops_the_imaginary_part_is_found_out(forward):
    assert crosscheck(rule(forward), {"x": np.array([0.4, -1.3])}, {})


@pytest.mark.parametrize("forward", [cabs, cmax, cnorm, cvar, cstd, np.tanh, lambda x: np.cumsum(x)])
def test_the_complex_safe_helpers_pass_the_crosscheck(forward):
    assert crosscheck(rule(forward), {"x": np.array([0.4, -1.3, 2.2])}, {}) == ""


@pytest.mark.parametrize(
    ("ours", "numpys"),
    [(cabs, np.abs), (cmax, np.max), (cnorm, np.linalg.norm), (cvar, np.var), (cstd, np.std)],
)
def test_the_complex_safe_helpers_give_numpys_numbers(ours, numpys):
    x = np.array([[0.4, -1.3, 2.2], [1.0, 0.5, -0.1]])
    np.testing.assert_allclose(ours(x), numpys(x))


def test_the_tolerance_follows_the_size_of_the_truth():
    assert tolerance(np.array([100.0]), np.array([1.0])) == pytest.approx(1e-7, rel=1e-4)
    assert tolerance(np.array([0.0]), np.array([2.0])) == pytest.approx(2e-12)
    large = [np.array([-200.0]), np.array([150.0, 0.1])]
    assert tolerance(np.array([0.0]), np.array([1.0]), large) == pytest.approx(3e-11)
    assert tolerance(np.array([0.0]), np.array([1.0]), [1e9 * x for x in large]) == pytest.approx(1e-9)


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).filter(lambda w: sum(w) > 0.1))
def test_every_mixture_of_corners_is_inside(weights):
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.3, 1.0]])
    point = np.array(weights) @ corners / sum(weights)
    assert np.max(np.abs(nearest(point, corners) - point)) < 1e-4
    outside = point + np.array([5.0, 0.0])
    assert np.max(np.abs(nearest(outside, corners) - outside)) > 1.0


def test_the_first_of_equal_entries_may_win_in_every_window():
    """Many windows that share equal entries have many corners, and chance seldom meets this one."""
    count = 12
    windows = np.arange(count - 2)[:, None] + np.arange(3)

    def first_wins(g, x):
        dx = np.zeros(count)
        np.add.at(dx, windows[:, 0], g)
        return dx

    level = Case("all are equal", values={"x": np.ones(count)}, kind="kink")
    trusted = Rule("backward", lambda x: cmax(x[windows], axis=1), (level,))
    for seed in range(5):
        assert check(Exercise("T", "t", "", (trusted,)), InProcess({"backward": first_wins}), seed).passed


@pytest.mark.parametrize("seed", range(12))
def test_vectors_of_zeros_may_each_have_a_slope_of_their_own_whatever_the_signs_of_g(seed):
    random = np.random.default_rng(seed)
    slopes = random.normal(size=(3, 2))
    slopes /= np.linalg.norm(slopes, axis=1, keepdims=True)  # on the edge of what is right
    forward = Rule(
        "backward",
        lambda x, *, axis: cnorm(x, axis=axis),
        (Case("zeros", values={"x": np.zeros((3, 2))}, params={"axis": 1}, kind="kink"),),
    )
    lengths = Exercise("T", "t", "", (forward,))

    def report(factor):
        def backward(g, x, axis):
            return factor * np.expand_dims(g, axis) * slopes.reshape(x.shape)

        return check(lengths, InProcess({"backward": backward}), seed=seed)

    assert report(1.0).passed, str(report(1.0))
    assert report(0.5).passed
    assert not report(1.2).passed


def test_every_tolerance_has_the_home_that_the_table_gives_it():
    rows = [row.split("|")[2:4] for row in differences.__doc__.splitlines() if row.startswith("| is ")]
    assert len(rows) > 10
    for names, home in rows:
        module = import_module("autogradkit.checking." + home.strip().replace("/", "."))
        for name in re.findall(r"\b[A-Z_]{2,}\b", names):
            assert hasattr(module, name), f"{home} has no {name}"
