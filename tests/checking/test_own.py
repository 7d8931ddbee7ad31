"""A rule is held against the learner's own forward, which is asked like any other function of hers."""

import numpy as np
import pytest

from autogradkit.checking import Case, Exercise, InProcess, OwnOp, Rule, check
from autogradkit.checking.sampling import sample

CASES = (Case("three", {"x": (3,)}), Case("a table", {"x": (2, 5)}))
MINE = Exercise("T", "t", "", (OwnOp("backward", "forward", CASES, points=4),))


def bump(x):
    return 1 / (1 + x * x)


def slope(g, x, z):
    return -2 * g * x * z * z


def report(forward, backward):
    functions = {"forward": forward, "backward": backward}
    return check(MINE, InProcess({name: f for name, f in functions.items() if f}, "driven"))


def test_the_right_rule_of_an_unknown_operation_passes():
    assert report(bump, slope).passed
    assert check(MINE, InProcess({"forward": bump, "backward": slope}, "driven"), seed=5).passed


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (lambda g, x, z: -slope(g, x, z), "SIGN"),
        (lambda g, x, z: slope(1.0, x, z), "NO_UPSTREAM"),
        (lambda g, x, z: 3 * slope(g, x, z), "FACTOR"),
    ],
)
def test_a_wrong_rule_is_called_by_its_name(rule, code):
    assert report(bump, rule).codes[0] == code


class Together(InProcess):
    """One that can be asked together, and says what of."""

    def ask_at_once(self, function, several, meanwhile):
        raise AssertionError(function)


def test_nothing_is_asked_together_where_the_forward_is_her_own():
    together = Together({"forward": bump, "backward": slope}, "driven")
    assert check(MINE, together, seed=5).passed
    known = Exercise("T", "t", "", (Rule("backward", bump, CASES),))
    with pytest.raises(AssertionError, match="backward"):
        check(known, Together({"backward": slope}), seed=5)


def test_a_forward_that_gives_no_finite_numbers_is_said():
    assert report(np.sqrt, slope).codes == ("FORWARD_FAILS",)
    assert report(lambda x: None, slope).codes == ("FORWARD_FAILS",)


def test_a_corner_next_to_a_number_that_is_tried_is_no_false_alarm():
    corner = sample(Rule("backward", bump, CASES), CASES[0])["x"][0] + 1e-5
    told = report(lambda x: np.maximum(x, corner) ** 2, lambda g, x: 2 * g * x * (x > corner))
    assert told.passed, str(told)


def test_a_missing_function_is_missing():
    assert report(None, slope).status == report(bump, None).status == "missing"
