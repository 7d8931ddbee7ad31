"""Numerical differentiation is told by what it does; no formula is taken for it.

Of the methods in `numerical_methods.py` none is in the checker's other tests, and all have to show while they
run, whatever their text says. Right formulations must not: 338 rules, from files, from the kit, from tests.
"""

import ast
import contextlib
from pathlib import Path

import numpy as np
import pytest

from autogradkit import checking
from autogradkit.checking import Case, Exercise, Rule, check, pointwise, softmax
from autogradkit.checking.drivers.looks import Looks
from autogradkit.checking.drivers.watch import new_watch
from autogradkit.checking.rules import watched_rule
from autogradkit.checking.rules.evidence import for_case
from autogradkit.checking.sentences import rules as sentences
from autogradkit.course.catalogue import entries, entry
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.fork_server import ForkServer
from tests.checking import numerical_methods
from tests.checking.figures.library import library
from tests.checking.rules import right
from tests.checking.rules.forwards import RULES
from tests.checking.sourced import Sourced
from tests.platforms import needs_processes

HONEST = Path(__file__).parents[1] / "grading" / "honest"
ROWS = (Case("rows", {"x": (2, 3)}), Case("row", {"x": (4,)}), Case("a square", {"x": (3, 3)}))
TANH = Rule("backward", np.tanh, pointwise("x"))
SOFTMAX = Rule("backward", softmax, ROWS)
METHODS = [
    *((TANH, name, numerical_methods.F + text) for name, text in numerical_methods.POINTWISE.items()),
    *(
        (TANH, name, numerical_methods.F + numerical_methods.SIX + text)
        for name, text in numerical_methods.UNSEEN.items()
    ),
    *((SOFTMAX, name, numerical_methods.W + text) for name, text in numerical_methods.WHOLE.items()),
]
RULES_OF_THEIR_OWN = [e for e in entries() if any(hasattr(part, "cases") for part in e.exercise.parts)]


def test_there_are_methods_enough_to_speak_of():
    assert len(METHODS) >= 50


@pytest.mark.parametrize(("rule", "name", "source"), METHODS, ids=[name for _, name, _ in METHODS])
def test_a_numerical_method_is_flagged_and_shows_while_it_runs(rule, name, source):
    answerer = Sourced(source, {"backward": "backward"})
    assert check(Exercise("T", "t", "", (rule,)), answerer).status == "flagged"
    cases = [for_case(rule, case, answerer) for case in rule.cases if case.kind == "plain"]
    seen = watched_rule.seen_on_the_way(source, rule, cases, answerer)
    assert seen in (*watched_rule.PHRASES.values(), sentences.SEEN_TEXT, sentences.SEEN_REACHING)


@pytest.fixture
def watch_everything(monkeypatch):
    """Watch also what is too simple to need it; return the list of what was watched."""
    watched, real = [], watched_rule.watched_source
    monkeypatch.setattr(watched_rule, "is_plain_formula", lambda source: False)
    monkeypatch.setattr(watched_rule, "is_plain_function", lambda source, name: False)
    monkeypatch.setattr(
        watched_rule, "watched_source", lambda *given: watched.append(given[1]) or real(*given)
    )
    return watched


@pytest.mark.parametrize("entry", RULES_OF_THEIR_OWN, ids=lambda entry: entry.name)
def test_no_right_formulation_is_suspected(entry, watch_everything):
    exercise, names = entry.exercise, {name: name for name in entry.exercise.functions}
    for path in (entry.folder / "solution.py", *sorted((entry.folder / "right").glob("*.py"))):
        source = find_functions(path.read_text(), exercise.functions).source
        report = check(exercise, Sourced(source, names, exercise.kind), seed=3)
        assert report.status == "passed", f"{path.name}: {report}"
    assert watch_everything or any(type(part) is not Rule for part in exercise.parts)


@pytest.mark.parametrize(
    "source",
    [
        "def backward(g, x, slope=0.01):\n    g[x < 0] *= slope\n    return g",
        "def backward(g, x, slope=0.01):\n    g *= np.where(x > 0, 1, slope)\n    return g",
        "def backward(g, x, slope=0.01):\n    dx = g * np.where(x > 0, 1, slope)\n    x *= 2\n    return dx",
    ],
)
def test_a_rule_that_writes_into_its_arguments_is_told_that_and_not_called_numerical(source):
    leaky = entry("relu_leaky_abs").exercise.parts[1]
    rule = Rule("backward", leaky.forward, leaky.cases)
    answerer = Sourced(numerical_methods.F + source, {"backward": "backward"})
    (diagnosis,) = check(Exercise("T", "t", "", (rule,)), answerer).diagnoses
    assert diagnosis.code in ("MUTATES_INPUT", "MUTATES_UPSTREAM")


def test_weights_times_one_number_are_no_neighbours():
    entry = next(entry for entry in entries() if entry.name == "lstm_cell")
    source, names = (entry.folder / "right" / "2.py").read_text(), {"backward": "backward"}
    for seed in range(1, 13):
        assert check(entry.exercise, Sourced(source, names), seed=seed).status == "passed", seed


def test_where_scores_choose_one_key_a_difference_of_products_may_be_rounded():
    entry = next(entry for entry in entries() if entry.name == "attention")
    source = (entry.folder / "right" / "2.py").read_text()
    for seed in range(1, 41):
        assert check(entry.exercise, Sourced(source, {"backward": "backward"}), seed=seed).passed, seed


def test_an_output_that_is_worked_out_again_may_be_rounded_to_one_side_everywhere():
    x = np.array([0.3, -0.7, 1.1, 1.9, -2.2, 0.9])
    z = np.tanh(x)
    looks = Looks()
    looks.begin([x], np.zeros(0), np.zeros(0))
    looks.arrays[z.shape] = {b"again": np.nextafter(z, np.inf)}
    assert looks.is_surrounded(z), "as an input it would be the next float of each entry"
    looks.output = z
    assert not looks.is_surrounded(z)


