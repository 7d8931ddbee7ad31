"""What lessons 15, 15b and 16 say one has seen is so: dice, derivatives of derivatives, other libraries."""

import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.course import entry
from tests.notebooks.outputs import numbers_in, output_of
from tests.notebooks.test_demonstrations import defined_in
from tests.notebooks.test_lessons import LESSONS, cells, number


def test_lesson_15_a_single_throw_may_mislead_and_the_average_does_not():
    mu, v, w = ag.Tensor(1.0), ag.Tensor(0.0), ag.Tensor(2.0)
    loss_of = defined_in("15", mu=mu, v=v, w=w)["loss_of"]
    loss_of(1.0).backward()
    assert (mu.grad, v.grad) == (2, 1)
    mu.grad = v.grad = None
    loss_of(np.random.default_rng(0).normal(size=100_000)).mean().backward()
    assert (float(mu.grad), float(v.grad)) == pytest.approx((-2, 2), abs=0.05)


def test_lesson_15_dice_too_late_gain_nothing_over_the_mean():
    mean, first, late = numbers_in("15", "15-19", r"(\S+) nats")[:, 0]
    first_order, late_order = numbers_in("15", "15-19", r"of which (\S+) for order")[:, 0]
    assert late == pytest.approx(mean, abs=0.3)
    assert late_order == 0
    assert first < mean - 1
    assert first_order > 1


def test_lesson_15_detach_fills_every_spot_and_so_does_the_flow():
    assert re.findall("True$|False$", output_of("15", "15-37"), re.M) == ["True", "False"]
    assert output_of("15", "15-41").endswith("True\n")


def test_lesson_15_only_the_score_function_is_right_about_a_choice():
    exact = 0.1 * (p := 1 / (1 + np.exp(-1))) * (1 - p)
    estimates = defined_in("15", aim=0.45)["estimates"]
    score, straight, hard, soft = (
        estimates(way, tau)
        for way, tau in (("score function", None), ("straight-through", None), ("Gumbel", 0.1), ("Gumbel", 1))
    )
    assert score.mean() == pytest.approx(exact, rel=0.05)
    assert straight.mean() > 5 * exact
    assert exact < hard.mean() < soft.mean() < straight.mean()
    assert hard.std() / soft.std() == pytest.approx(4, rel=0.15)


def test_lesson_15b_newton_takes_dozens_of_products_and_gets_faster():
    lesson = defined_in("15b", A=(A := np.random.default_rng(0).normal(size=(60, 20))), y=np.sign(A[:, 0]))
    w, lengths, products = np.zeros(20), [], []
    slope = ag.grad(lesson["loss"])
    for _ in range(9):
        lengths.append(np.linalg.norm(slope(w)))
        step, took = lesson["newton_step"](w, slope(w))
        w = w - step
        products.append(took)
    shorter = np.divide(lengths[:-1], lengths[1:])
    assert shorter.max() > 2 * shorter[0]
    assert max(products) < 40


def test_lesson_15b_newton_is_ahead_of_every_rate_of_gradient_descent():
    assert "more than 500 times shorter: True" in output_of("15b", "15b-09")
    assert "about 600 products" in output_of("15b", "15b-09")
    assert re.findall("above|below", output_of("15b", "15b-10")) == ["below", "below", "above"]


def test_lesson_15b_a_second_derivative_is_the_gradient_of_the_gradient():
    x = ag.Tensor(3.0)
    (x * x * x).backward(create_graph=True)
    slope, x.grad = x.grad, None
    slope.backward()
    assert (slope.item(), x.grad) == (27, 18)


def test_lesson_15b_the_equation_has_the_slopes_of_the_loop():
    lesson = defined_in("15b")
    for x, w in ((0.3, 0.7), (-1.0, 0.5), (0.1, -0.6)):
        by_loop = ag.grad(lesson["loop"], (0, 1))(x, w)
        assert np.allclose(ag.grad(lesson["fixed_point"], (0, 1))(x, w), by_loop, rtol=1e-6)


def test_lesson_15b_a_detached_penalty_does_nothing_and_one_step_helps_only_who_learnt_it():
    assert output_of("15b", "15b-17").endswith("True\n")
    assert output_of("15b", "15b-20").endswith("True\n")
    assert output_of("15b", "15b-32").endswith("True\n")
    verdicts = dict(re.findall(r"(?m)^(.*\S) +one step (\S.*)$", output_of("15b", "15b-32")))
    assert verdicts == {
        "plain": "makes the error larger",
        "through the step": "more than halves the error",
    }


def test_lesson_15b_a_derivative_to_be_worked_out_by_hand_says_at_which_place():
    (path,) = [path for path in LESSONS if number(path) == "15b"]
    (cell,) = [cell for cell in cells(path) if cell["id"] == "15b-38"]
    page = str(cell["outputs"])
    assert "the first derivative of x³ at x = 2 is right." in page
    assert "of cos x at x = 0.7, the first derivative is 0.7; right is -0.644218." in page
    (task,) = entry("grad_of_grad").exercise.parts
    got, want = (np.array([0.5, 1.0]),) * 2, (np.array([1.0, 1.0]),) * 2
    _, observed, _ = task.judge(got, want, "x y y", (0.7, -1.3), (0, 1), None, None)
    assert observed == "of x y y at x = 0.7, y = -1.3, the first derivative is 0.5; right is 1."


def test_lesson_16_the_kit_needs_numpy_and_no_framework():
    needed = dict(re.findall(r"(\w+) +(not needed|needed)", output_of("16", "16-08")))
    assert needed == {
        "numpy": "needed",
        **dict.fromkeys(("torch", "tensorflow", "jax"), "not needed"),
    }


def test_lesson_16_a_trace_runs_on_other_numbers_and_keeps_its_branch():
    lesson = defined_in("16")
    traced, run, f, leaky = (lesson[name] for name in ("traced", "run", "f", "leaky"))
    program = traced(f, 2.0, 5.0)
    for at in ((3.0, -1.0), (0.5, 2.0)):
        assert run(program, *at) == pytest.approx(f(*at).item() if hasattr(f(*at), "item") else f(*at))
    once = traced(leaky, 2.0)
    assert run(once, 2.0) == leaky(2.0)
    assert run(once, -2.0) == -6 != leaky(-2.0)
    assert ag.grad(leaky)(-2.0) == pytest.approx(0.1)


def test_lesson_16_only_the_right_box_answers_all_three_questions():
    rows = numbers_in("16", "16-44", r"(\S+) +(\S+) × +(\S+) ×")
    assert [tuple(row) == (0, 2, -1) for row in rows] == [True, False, False, False, False]
