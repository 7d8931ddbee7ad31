"""What the learner reads."""

import json
import re

import numpy as np
import pytest

from autogradkit import course
from autogradkit.checking import Case, Diagnosis, Exercise, InProcess, Report, Rule, check, pointwise, sigmoid
from autogradkit.course.catalogue import entry
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.exports.shown_report import shown_report
from autogradkit.grading.results.cards import cards_of
from tests.checking.sourced import Sourced

EXERCISE = Exercise("B2", "mul", "A product", (Rule("backward", lambda x, y: x * y, pointwise("x", "y"), 4),))


def report_on(rule):
    return check(EXERCISE, InProcess({"backward": rule}))


def test_a_right_answer_is_one_line():
    text = str(report_on(lambda g, x, y: (g * y, g * x)))
    assert text.splitlines()[0].startswith("mul: passed, 4 of 4 points")
    assert len(text.splitlines()) == 1


def test_a_wrong_answer_is_told_with_numbers_got_and_wanted():
    text = str(report_on(lambda x, y: (y, x)))
    for part in (
        "dx and dy do not depend on g",
        "For example: x = ",
        "got  dx = ",
        "want dx = ",
        "Nudging x by",
    ):
        assert part in text


def test_a_report_is_the_same_each_time():
    def wrong(g, x, y):
        return g * x, g * y

    first, second = report_on(wrong), report_on(wrong)
    assert str(first) == str(second)
    assert first.to_json() == second.to_json()
    assert first._repr_html_() == second._repr_html_()


def test_a_missing_function_and_an_unwritten_one_are_no_failures():
    def stub(g, x, y):
        raise NotImplementedError

    assert report_on(stub).status == "missing"
    assert report_on(stub).codes == ("NOT_WRITTEN",)
    assert check(EXERCISE, InProcess({})).codes == ("MISSING",)


def test_html_escapes_everything_that_a_learner_could_have_written():
    def raises(g, x, y):
        raise ValueError("<script>alert(1)</script>")

    html = report_on(raises)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_html_shows_the_difference_in_numbers_not_by_colour_alone():
    html = report_on(lambda g, x, y: (2 * g * y, g * x))._repr_html_()
    assert "got − want" in html
    assert "var(--jp-" in html


@pytest.mark.parametrize("exercise", ["topo_order", "iterative_topo"])
def test_no_order_is_taken_from_another(exercise):
    one, shown = entry(exercise), 0
    for mistake in sorted((one.folder / "mistakes").glob("*.py")):
        source = find_functions(mistake.read_text(), [exercise]).source
        report = check(one.exercise, Sourced(source, {exercise: exercise}, one.exercise.kind))
        pages = report._repr_html_(), shown_report(cards_of(report))
        assert not [page for page in pages if "got − want" in page], mistake.name
        shown += all("order, got" in page for page in pages)
    assert shown > 2


def test_json_has_no_numbers_that_json_lacks():
    report = report_on(lambda g, x, y: (g * np.nan, g * x))
    data = json.loads(report.to_json(), parse_constant=lambda name: 1 / 0)
    assert data["diagnoses"][0]["code"] == "NONFINITE_AT"
    assert data["passed"] is False


def test_a_doubtful_match_is_said_to_look_like_one():
    report = Report("t", "", "failed", 0, 1, (Diagnosis("SIGN", "dx is negative.", "Why?", False, "f"),))
    assert "Looks like: dx is negative." in str(report)
    assert report.diagnoses[0].sentence == "Looks like: dx is negative. Why?"


def test_the_example_of_a_doubtful_match_is_a_case_that_shows_it():
    def swish(x, beta=1.0):
        return x * sigmoid(beta * x)

    def without_beta(g, x, beta):
        s = sigmoid(beta * x)
        return g * (s + x * s * (1 - s))

    cases = tuple(
        Case(f"beta {beta}", {"x": shape}, {"beta": beta})
        for shape, beta in (((), 1.0), ((3,), 2.0), ((2, 3), 0.5))
    )
    exercise = Exercise("t", "swish", "", (Rule("backward", swish, cases, inputs=("x",)),))
    report = check(exercise, InProcess({"backward": without_beta}))
    assert "Looks like: in dx what comes through 0.5 x counts twice." in str(report)
    assert dict(report.examples[0].given)["beta"] == 0.5


def test_two_different_mistakes_are_both_told():
    report = report_on(lambda g, x, y: (-g * y, 2 * g * x))
    assert report.codes == ("SIGN", "FACTOR")


