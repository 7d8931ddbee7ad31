"""Every wrong rule in `rules/wrong.py` was written by somebody, and is refused by its name."""

from dataclasses import replace

import numpy as np
import pytest

from autogradkit.checking import Case, Exercise, InProcess, Rule, check, pointwise
from autogradkit.course.attempt import check as checked
from tests.checking.rules.forwards import ROWS, RULES, softmax
from tests.checking.rules.right import RIGHT
from tests.checking.rules.wrong import BY_SIZE, FURTHER, TWO_AT_ONCE, WHERE, WRONG


def report_on(name, rule, seed=0):
    trusted = RULES[name]
    if seed:
        trusted = replace(trusted, cases=tuple(replace(c, name=f"{c.name} #{seed}") for c in trusted.cases))
    exercise = Exercise("T", name, "", (trusted,))
    return check(exercise, InProcess({trusted.function: rule}))


@pytest.mark.parametrize(("name", "rule", "code"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_a_wrong_rule_is_refused_and_called_by_its_name(name, rule, code):
    report = report_on(name, rule)
    assert not report.passed
    assert report.codes[0] == code, str(report)
    assert "{" not in str(report), "a field that is left open"
    if report.status != "flagged":
        assert report.diagnoses[0].certain
        assert report.points < report.max_points


OF_SHAPES = [(name, rule) for name, rule, code in WRONG if "SHAPE" in code or code.startswith("UNBROADCAST")]


@pytest.mark.parametrize(("name", "rule"), OF_SHAPES, ids=lambda v: v if isinstance(v, str) else "")
def test_an_example_has_the_shapes_that_the_sentence_above_it_speaks_of(name, rule):
    report = report_on(name, rule)
    fields, (example,) = report.diagnoses[0].fields, report.examples
    assert (example.got.shape, example.want.shape) == (fields["got"], fields["want"]), str(report)


def test_an_example_of_unbroadcast_has_the_shapes_that_the_sentence_speaks_of():
    (example,) = (report := checked("unbroadcast", lambda g, shape: g)).examples
    assert f"{example.got.shape}, but x is {example.want.shape}" in report.diagnoses[0].observed


def test_an_example_of_a_second_gradient_has_the_shapes_that_its_own_sentence_speaks_of():
    def forgets_to_sum(g, gamma, xhat, sigma):
        dxhat = g * gamma
        mean, along = (a.mean(axis=-1, keepdims=True) for a in (dxhat, dxhat * xhat))
        return (dxhat - mean - xhat * along) / sigma, g * xhat, g

    (example,) = (report := checked("layernorm", forgets_to_sum)).examples
    of_it = next(d for d in report.diagnoses if example.gradient in d.fields["d"])
    assert of_it.fields["got"] == example.got.shape, str(report)


def test_an_example_of_one_case_has_the_numbers_that_the_sentence_above_it_speaks_of():
    report = report_on("mul", lambda g, x, y: (g * np.where(x < 0, 1, y), g * x))
    (diagnosis,), (example,) = report.diagnoses, report.examples
    assert diagnosis.code == "WRONG_ONLY_WHERE"
    assert np.any(np.isclose(example.got, diagnosis.fields["got"])), str(report)


@pytest.mark.parametrize(("name", "rule"), RIGHT, ids=lambda v: v if isinstance(v, str) else "")
def test_a_right_rule_passes_however_it_is_written_and_whatever_the_seed(name, rule):
    for seed in range(8):
        report = report_on(name, rule, seed)
        assert report.passed, str(report)
        assert report.points == report.max_points


@pytest.mark.parametrize(
    ("name", "rule", "codes"), TWO_AT_ONCE, ids=lambda v: v if isinstance(v, str) else ""
)
def test_two_mistakes_at_once_are_both_named(name, rule, codes):
    report = report_on(name, rule)
    assert set(codes) <= set(report.codes), str(report)


@pytest.mark.parametrize(("name", "rule", "code"), BY_SIZE, ids=lambda v: v if isinstance(v, str) else "")
def test_a_rule_that_is_right_on_ordinary_numbers_only_is_told_so(name, rule, code):
    report = report_on(name, rule)
    assert report.status == ("flagged" if code == "LOOKS_NUMERICAL" else "partial")
    assert report.codes[0] == code, str(report)
    assert report.examples


@pytest.mark.parametrize(("name", "rule", "code"), FURTHER, ids=lambda v: v if isinstance(v, str) else "")
def test_what_is_in_no_catalogue_has_its_name_as_well(name, rule, code):
    report = report_on(name, rule)
    assert report.codes[0] == code, str(report)
    assert report.diagnoses[0].certain


@pytest.mark.parametrize(("name", "rule", "said"), WHERE, ids=lambda v: v if isinstance(v, str) else "")
def test_where_it_breaks_is_bisected(name, rule, said):
    assert said in str(report_on(name, rule))


def test_what_breaks_at_zero_only_needs_no_bisection():
    at_zero = (*pointwise("x"), Case("a zero", values={"x": [0.0, 1.5, -0.7]}, kind="edge"))
    trusted = Rule("backward", lambda x: x**3, at_zero)
    report = check(
        Exercise("T", "cube", "", (trusted,)), InProcess({"backward": lambda g, x: 3 * g * x**3 / x})
    )
    assert "dx is NaN at x = 0; the true gradient there is 0." in str(report)


def test_a_row_that_overflows_is_bisected_as_a_whole():
    far = Case("far", values={"x": [[800.0, -800.0, 1.0]]}, params={"axis": 1}, kind="edge")
    trusted = Rule("backward", softmax, (*ROWS, far))

    def naive(g, x, axis):
        z = np.exp(x) / np.exp(x).sum(axis, keepdims=True)
        return z * (g - (g * z).sum(axis, keepdims=True))

    report = check(Exercise("T", "softmax", "", (trusted,)), InProcess({"backward": naive}))
    assert "from entries of size 709.8 on" in str(report)


STRANGE = {
    "a number": 1.0,
    "a whole number": 3,
    "an empty array": np.zeros(0),
    "six axes": np.zeros((1, 1, 1, 1, 1, 1)),
    "complex numbers": np.ones((2, 3)) * 1j,
    "a complex number": 2j,
    "truth values": np.ones(3, bool),
    "whole numbers": np.arange(6).reshape(2, 3),
    "infinity": np.inf,
    "not a number": np.full(3, np.nan),
    "half precision": np.ones((3, 3), np.float16),
    "an empty tuple": (),
    "a tuple in a tuple": ((1.0, 2.0), 3.0),
    "a dictionary": {"dx": 1},
    "a ragged list": [[1, 2], [3]],
    "text": "g",
    "objects": np.array([None, 1]),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
}


@pytest.mark.parametrize("returned", STRANGE.values(), ids=STRANGE.keys())
@pytest.mark.parametrize("name", ["exp", "relu", "max", "unbroadcast", "softmax", "mul", "matmul", "mean"])
def test_whatever_a_rule_returns_it_is_refused_in_words(name, returned):
    for value in (returned, (returned, returned)):
        report = report_on(name, lambda g, value=value: value)
        assert not report.passed
        assert report.diagnoses
        assert str(report)
        assert report._repr_html_()
        assert report.to_json()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_always_raises_earns_nothing(name):
    report = report_on(name, lambda g: g[100, 100, 100])
    assert (report.status, report.points, report.codes) == ("error", 0, ("RAISES",))


def test_the_upstream_gradient_itself_for_an_input_of_another_shape_is_refused_in_words():
    assert report_on("matmul", lambda g, x, y: (g, g)).codes


def rows_of(*shapes):
    return tuple(Case(f"a table {shape}", {"x": shape}) for shape in shapes)


def test_a_factor_that_no_law_knows_is_told_with_its_case():
    rule = Rule("backward", lambda x: np.sum(x * x, axis=1), rows_of((2, 3), (3, 5), (5, 2)))

    def backward(g, x):
        return 2 * x * g[:, None] * (1 + 1 / (1 + x.size) ** 2)

    text = str(check(Exercise("T", "squares", "", (rule,)), InProcess({"backward": backward})))
    assert "changes from case to case: on “a table (2, 3), the negative of g” it is 1.02041" in text


def test_an_example_stands_at_no_corner_where_no_gradient_or_another_one_is_right():
    def spread(x):
        return np.sqrt(np.mean((x - np.mean(x, axis=1, keepdims=True)) ** 2, axis=1))

    rule = Rule("backward", spread, rows_of((2, 2), (3, 2)))

    def twice(g, x, z):
        return (g / z)[:, None] * (x - x.mean(axis=1, keepdims=True))

    reports = [check(Exercise("T", "s", "", (rule,)), InProcess({"backward": twice}), n) for n in range(12)]
    examples = [example for report in reports for example in report.examples]
    assert len(examples) == len(reports)
    assert all(np.allclose(example.got, 2 * example.want) for example in examples)


def test_one_factor_is_claimed_only_if_it_holds_where_an_axis_has_length_one_too():
    shapes = (((2, 3), 3), ((4, 3), 3), ((3, 3), 3), ((5, 3), 3), ((7, 3), 3), ((6, 3), 3), ((1, 4), 4))
    cases = tuple(Case(f"a table {shape}", {"x": shape}, {"n": n}) for shape, n in shapes)
    rule = Rule("backward", lambda x, *, n: np.sum(x * x, axis=1) / n, cases, layouts=())
    report = check(
        Exercise("T", "mean", "", (rule,)), InProcess({"backward": lambda g, x: 2 * x * g[:, None]})
    )
    assert "right up to one factor, 3" not in str(report)


def test_swapped_inputs_are_said_of_all_cases_though_equal_inputs_may_be_swapped():
    (diagnosis,) = checked("mul", lambda g, x, y: (g * x, g * y)).diagnoses
    assert diagnosis.statement == "dx and dy hold what belongs to the other input."


def test_a_division_of_whole_numbers_is_told_that_it_rounds_and_not_that_it_looks_at_signs():
    told = str(checked("div", lambda g, x, y: (g // y, -g * x // y**2)))
    assert "dx and dy are rounded to whole numbers." in told
    assert "treats the signs" not in told
