"""The cases about layouts that a rule adds to those that its author listed."""

from dataclasses import replace

import numpy as np

from autogradkit.checking import Case, InProcess, Rule, check, named_axes, pointwise
from autogradkit.checking.exercise import Exercise
from autogradkit.checking.sampling import sample

TABLE = Case("a table", {"x": (2, 3)}, {"axis": 0})
ADDED = ["no entries", "in Fortran order", "every second entry, backwards"]


def summed(x, *, axis):
    return np.sum(x, axis=axis)


def names(rule):
    return [case.name for case in rule.cases]


def test_a_rule_is_tried_on_other_layouts_than_its_author_thought_of():
    rule = Rule("backward", summed, (TABLE,))
    assert names(rule) == ["a table", *ADDED]
    empty, fortran, strided = (sample(rule, case)["x"] for case in rule.cases[1:])
    assert empty.shape == (0, 3)
    assert fortran.flags.f_contiguous
    assert not fortran.flags.c_contiguous
    assert max(strided.strides) < 0
    assert all(case.params == {"axis": 0} for case in rule.cases)


def test_they_stand_behind_the_plain_cases_and_are_made_from_the_one_with_the_most_entries():
    edge = Case("far out", values={"x": np.array([1e300])}, kind="edge")
    rule = Rule("backward", np.tanh, (*pointwise("x"), edge), inputs=("x",))
    assert names(rule)[-4:] == [*ADDED, "far out"]
    assert [case.shapes["x"] for case in rule.cases[-4:-1]] == [(0, 3, 5), (2, 3, 5), (2, 3, 5)]


def test_none_is_added_twice_or_where_the_author_has_one_or_wants_none():
    rule = Rule("backward", summed, (TABLE,))
    assert names(replace(rule)) == names(rule.with_seed(3)) == names(rule)
    own = replace(TABLE, name="mine", layout="strided")
    assert names(Rule("backward", summed, (TABLE, own))) == ["a table", "mine", *ADDED[:2]]
    assert names(Rule("backward", summed, (TABLE,), layouts=())) == ["a table"]


def test_no_entries_are_asked_of_no_forward_that_refuses_them():
    assert "no entries" not in names(Rule("backward", lambda x: np.max(x), (Case("a table", {"x": (2, 3)}),)))
    assert "no entries" not in names(
        Rule("backward", lambda x: np.mean(x), (Case("a table", {"x": (2, 3)}),))
    )


def test_inputs_that_are_as_long_have_no_entries_together():
    product = named_axes(x="n k", y="k m")
    rule = Rule("backward", lambda x, y: x @ y, (Case("(2, 3) @ (3, 5)", product(2, 3, 5)),))
    assert rule.cases[1].shapes == {"x": (0, 3), "y": (3, 5)}


def test_a_rule_that_reads_memory_instead_of_entries_is_caught_by_them_alone():
    def backward(g, x):
        return (g.ravel("K") * np.cos(x.ravel("K"))).reshape(x.shape)

    rule = Rule("backward", np.sin, (Case("a table", {"x": (2, 3)}),), inputs=("x",))
    report = check(Exercise("T", "sin", "", (rule,)), InProcess({"backward": backward}))
    wrong = [case.name for case in report.cases if case.status != "passed"]
    assert wrong == ["in Fortran order"], str(report)


def test_a_single_number_keeps_its_shape_in_every_layout():
    rule = Rule("backward", lambda x: np.sum(x * x), (Case("a table", {"x": (2, 3)}),), inputs=("x",))

    def backward(g, x):
        return float(g) * 2 * x

    assert check(Exercise("T", "squares", "", (rule,)), InProcess({"backward": backward})).passed