def test_points_are_given_for_what_is_right():
    two = Exercise(
        "B5",
        "exp_log",
        "",
        (
            Rule("exp_backward", np.exp, pointwise("x"), 3, inputs=("x",)),
            Rule("log_backward", np.log, pointwise("x"), 2, inputs=("x",), domain={"x": (0.2, 3.0)}),
        ),
    )
    functions = {"exp_backward": lambda g, z: g * z, "log_backward": lambda g, x: g * x}
    report = check(two, InProcess(functions))
    assert (report.status, report.points) == ("partial", 3)


def test_rounding_noise_is_shown_as_zero_so_that_every_machine_prints_the_same():
    def zero_in_theory(x):
        return x - (x / 3) * 3 + 0 * x

    exercise = Exercise("t", "zero", "", (Rule("backward", zero_in_theory, pointwise("x")),))
    report = check(exercise, InProcess({"backward": lambda g: g}))
    assert "e-1" not in str(report)


def test_got_and_want_have_as_many_digits_as_tell_them_apart():
    text = str(report_on(lambda g, x, y: (1.00002 * g * y, g * x)))
    (got,), (want,) = (re.findall(rf"{word} +dx = (.*)", text) for word in ("got", "want"))
    assert got != want
    assert len(got) > 6


def test_an_array_in_a_truth_test_is_asked_about_as_such():
    report = report_on(lambda g, x, y: (g * y, g * x) if not x.ndim or x > 0 else (0, 0))
    assert "The truth value of an array" in report.diagnoses[0].observed
    assert report.diagnoses[0].question.startswith("Which condition")


LETTERS = {
    "a letter that no array brings": "ij,j->iz",
    "an arrow that is none": "ij,j-i",
    "a letter that comes twice": "ij,j->ii",
    "a digit": "i1,j->i",
    "too many letters": "ijk,j->i",
    "too few letters": "i,j->i",
}


@pytest.mark.parametrize("optimize", [False, True])
@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_where_einsum_does_not_understand_its_letters_it_is_asked_about_them(letters, optimize):
    def raises(g, x, y):
        return np.einsum(letters, np.ones((2, 3)), np.ones(3), optimize=optimize), g * x

    diagnosis = report_on(raises).diagnoses[0]
    assert "raised “ValueError" in diagnosis.observed
    assert diagnosis.question.startswith("Which letter has each axis")


def test_where_lengths_or_axes_do_not_fit_the_shapes_are_asked_about():
    def of_lengths(g, x, y):
        return np.einsum("ij,ij->ij", np.ones((2, 3)), np.ones((2, 4))), g * x

    def beside(g, x, y):
        return np.einsum("i->i", np.ones(3)) + np.ones(4), g * x

    def beyond_the_last_axis(g, x, y):
        return np.ones(3).sum(axis=1), g * x

    for rule in (of_lengths, beside):
        assert report_on(rule).diagnoses[0].question == "Which shapes meet in that line?"
    told = report_on(beyond_the_last_axis).diagnoses[0]
    assert told.question == "How many axes has that array?"
    assert "where x is (" in told.observed


def test_a_function_is_called_as_its_writer_calls_it():
    def raises(g, x, y):
        return g[7, 7, 7]

    report = report_on(raises).with_names({"backward": "my_rule"})
    assert report.diagnoses[0].observed.startswith("my_rule raised “IndexError")
    assert "\nmy_rule\n" in str(report)
    assert {case.function for case in report.cases} == {"my_rule"}


def test_what_is_right_but_to_be_looked_at_is_flagged_and_no_failure():
    parts = tuple(
        Rule(name, np.tanh, pointwise("x"), 2, inputs=("x",)) for name in ("one_backward", "two_backward")
    )
    exercise = Exercise("t", "two", "", parts)
    honest = lambda g, z: g * (1 - z**2)
    differs = lambda g, x: g * np.imag(np.tanh(x + 1e-20j)) / 1e-20
    report = check(exercise, InProcess({"one_backward": honest, "two_backward": differs}))
    assert (report.status, report.points, report.codes) == ("flagged", 4, ("LOOKS_NUMERICAL",))
    assert "⚑ two: flagged" in report._repr_html_()
    half = check(exercise, InProcess({"one_backward": lambda g: g[0, 0, 0, 0], "two_backward": differs}))
    assert half.status == "partial"


def test_what_is_not_written_yet_is_neither_right_nor_wrong():
    def stub(g, x, y):
        raise NotImplementedError

    html = report_on(stub)._repr_html_()
    assert "– mul: missing" in html
    assert "✗ mul" not in html