def test_a_row_of_zeros_has_no_slope_of_its_deviation_and_is_not_asked_about():
    entry = next(entry for entry in entries() if entry.name == "var_std")
    source = (entry.folder / "solution.py").read_text()
    for seed in (33, 48, 50, 51, 52):  # the first three draw such a row
        names = {name: name for name in entry.exercise.functions}
        assert check(entry.exercise, Sourced(source, names), seed=seed).passed, seed


@pytest.mark.parametrize("name", ["conv1d__windows_and_outer_products", "bce_logits_norm__labels_in_a_list"])
def test_numbers_that_are_handed_over_make_no_neighbours(name):
    exercise = entry(name.split("__")[0]).exercise
    source = (HONEST / f"{name}.py").read_text()
    for seed in range(1, 21):
        assert check(exercise, Sourced(source, {f: f for f in exercise.functions}), seed=seed).passed, seed


@pytest.mark.parametrize(
    ("step", "seen"), [("", ""), ("* (1 + np.longdouble(2) ** -21)", sentences.SEEN_LONGER)]
)
def test_longer_numbers_tell_only_where_they_lie_next_to_each_other(step, seen):
    source = f"""import numpy as np
def backward(g, x, z):
    wide = z.astype(np.longdouble)
    other = wide {step}
    return (g * (1 - wide * wide)).astype(float)
"""
    answerer = Sourced(source, {"backward": "backward"})
    cases = [for_case(TANH, case, answerer) for case in TANH.cases if case.kind == "plain"]
    assert (
        watched_rule.seen_in_a_call(source, "backward", *asked(TANH, cases, answerer), may_be_plain=False)
        == seen
    )


def asked(rule, cases, answerer):
    """Return what a rule is asked under watch: the arguments, z, who answers, and whether it is right."""
    case = watched_rule.telling_case(cases)
    return case.arguments, case.z, answerer, lambda answer: watched_rule.agrees(answer, case)


def formulas():
    """Yield (rule, source, globals) of the kit's own rules, and of the right ones in the checker's tests."""
    for _, rule, source, scope in library():
        yield rule, source, scope
    text = open(right.__file__).read()  # noqa: SIM115
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Lambda):
            name = getattr(node.elts[0], "value", None)
            if name in RULES and RULES[name].function == "backward":
                yield RULES[name], f"backward = {ast.get_source_segment(text, node.elts[1])}", vars(right)


class Beside(Sourced):
    """A text that is run beside other globals."""

    def __init__(self, source, names, scope, watch=""):
        self.source, self.kind, self.scope = source, "rule", scope
        filled = scope | ({watch: new_watch()} if watch else {})
        exec(compile(source, "answer", "exec"), filled)
        checking.InProcess.__init__(self, {name: filled[called] for name, called in names.items()}, "rule")

    def of_program(self, source, names, watch=""):
        return contextlib.nullcontext(Beside(source, names, self.scope, watch))


@pytest.mark.parametrize("seed", [{}, {"seed": 1}], ids=["notebook", "grader"])
def test_no_rule_of_the_kit_or_the_checkers_tests_is_suspected(seed, watch_everything):
    for rule, source, scope in formulas():
        answerer = Beside(source, {"backward": "backward"}, scope)
        report = check(Exercise("T", "t", "", (rule,)), answerer, **seed)
        assert report.status == "passed", f"{source}\n{report}"
    assert len(watch_everything) >= 90


SLOPES = """
def slope(f, x):
    a, b = np.split(np.stack([f(x + 0.0009765625), f(x - 0.0009765625)]), 2)
    c, d = np.split(np.stack([f(x + 0.001953125), f(x - 0.001953125)]), 2)
    return (8 * (a - b) - (c - d))[0] * 512.0 / 6

def tanh_backward(g, x):
    return g * slope(np.tanh, x)

def sigmoid_backward(g, x):
    return g * slope(lambda t: 0.5 + 0.5 * np.tanh(0.5 * t), x)
"""
HIDDEN = """
import numpy as np
from functools import partial

def parts(x):
    w = np.zeros(x.shape + (2,))
    w[..., 0], w[..., 1] = x, 2.0**-100
    return np.ascontiguousarray(w).view("D")[..., 0]

def slope(f, x):
    out = f(parts(np.asarray(x)))
    return np.stack([out], -1).view("d")[..., 1] * 2.0**100

def tanh_backward(g, x):
    return g * slope(np.tanh, x)

def sigmoid_backward(g, x):
    return g * slope(lambda t: 0.5 + 0.5 * np.tanh(0.5 * t), x)
"""
LOOKS_FOR_THE_WATCH = HIDDEN.replace(
    "def slope(f, x):\n",
    "def slope(f, x):\n    if any('note' in name for name in globals()):\n        raise KeyError\n",
)


BLINDS_THE_WATCH = HIDDEN.replace(
    "def parts(x):\n", "np.allclose = np.isfinite = np.max = lambda *a, **k: 0.0\n\n\ndef parts(x):\n", 1
)


@needs_processes
@pytest.mark.parametrize(
    "source", [HIDDEN, LOOKS_FOR_THE_WATCH, BLINDS_THE_WATCH, "import numpy as np\n" + SLOPES]
)
def test_a_hand_in_is_watched_in_a_process_of_its_own(source):
    one = entry("tanh_sigmoid")
    with ForkServer() as fork_server:
        result = judge(
            one, ExerciseAnswer("", found=find_functions(source, one.exercise.functions)), fork_server, "s"
        )
    assert result.status == "flagged"
    assert result.points == one.exercise.points
