"""Paths that a rule forgot are found in the forward itself."""

from dataclasses import replace

import numpy as np
import pytest

from autogradkit.checking import Case, Exercise, InProcess, Rule, cabs, check, pointwise
from autogradkit.checking.mistakes.forward_paths import forward_edges, label
from autogradkit.checking.mistakes.missing_paths import moves_of
from autogradkit.checking.rules.evidence import for_case


def softmax(x, *, axis):
    powers = np.exp(x - x.real.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def layernorm(x, w, b, *, eps):
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + eps) * w + b


def sigmoid(x):
    return 0.5 * (1 + np.tanh(x / 2))


def lstm(i, f, o, k, c):
    cell = sigmoid(f) * c + sigmoid(i) * np.tanh(k)
    return np.stack([sigmoid(o) * np.tanh(cell), cell])


NORM = Rule(
    "backward",
    layernorm,
    tuple(Case(f"{n} rows", {"x": (n, 5), "w": (5,), "b": (5,)}, {"eps": 1e-3}) for n in (1, 2, 3)),
)
CELL = Rule("backward", lstm, tuple(Case(f"{n}", dict.fromkeys("ifokc", (n,))) for n in (1, 2, 5)))


def norm_rule(g, x, w, b, eps, mean=1.0, var=1.0):
    c = x - x.mean(-1, keepdims=True)
    s = np.sqrt((c * c).mean(-1, keepdims=True) + eps)
    h, gh = c / s, g * w
    dx = gh - mean * gh.mean(-1, keepdims=True) - var * h * (gh * h).mean(-1, keepdims=True)
    return dx / s, (g * h).sum(0), g.sum(0)


def cell_rule(g, i, f, o, k, c, through_h=1.0, back=1.0):
    cell = sigmoid(f) * c + sigmoid(i) * np.tanh(k)
    dc = g[1] + through_h * g[0] * sigmoid(o) * (1 - np.tanh(cell) ** 2)
    slope = lambda v: sigmoid(v) * (1 - sigmoid(v))
    return (
        dc * np.tanh(k) * slope(i),
        dc * c * slope(f),
        g[0] * np.tanh(cell) * slope(o),
        dc * sigmoid(i) * (1 - np.tanh(k) ** 2),
        back * dc * sigmoid(f),
    )


def report_on(rule, answer):
    return check(Exercise("T", "t", "", (rule,)), InProcess({"backward": answer}))


def without(rule, names, **held):
    """A learner's rule with some parameters fixed, taking the others by name."""
    parameters = ", ".join(names)
    return eval(f"lambda {parameters}: rule({parameters}, **held)", {"rule": rule, "held": held})


NORM_NAMES = ("g", "x", "w", "b", "eps")
CELL_NAMES = ("g", *"ifokc")


@pytest.mark.parametrize(
    ("rule", "answer", "names", "held", "code", "words"),
    [
        (NORM, norm_rule, NORM_NAMES, {"mean": 0.0}, "MISSING_PATH", "mean(x)"),
        (NORM, norm_rule, NORM_NAMES, {"var": 0.0}, "MISSING_PATH", "mean((x - mean(x))²)"),
        (NORM, norm_rule, NORM_NAMES, {"mean": 0.0, "var": 0.0}, "MISSING_PATH", " and "),
        (NORM, norm_rule, NORM_NAMES, {"var": -1.0}, "PATH_SIGN", "wrong sign"),
        (NORM, norm_rule, NORM_NAMES, {"var": 2.0}, "PATH_TWICE", "counts twice"),
        (CELL, cell_rule, CELL_NAMES, {"through_h": 0.0}, "MISSING_PATH", "tanh"),
        (CELL, cell_rule, CELL_NAMES, {"through_h": -1.0}, "PATH_SIGN", "tanh"),
    ],
)
def test_a_forgotten_path_is_named_without_a_list_of_paths(rule, answer, names, held, code, words):
    assert report_on(rule, without(answer, names)).passed
    report = report_on(rule, without(answer, names, **held))
    assert report.codes[0] == code, str(report)
    assert words in str(report)


def test_what_is_left_without_a_path_is_worked_out_once_for_the_same_numbers():
    def moves(answer, case=NORM.cases[2], g=None):
        answerer = InProcess({"backward": without(norm_rule, NORM_NAMES, **answer)})
        evidence = for_case(NORM, case, answerer)
        return moves_of(evidence if g is None else evidence.with_other(g=g), 0)[0]

    first = moves({"mean": 0.0})
    assert moves({"var": 0.0}) is first
    other_eps = replace(NORM.cases[2], params={"eps": 1e-2})
    for other in (moves({}, NORM.cases[1]), moves({}, other_eps), moves({}, g=np.ones((3, 5)))):
        assert not np.array_equal(other.whole, first.whole)