def test_html_shows_every_number_that_the_text_shows():
    rule = Rule("backward", lambda x: x.reshape(x.shape[::-1]), (Case("one", {"x": (1, 2, 2)}),))
    report = check(
        Exercise("t", "turned", "", (rule,)), InProcess({"backward": lambda g: 2 * g.reshape(1, 2, 2)})
    )
    for number in np.ravel(report.examples[0].got):
        assert f"{number:.4g}" in report._repr_html_()
        assert f"{number:.4g}" in str(report)


def test_html_shows_as_many_digits_as_tell_got_from_want():
    rule = Rule("backward", lambda x, y: x * y, (Case("one", {"x": (1,), "y": (1,)}),))
    nudged = InProcess({"backward": lambda g, x, y: (g * y * (1 + 5e-5), g * x * (1 + 5e-5))})
    page = check(Exercise("t", "product", "", (rule,)), nudged)._repr_html_()
    shown = re.findall(r">d[xy], (?:got|want)<.*?<td[^>]*>([^<]*)</td>", page)
    assert len(shown) == 2
    assert float(shown[0]) != float(shown[1])


def test_cases_of_one_name_are_told_apart_by_their_function():
    rules = (
        Rule(name, lambda x, y: x * y, pointwise("x", "y"), 4) for name in ("backward", "second", "third")
    )
    right, swapped = lambda g, x, y: (g * y, g * x), lambda g, x, y: (g * x, g * y)
    functions = {"backward": right, "second": swapped, "third": right}
    text = str(check(Exercise("B2", "mul", "Products", tuple(rules)), InProcess(functions)))
    assert "\nsecond, right: " in text
    assert "\nsecond, wrong: " in text
    assert "backward, " not in text.replace("all cases right: backward, third", "")
    assert text.endswith("\nall cases right: backward, third")


def test_a_large_case_names_every_gradient_that_is_wrong():
    cases = *pointwise("x", "y"), Case("a long row", {"x": (3000,), "y": (3000,)}, kind="large")
    exercise = Exercise("B2", "mul", "A product", (Rule("backward", lambda x, y: x * y, cases),))
    for a, b, named in ((2, 2, "dx, dy"), (1, 2, "dy"), (2, 1, "dx")):
        rule = lambda g, x, y, a=a, b=b: (a * g * y, b * g * x)
        page = check(exercise, InProcess({"backward": rule}))._repr_html_()
        assert f"a long row (wrong: {named})" in page


def stretched(x, *, axis):
    return np.expand_dims(x, axis) * np.ones(3)


def test_an_example_shows_the_forwards_parameters_beside_what_the_exercise_offers():
    cases = (Case("a row", {"x": (2,)}, {"axis": 1}), Case("another", {"x": (4,)}, {"axis": 1}))
    offers = {"x_shape": lambda z, inputs, params: inputs["x"].shape}
    exercise = Exercise("T", "t", "", (Rule("backward", stretched, cases, offers=offers),))
    (example,) = check(exercise, InProcess({"backward": lambda g, x_shape, axis: g[:, 0]})).examples
    assert {"axis", "x_shape", "g"} <= set(dict(example.given))


def test_an_example_has_no_inputs_that_a_mask_beside_them_would_stretch():
    def chosen(x, y, *, mask):
        return np.where(mask, x, y)

    mask = np.array([True, False, True])
    cases = (Case("three", {"x": (3,), "y": (3,)}, {"mask": mask}),)
    exercise = Exercise("T", "t", "", (Rule("backward", chosen, cases),))
    (example,) = check(exercise, InProcess({"backward": lambda g, mask: (g, g)})).examples
    assert dict(example.given)["x"].shape == example.want.shape == mask.shape


def test_no_nudge_is_told_where_the_slope_is_borrowed_from_another_function():
    report = course.check(
        "straight_through", forward=lambda x: np.where(x < 0, -1.0, 1.0), backward=lambda g, x: g
    )
    assert "want dx" in str(report)
    assert "Nudging" not in str(report)


def test_a_factor_that_explains_most_cases_names_the_one_that_its_numbers_are_of():
    def var_backward(g, x, axis, ddof):
        g = np.expand_dims(g, axis)
        return 2 * (x - x.mean(axis, keepdims=True)) / x.shape[axis] * g

    def std_backward(g, x, z, axis, ddof):
        return var_backward(g, x, axis, ddof) / (2 * z)  # fails where there are several rows

    report = course.check("var_std", var_backward=var_backward, std_backward=std_backward)
    (most,) = (d for d in report.diagnoses if d.function == "std_backward" and d.code == "FACTOR")
    assert not most.certain
    assert "it is divided by 5, the forward divides by 4, as on “five numbers, ddof=1”." in str(report)
    assert most.says.endswith("as on “{case}”.")
