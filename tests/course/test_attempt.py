"""What reaches the checker from `ag.check`: functions by position or by name, and nothing else."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.course import AttemptError, UnknownExerciseError


def exp_backward(g, z):
    return g * z


def log_backward(g, x):
    return g / x


def test_a_one_rule_exercise_takes_its_function_whatever_its_name():
    assert ag.check("mul", lambda g, x, y: (g * y, g * x)).passed
    assert ag.check("02", backward=lambda g, x, y: (g * y, g * x)).passed


def test_several_functions_come_in_order_or_by_name():
    assert ag.check("exp_log", exp_backward, log_backward).passed
    assert ag.check("exp_log", log_backward, exp_backward).passed, "their own names say which is which"
    assert ag.check("exp_log", lambda g, z: g * z, lambda g, x: g / x).passed
    assert ag.check("exp_log", log_backward=log_backward, exp_backward=exp_backward).passed


def test_one_function_of_two_is_a_part():
    report = ag.check("exp_log", exp_backward=exp_backward)
    assert report.status == "partial"
    assert report.points == 2.5


@pytest.mark.parametrize(
    ("functions", "named", "said"),
    [
        ((), {}, "Which function is to be checked? Write ag.check('mul', backward)"),
        ((len, len), {}, "mul asks for backward, but 2 functions were given."),
        ((), {"bakward": len}, "mul asks for backward, not for bakward. Did you mean 'backward'?"),
        (((1, 2),), {}, "backward must be a function; what was given is of type tuple."),
        ((max,), {}, "backward must be a function written in Python"),
    ],
)
def test_what_is_no_answer_gets_one_sentence(functions, named, said):
    with pytest.raises(AttemptError) as error:
        ag.check("mul", *functions, **named)
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_a_misspelt_exercise_names_the_nearest():
    with pytest.raises(UnknownExerciseError, match="Did you mean 'softmax'"):
        ag.check("softmx", len)


def wrong_number(g, x, y):
    return g * y


def returns_none(g, x, y):
    g * y


def wrong_shape(g, x, y):
    return g * y, np.sum(g * x)


def nan(g, x, y):
    return g * y, g * x * np.nan


def raises(g, x, y):
    return g * y, g[99] * x


def unknown_parameter(g, x, w):
    return g * w, g * x


def text(g, x, y):
    return "g * y", g * x


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (wrong_number, "COUNT"),
        (returns_none, "RETURNED_NONE"),
        (wrong_shape, "SHAPE"),
        (nan, "NONFINITE_AT"),
        (raises, "RAISES"),
        (unknown_parameter, "UNKNOWN_NAME"),
        (text, "RETURNED_TYPE"),
    ],
)
def test_a_rule_that_breaks_the_contract_gets_a_sentence_and_no_points(rule, code):
    report = ag.check("mul", rule)
    assert not report.passed
    assert report.points < 1
    assert [d.code for d in report.diagnoses] == [code], str(report)
    assert "Traceback" not in str(report)


def test_what_a_rule_prints_and_warns_comes_once_as_a_note(capsys, recwarn):
    def chatty(g, x, y):
        print("x is", x.shape)
        np.mean([])
        return g * y, g * x

    done = course.attempt(course.load("mul"), {"backward": chatty})
    assert done.report.passed
    assert capsys.readouterr().out == ""
    assert not recwarn
    assert "first: x is ()" in done.notes[0]


def test_the_same_attempt_gives_the_same_words():
    assert str(ag.check("mul", raises)) == str(ag.check("mul", raises))
    assert ag.check("mul", nan).to_json() == ag.check("mul", nan).to_json()