def test_an_edge_is_cut_by_holding_what_it_carries():
    x = np.array([0.3, -0.2, 1.0])
    labels, _, rerun = forward_edges(softmax, {"x": x}, {"axis": -1})
    edge = next(edge for edge, (label, _) in labels.items() if label.startswith("sum(exp("))
    moved = x + np.array([0.5, 0.0, 0.0])
    powers = np.exp(moved - x.max())
    assert np.allclose(rerun({"x": moved}, (edge,)), powers / np.exp(x - x.max()).sum())
    assert np.allclose(rerun({"x": moved}, ()), softmax(moved, axis=-1))


def walk(x, w):
    z = [x]
    for _ in range(3):
        z.append(np.tanh(label(z[-1], "what is handed on") * w))
    return np.stack(z)


WALK = Rule("backward", walk, tuple(Case(f"{n}", {"x": (n,), "w": (n,)}) for n in (1, 2, 3)))


def walk_rule(g, z, w, rounds=(2, 1, 0), hand_on=1.0):
    dw, later = 0, g[3]
    for t in rounds:
        inner = later * (1 - z[t + 1] ** 2)
        dw = dw + inner * z[t]
        later = g[t] + hand_on * inner * w
    return later, dw


def test_in_a_loop_a_path_is_cut_round_by_round():
    def last_only(g, z, w):
        return walk_rule(g, z, w)[0], walk_rule(g, z, w, (2,))[1]

    assert report_on(WALK, lambda g, z, w: walk_rule(g, z, w)).passed
    report = report_on(WALK, last_only)
    assert (report.codes, "w (the last time round)" in str(report)) == (("MISSING_PATH",), True)
    report = report_on(WALK, lambda g, z, w: walk_rule(g, z, w, hand_on=0.0))
    assert (report.codes[0], "if what is handed on stood still" in str(report)) == ("MISSING_PATH", True)


PULLED = Rule(
    "backward",
    lambda x, y: np.sum(y * x + label(x, "x in the square") * label(x, "x in the square"), axis=-1),
    tuple(Case(f"{n} rows", {"x": (n, 3), "y": (n, 3)}) for n in (2, 5)),
)


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (0, "dx is what you get if x in the square stood still."),
        (1, "dx is what you get if the first of the two x in the square stood still."),
        (4, "in dx what comes through x in the square counts twice."),
    ],
)
def test_a_square_written_as_a_product_is_one_path_and_each_of_its_factors_half_of_it(share, sentence):
    report = report_on(PULLED, lambda g, x, y: (g[:, None] * (y + share * x), g[:, None] * x))
    assert [diagnosis.statement for diagnosis in report.diagnoses] == [sentence]


def test_an_array_that_the_forward_knows_by_name_is_called_by_it():
    labels, _, _ = forward_edges(lambda x, *, mask: np.sum(mask * x), {"x": np.ones(3)}, {"mask": np.ones(3)})
    assert [carried for carried, _ in labels.values()] == ["x", "mask x"]


def test_a_path_with_a_name_of_its_own_that_is_used_again_is_said_with_its_use():
    def forward(x):
        inside = label(x, "x inside")
        return np.exp(inside) - inside + x * x

    rule = Rule("backward", forward, (Case("three", {"x": (3,)}),), inputs=("x",))
    report = check(
        Exercise("T", "t", "", (rule,)), InProcess({"backward": lambda g, x: g * (np.exp(x) + 2 * x)})
    )
    assert "if “x inside” in exp(“x inside”) - “x inside” stood still" in str(report)


def test_a_turned_array_is_not_called_by_the_name_of_the_whole():
    rule = Rule("backward", lambda x, w: x + np.tanh(x @ w.T), (Case("3", {"x": (3, 3), "w": (3, 3)}),))

    def backward(g, x, w):
        slope = g * (1 - np.tanh(x @ w.T) ** 2)
        return slope @ w, slope.T @ x

    text = str(check(Exercise("T", "t", "", (rule,)), InProcess({"backward": backward})))
    assert "dx holds only what comes through x @ w.T." in text


def test_an_absolute_value_is_called_one_however_it_is_computed():
    def softsign(x):
        return x / (1 + cabs(x))

    def as_if_it_stood_still(g, x):
        return g / (1 + np.abs(x))

    report = report_on(Rule("backward", softsign, pointwise("x")), as_if_it_stood_still)
    assert "dx is what you get if |x| stood still." in str(report)
    assert not is_named_absolute(lambda x: np.where(x < 0, -x, 2 * x)), "another branch is another function"
    assert is_named_absolute(lambda x: np.where(x - 1 < 0, -(x - 1), x - 1), "|x - 1|")


def is_named_absolute(forward, name="|x|"):
    labels, _, _ = forward_edges(forward, {"x": np.array([1.0, -2.0])}, {})
    return any(name in made for _, made in labels.values())
