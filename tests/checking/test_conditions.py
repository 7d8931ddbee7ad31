"""A rule that is wrong on a condition: most of the conditions that somebody would write are met."""

from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.checking import check
from tests.checking.rules.conditions import SEEN, UNSEEN, source
from tests.checking.sourced import Sourced

MUL = course.entry("mul").exercise


def report_on(condition, seed):
    return report_on_source(source(condition), seed)


def report_on_source(text, seed):
    return check(MUL, Sourced(text, {"backward": "backward"}), seed=seed)


@pytest.mark.parametrize("seed", [0, 5, 6])
@pytest.mark.parametrize("condition", SEEN.values(), ids=SEEN.keys())
def test_a_rule_that_is_wrong_on_a_condition_does_not_get_all_points(condition, seed):
    report = report_on(condition, seed)
    assert report.status in ("partial", "failed"), str(report)
    assert report.points < report.max_points


@pytest.mark.parametrize("condition", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_is_not_met_is_as_few_conditions_as_teaching_says(condition):
    assert report_on(condition, 5).passed
    assert "No finite test sees all" in (Path(__file__).parents[2] / "TEACHING.md").read_text("utf-8")


FAR_OFF = {
    "on large inputs": "np.where(np.abs(x) > 60, 2, 1)",
    "on a large g": "np.where(np.abs(g) > 1e6, 2, 1)",
    "on more axes": "(2 if x.ndim > 3 else 1)",
    "on larger arrays": "(2 if x.size > 31 else 1)",
    "at zero": "np.where(x == 0, np.nan, 1)",
}
SINGLE = "import numpy as np\n\ndef backward(g, x, y):\n    return np.float32(g * y), np.float32(g * x) * {}"
QUOTIENT = (
    "import numpy as np\n\ndef f(x, y):\n    return x * y\n\ndef backward(g, x, y):\n    h = 1e-6\n"
    "    return g * y, g * (f(x, y + h) - f(x, y)) / h * {}\n"
)


@pytest.mark.parametrize("text", [SINGLE, QUOTIENT], ids=["in single precision", "a difference quotient"])
@pytest.mark.parametrize("wrong", FAR_OFF.values(), ids=FAR_OFF.keys())
def test_a_rule_that_is_nearly_right_is_tried_on_other_sizes_too(text, wrong):
    assert report_on_source(text.format("1"), 5).status == "flagged"
    report = report_on_source(text.format(wrong), 5)
    assert report.status == "partial", str(report)
    assert report.points < report.max_points


def test_a_rule_that_is_right_in_part_is_told_that_its_text_looks_like_a_difference_quotient():
    exact = QUOTIENT.replace("1e-6", "1e-3")  # to the digits that a formula has, as z is linear
    report = report_on_source(exact.format("(2 if x.ndim > 2 else 1)"), 5)
    assert report.status == "partial"
    assert "LOOKS_NUMERICAL" in report.codes, str(report)
    assert "a multiple of h" in str(report)
