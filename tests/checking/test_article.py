"""The article's Add and Mul, repaired and not."""

import pytest

from autogradkit.checking import ArticleRule, Case, Exercise, InProcess, check

CASES = (Case("two numbers", {"x": (), "y": ()}), Case("two others", {"x": (), "y": ()}))
EXERCISE = Exercise(
    "A2",
    "article_rules",
    "The article's rules",
    (
        ArticleRule("add_backward", lambda x, y: x + y, CASES, 2),
        ArticleRule("mul_backward", lambda x, y: x * y, CASES, 2),
    ),
)


def add(node):
    for child in node.children:
        child.grad += node.grad


def mul(node):
    a, b = node.children
    a.grad += node.grad * b.value
    b.grad += node.grad * a.value


def mul_no_upstream(node):
    a, b = node.children
    a.grad += b.value
    b.grad += a.value


def mul_returned(node):
    a, b = node.children
    return node.grad * b.value, node.grad * a.value


def mul_overwrites(node):
    a, b = node.children
    a.grad = node.grad * b.value
    b.grad = node.grad * a.value


def mul_own_value(node):
    a, b = node.children
    a.grad += node.grad * a.value
    b.grad += node.grad * b.value


def mul_twice(node):
    a, b = node.children
    a.grad += node.grad**2 * b.value
    b.grad += node.grad**2 * a.value


def report_on(mul_backward):
    return check(EXERCISE, InProcess({"add_backward": add, "mul_backward": mul_backward}, "driven"))


def test_the_repaired_rules_pass():
    assert report_on(mul).passed


@pytest.mark.parametrize(
    ("wrong", "code", "points"),
    [
        (mul_no_upstream, "NO_UPSTREAM", 2),
        (mul_twice, "UPSTREAM_TWICE", 2),
        (mul_own_value, "SWAPPED_INPUTS", 2),
        (mul_returned, "RETURNED", 2),
        (lambda node: None, "ALL_ZERO", 2),
        (mul_overwrites, "G_OVERWRITE", None),
    ],
)
def test_the_articles_mistakes_are_called_by_their_names(wrong, code, points):
    report = report_on(wrong)
    assert report.codes == (code,), str(report)
    assert report.status == "partial"
    assert points is None or report.points == points


def test_the_sentence_speaks_of_nodes_not_of_g():
    assert "node.grad" in str(report_on(mul_no_upstream))
    assert " dx " not in str(report_on(mul_no_upstream))


def test_a_formula_speaks_of_nodes_and_an_error_message_is_left_as_it_was():
    def squared(node):
        a, b = node.children
        a.grad += node.grad * b.value**2
        b.grad += node.grad * a.value

    def raises(node):
        raise RuntimeError("x is not what g is")

    assert "is node.grad times children[1].value²." in str(report_on(squared))
    assert "RuntimeError: x is not what g is" in str(report_on(raises))


def mul_by_identity(node):
    for child in set(node.children):
        (other,) = set(node.children) - {child} or {child}
        child.grad += node.grad * other.value


def mul_consumes(node):
    mul(node)
    node.grad = 0.0


def test_a_child_that_counts_once_for_two_places_is_not_said_to_lose_what_was_there():
    report = report_on(mul_by_identity)
    assert report.codes == ("G_SET_PARENTS",), str(report)
    assert "before" not in report.diagnoses[0].observed


def test_a_function_that_changes_the_nodes_own_numbers_is_told_which():
    report = report_on(mul_consumes)
    assert report.codes == ("MUTATES_UPSTREAM",), str(report)
    assert "node.grad" in report.diagnoses[0].observed


def test_a_rule_that_adds_nan_is_not_told_that_it_does_not_add():
    def mul_with_nan(node):
        mul(node)
        node.children[0].grad += float("nan")

    report = check(EXERCISE, InProcess({"add_backward": add, "mul_backward": mul_with_nan}, EXERCISE.kind))
    assert [one.code for one in report.diagnoses] == ["NONFINITE_AT"]
    assert report.status == "partial"


def test_nan_that_only_a_gradient_held_before_brings_is_no_adding():
    def mul_nan_with_prior(node):
        held = node.children[0].grad
        mul(node)
        if held:
            node.children[0].grad = float("nan")

    functions = {"add_backward": add, "mul_backward": mul_nan_with_prior}
    report = check(EXERCISE, InProcess(functions, EXERCISE.kind))
    assert [one.code for one in report.diagnoses] == ["PRIOR_GRADIENT"]
