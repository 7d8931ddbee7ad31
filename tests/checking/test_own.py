"""A rule is held against the learner's own forward, which is asked like any other function of hers."""

import numpy as np
import pytest

from autogradkit.checking import Case, Exercise, InProcess, OwnOp, Rule, check
from autogradkit.checking.sampling import sample
from autogradkit.core.op import OPS, op

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


def test_a_forward_that_draws_is_told_so_and_its_rule_is_not_judged_by_such_numbers():
    draws = np.random.default_rng(0)
    drawn = report(lambda x: draws.uniform(0.5, 1, x.shape) * x**4, lambda g, x, z: g * 4 * z / x)
    (diagnosis,) = drawn.diagnoses
    assert (diagnosis.code, drawn.points) == ("STATEFUL", 0)
    assert "gives another answer when it is asked for the same x once more" in str(diagnosis)
    assert "want" not in str(drawn)


def test_an_op_of_the_kits_is_a_forward_like_any_function():
    forward = op("bump for a test")(bump)
    backward = forward.backward(lambda g, x: -2 * g * x / (1 + x * x) ** 2)
    try:
        assert report(forward, backward).passed
    finally:
        del OPS["bump for a test"]


def unwritten(x):
    raise NotImplementedError


@pytest.mark.parametrize("forward", [{}, {"forward": unwritten}], ids=["missing", "not written"])
def test_a_rule_without_its_forward_is_not_said_to_be_missing(forward):
    told = check(MINE, InProcess({**forward, "backward": slope}, "driven"))
    assert "backward can't be tried without forward, which is not there yet." in str(told)
    assert (told.status, told.points, told.tally) == ("missing", 0, (0, 10))


def test_a_forward_that_gives_no_finite_numbers_is_said():
    assert report(np.sqrt, slope).codes == ("FORWARD_FAILS",)
    assert report(lambda x: None, slope).codes == ("FORWARD_FAILS",)


def test_a_corner_next_to_a_number_that_is_tried_is_no_false_alarm():
    corner = sample(Rule("backward", bump, CASES), CASES[0])["x"][0] + 1e-5
    told = report(lambda x: np.maximum(x, corner) ** 2, lambda g, x: 2 * g * x * (x > corner))
    assert told.passed, str(told)


def test_a_missing_function_is_missing():
    assert report(None, slope).status == report(bump, None).status == "missing"


KNOWING_EXP = Exercise("T", "t", "", (OwnOp("backward", "forward", CASES, points=4, known={"exp": np.exp}),))
STRAIGHT = {
    "with steps": (lambda x: 3 * x + np.floor(37 * x), lambda g: 3 * g),
    "with a step at zero": (lambda x: 3 * x + 5 * np.sign(x), lambda g: 3 * g),
    "bent a little": (lambda x: 3 * x + 5e-8 * x * x, lambda g: 3 * g),
    "with noise in its last digits": (lambda x: 3 * x + 2e-9 * (np.round(1e3 * x) % 2), lambda g: 3 * g),
    "bent elsewhere": (lambda x: 3 * x + np.where(abs(x) < 9, 0, np.sin(x)), lambda g: 3 * g),
    "sums with steps": (
        lambda x: np.cumsum(x).reshape(x.shape) + np.floor(17 * x),
        lambda g: np.cumsum(g.ravel()[::-1])[::-1].reshape(g.shape),
    ),
    "nothing but steps": (lambda x: np.floor(37 * x), lambda g: 0 * g),
    "exp with steps": (lambda x: np.exp(x) + np.floor(7 * x), lambda g, x: g * np.exp(x)),
    "exp bent a little": (lambda x: np.exp(x) * (1 + 3e-9 * x), lambda g, z: g * z),
}
BENT = {
    "leaky": (lambda x: np.where(x > 0, x, 0.1 * x), lambda g, x: g * np.where(x > 0, 1.0, 0.1)),
    "swish": (
        lambda x: x / (1 + np.exp(-x)),
        lambda g, x: g * (1 + np.exp(-x) * (1 + x)) / (1 + np.exp(-x)) ** 2,
    ),
    "times its mean": (lambda x: x * x.mean(), lambda g, x: g * x.mean() + np.sum(g * x) / x.size),
    "largest": (lambda x: np.max(x), lambda g, x: g * (x == x.max())),
    "a little curve on a line": (lambda x: x + 0.01 * x**2, lambda g, x: g * (1 + 0.02 * x)),
}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", STRAIGHT)
def test_a_straight_or_a_known_forward_in_disguise_proves_nothing(name, seed):
    told = check(
        KNOWING_EXP, InProcess(dict(zip(("forward", "backward"), STRAIGHT[name])), "driven"), seed=seed
    )
    assert (told.points, told.status) == (0, "failed"), str(told)
    assert told.codes in (("AFFINE",), ("ALL_ZERO",))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", BENT)
def test_a_forward_with_corners_or_a_slight_bend_counts(name, seed):
    told = check(KNOWING_EXP, InProcess(dict(zip(("forward", "backward"), BENT[name])), "driven"), seed=seed)
    assert told.passed, str(told)


def test_a_forward_whose_output_would_fill_the_memory_is_said():
    told = report(
        lambda x: np.tile(x.ravel(), 100_000), lambda g, x: g.reshape(-1, x.size).sum(0).reshape(x.shape)
    )
    assert told.codes == ("FORWARD_FAILS",)
