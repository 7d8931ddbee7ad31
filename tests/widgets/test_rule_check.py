"""The rule check and the progress table, as Python sees them."""

import numpy as np
import pytest

from autogradkit import course
from autogradkit.checking import Exercise, InProcess, Report, Rule, check, pointwise
from autogradkit.checking.report.status import SHOWN_AS, shown_status
from autogradkit.grading.exports.feedback import page
from autogradkit.grading.results.grade import Grade
from autogradkit.widgets import Progress, RuleCheck

EXERCISE = Exercise(
    "B2",
    "mul",
    "A product",
    (Rule("backward", lambda x, y: x * y, pointwise("x", "y"), 4),),
    hints=("one", "two", "three"),
)


def right(g, x, y):
    return g * y, g * x


def own_factor(g, x, y):
    return g * x, g * y


@pytest.fixture
def mine():
    return {"backward": own_factor}


def press(widget, button):
    widget._hear(widget, {"do": button}, [])


def test_it_reads_as_the_report_in_every_form(mine):
    report = check(EXERCISE, InProcess(mine))
    widget = RuleCheck(EXERCISE, mine)
    assert repr(widget) == str(report)
    assert widget.html(True) == report._repr_html_() == widget.page
    assert not widget.passed


def test_check_again_sees_the_function_as_it_now_is(mine):
    heard = []
    widget = RuleCheck(EXERCISE, lambda: mine, on_check=heard.append)
    mine["backward"] = right
    press(widget, "check")
    assert widget.passed
    assert [report.passed for report in heard] == [True]


def test_hints_open_one_at_a_time(mine):
    opened = []
    widget = RuleCheck(EXERCISE, mine, on_hint=opened.append)
    assert (widget.hints, widget.hints_left) == ([], 3)
    for left in (2, 1, 0, 0):
        press(widget, "hint")
        assert widget.hints_left == left
    assert widget.hints == ["one", "two", "three"]
    assert opened == [1, 2, 3, 3]


def test_show_me_plays_the_learners_rule_and_marks_where_it_parts_from_the_truth(mine):
    widget = RuleCheck(EXERCISE, mine)
    press(widget, "show")
    assert widget.notice == ""
    wrong = [frame for frame in widget.film["frames"] if (frame.get("sum") or {}).get("want")]
    assert wrong
    assert "✘" in wrong[0]["sentence"]


@pytest.mark.parametrize("answer", [lambda g, x, y: (y, x), lambda g, x, y: (2 * g * y, g * x)])
def test_the_film_of_a_learners_rule_holds_no_formula_of_the_kits(answer):
    widget = RuleCheck(EXERCISE, {"backward": answer})
    press(widget, "show")
    sums = [frame["sum"] for frame in widget.film["frames"] if frame.get("sum")]
    assert {(each["formula"], each.get("product", "")) for each in sums} == {(None, "")}
    assert [node.get("own", False) for node in widget.film["nodes"]] == [False, False, True]


def test_a_right_rule_plays_without_a_mark():
    widget = RuleCheck(EXERCISE, {"backward": right})
    press(widget, "show")
    assert widget.film["frames"]
    assert not any((frame.get("sum") or {}).get("want") for frame in widget.film["frames"])


def test_a_rule_that_raises_is_told_instead_of_played():
    widget = RuleCheck(EXERCISE, {"backward": lambda g, x, y: undefined})  # noqa: F821
    press(widget, "show")
    assert "can't be played: NameError" in widget.notice
    assert widget.film == {}


def test_reset_shows_the_stub(mine):
    widget = RuleCheck(EXERCISE, mine, stub="def backward(g, x, y):\n    raise NotImplementedError")
    assert widget.stub == ""
    press(widget, "reset")
    assert widget.stub.startswith("def backward")


def test_only_rules_of_arrays_can_be_played():
    assert RuleCheck(course.load("mul"), {}).playable
    assert not RuleCheck(course.load("article_rules"), {}).playable, "they are handed a node"
    assert not RuleCheck(course.load("dropout"), {}).playable, "a task is one of its parts"


def test_a_rule_with_things_offered_to_it_plays_too():
    rule = Rule(
        "unbroadcast",
        lambda x, *, to: np.broadcast_to(x, to),
        pointwise("x", params={"to": (2, 3)})[2:3],
        offers={"shape": lambda z, inputs, params: inputs["x"].shape},
    )
    exercise = Exercise("C1", "unbroadcast", "", (rule,))
    widget = RuleCheck(exercise, {"unbroadcast": lambda g, shape: -g})
    press(widget, "show")
    assert widget.film["frames"], widget.notice


def test_progress_is_a_table_and_a_sentence():
    row = {"stars": 1, "minutes": 10, "title": "A product", "points": 4.0}
    rows = [
        {**row, "number": 2, "name": "mul", "reached": 4.0, "status": "passed", "next": False},
        {**row, "number": 12, "name": "div", "reached": 1.5, "status": "partial", "next": True},
    ]
    widget = Progress(rows)
    assert widget.text().splitlines() == [
        "1 of 2 exercises passed, 5.5 of 8 points. Next: div",
        "✓ 02 mul                    4 of 4",
        "◐ 12 div                    1.5 of 4",
    ]
    assert '<td style="text-align: left">div</td>' in widget.html(True)


@pytest.mark.parametrize("status", [*SHOWN_AS, "failed", "timeout"])
def test_a_status_has_one_sign_wherever_it_is_shown(status):
    report = Report("mul", "A product", status, 1.0, 4.0)
    verdict = Grade(status, 1.0, student="Ana", exercise="mul", title="A product", max_points=4.0)
    row = {"number": 2, "name": "mul", "title": "", "stars": 1, "minutes": 10, "points": 4.0, "reached": 1.0}
    progress = Progress([{**row, "status": status, "next": status != "passed"}])
    sign = shown_status(status).sign
    assert f">{sign} mul: " in report._repr_html_()
    assert f"| {sign} | A product |" in page("Ana", [verdict])
    assert progress.text().splitlines()[1].startswith(f"{sign} 02 mul")
    assert f"<td>{sign}</td>" in progress.html(True)
    assert progress.rows[0]["sign"] == sign


def test_an_unwritten_rule_has_no_film():
    def backward(g, x, y):
        raise NotImplementedError

    widget = RuleCheck(EXERCISE, {"backward": backward})
    press(widget, "show")
    assert widget.notice == "backward is not written yet: there is nothing to play."
    assert widget.film == {}
