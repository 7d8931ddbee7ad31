"""What a lesson says one has seen is so: its own functions are run, and asked."""

import ast
import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.course import notebooks
from tests.notebooks.test_lessons import LESSONS, cells, source


def defined_in(number, **names):
    """Run a lesson's imports, functions and classes, and return its names beside those given."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    for cell in cells(path, "code"):
        code = "\n".join(line for line in source(cell).splitlines() if not line.startswith("%"))
        for node in ast.parse(code).body:
            method = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("Node.")
            kept = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
            if method or (isinstance(node, kept) and not source(cell).startswith("%%exercise")):
                exec(ast.unparse(node), names)
    return names


def test_lesson_03_slopes_multiply_along_a_path_and_add_where_paths_meet():
    lesson = defined_in("03")
    h = 1e-6
    before, after = lesson["chain"](1.0), lesson["chain"](1.0 + h)
    assert (after["L"] - before["L"]) / h == pytest.approx(3 * 6 * 2, rel=1e-4)
    two, start = lesson["two_paths"], lesson["two_paths"](2, 2)
    by_u, by_v = (two(2 + h, 2) - start) / h, (two(2, 2 + h) - start) / h
    assert (by_u, by_v) == pytest.approx((40, 20), rel=1e-4)
    assert (two(2 + h, 2 + h) - start) / h == pytest.approx(by_u + by_v, rel=1e-4)


def test_lesson_03_the_film_of_two_paths_calls_u_v2_and_v_v4():
    x = ag.Tensor(2.0, name="x")
    made = dict(re.findall(r"(v\d) +(\w+ +\S+, \S+)", repr(ag.show((x**2) * (5 * x)))))
    assert {name: row.split() for name, row in made.items()} == {
        "v2": ["pow", "x,", "2"],
        "v4": ["mul", "5,", "x"],
        "v5": ["mul", "v2,", "v4"],
    }


@pytest.fixture
def engine():
    return defined_in("04")


def test_lesson_04_a_node_that_is_asked_twice_sends_all_it_has_each_time(engine):
    x, y = engine["Node"](3.0), engine["Node"](5.0)
    u = x * y
    output = u * u
    output.grad = 1.0
    engine["at_once"](output)
    assert (x.grad, y.grad, u.grad) == (2 * 150, 2 * 90, 30)


def test_lesson_04_only_u_plus_u_y_catches_as_they_come(engine):
    def found(build, **decision):
        x, y = engine["Node"](3.0), engine["Node"](5.0)
        engine["variant"](**decision)(build(x, y))
        return x.grad, y.grad

    as_they_come = {"order": engine["as_they_come"]}
    assert found(engine["u_u"], **as_they_come) == found(engine["u_u"])
    assert found(engine["eight_u"], **as_they_come) == found(engine["eight_u"])
    assert found(engine["u_u_y"], **as_they_come) != found(engine["u_u_y"])


def test_lesson_04b_an_inner_node_that_keeps_its_gradient_makes_it_three_times_too_much():
    lesson = defined_in("04b")
    x, y = lesson["Node"](3.0), lesson["Node"](5.0)
    output = (x * y) * (x * y)
    x.grad = y.grad = 0.0
    lesson["carry_back"](output)
    assert x.grad == 150
    x, y = lesson["Node"](3.0), lesson["Node"](5.0)
    u = x * y
    output = u * u
    lesson["carry_back"](output), lesson["carry_back"](output)
    assert x.grad == 450


def test_lesson_04b_the_wrong_answer_lists_a_node_that_is_used_twice_two_times():
    lesson = defined_in("04b")
    x = lesson["Node"](3.0)
    u = x * lesson["Node"](5.0)
    output = u * u
    lesson["backward"](output)
    assert lesson["nodes_of"](output).count(u) == 2
    assert x.grad == 2 * 150


def test_lesson_05b_leaving_out_zero_changes_every_step_but_the_first():
    train_one = defined_in("05b")["train_one"]
    zeroed, never = train_one(zero=True)[0], train_one(zero=False)[0]
    assert zeroed[:2] == never[:2]  # the first loss, and the one after the first step
    assert zeroed[2] < zeroed[1] < never[2] < never[3]


def test_lesson_05b_plain_descent_swings_and_momentum_wins_at_any_of_its_learning_rates():
    path = defined_in("05b", steep=90)["path"]

    def loss(points):
        return points[-1, 0] ** 2 + 90 * points[-1, 1] ** 2

    plain, with_momentum = path(0.0), path(0.9)
    assert np.all(plain[1:, 1] * plain[:-1, 1] < 0)
    best_plain = min(loss(path(0.0, rate)) for rate in np.linspace(0.001, 0.011, 101))
    assert loss(with_momentum) < 0.1 * best_plain < 0.1 * loss(plain)


def test_lesson_06_the_kit_is_closer_to_the_truth_than_the_printed_formula():
    lesson = defined_in("06", factor=4)
    for at in (0.2, 0.99):
        printed = lesson["off_by"](lesson["by_hand"](at), at)
        assert lesson["off_by"](lesson["slope_of"](4)(at), at) < 0.1 * printed


def test_lesson_07_twelve_lines_of_dual_numbers_find_both_slopes():
    lesson = defined_in("07")
    for speeds, want in (((1.0, 0.0), 5.5), ((0.0, 1.0), 1.716338)):
        a, b = lesson["Dual"](2.0, speeds[0]), lesson["Dual"](5.0, speeds[1])
        moved = lesson["log_of"](a) + a * b - lesson["sin_of"](b)
        assert moved.speed == pytest.approx(want, abs=1e-6)


def test_lesson_07_jvp_of_grad_is_the_hessian_times_v():
    lesson = defined_in("07")
    ag, valley = lesson["ag"], lesson["valley"]
    rng = np.random.default_rng(3)
    x, v = rng.normal(size=5), rng.normal(size=5)
    assert np.allclose(ag.jvp(ag.grad(valley), x, v)[1], ag.hessian(valley)(x) @ v)
