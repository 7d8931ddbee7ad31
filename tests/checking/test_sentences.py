"""The checker's sentences stand in one place, and are filled in when they are read."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from autogradkit.checking import Case, Engine, Exercise, InProcess, OwnOp, Rule, Task, Trial, check, pointwise
from autogradkit.checking import sentences as everything
from autogradkit.checking.sentences import Sentence, engines, fill, mistakes, report, rules, tasks

CHECKING = Path(everything.__file__).parents[1]
MODULES = (engines, mistakes, report, rules, tasks)
SENTENCES = {
    f"{module.__name__.rpartition('.')[2]}.{name}": sentence
    for module in MODULES
    for name, sentence in vars(module).items()
    if isinstance(sentence, Sentence)
}

# English that stands elsewhere, and why
ELSEWHERE = {
    "answer.py": "it runs beside a hand-in, alone, and says what it got as a fact",
    "cases.py": "names of cases, which an exercise writes itself or takes from here",
    "engines/fingerprints.py": "names of wrong engines, as in engines/wrong_engines.py",
    "engines/wrong_engines.py": "names of wrong engines: what the film says of each is in its own sentences",
    "differences.py": "crosscheck speaks to the author of an exercise",
    "forwards.py": "the label of a path, which an exercise's own forward gives in its own words",
    "layouts.py": "names of cases, as in cases.py",
    "mistakes/factor_laws.py": "keys of factors, which nobody reads",
    "mistakes/forward_paths.py": "an exception that missing_paths catches",
    "mistakes/missing_paths.py": "an exception that it catches itself",
    "report/html.py": "styles",
    "rules/open_names.py": "names that a program beside a driver may use",
    "rules/plain_formula.py": "names of NumPy's functions",
    "rules/reaching.py": "names that a program may look behind itself with",
    "task.py": "what seeds the order of the trials",
}
ENGLISH = re.compile(r"[A-Za-z]+[,;]? [a-z]+[,;]? [a-z]+")


def modules():
    for path in sorted(CHECKING.rglob("*.py")):
        name = str(path.relative_to(CHECKING))
        if not name.startswith(("sentences/", "drivers/")):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def texts(tree):
    """Yield the texts of a module that are no docstrings."""
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.value


def test_what_a_learner_reads_stands_with_the_sentences():
    english = {}
    for name, tree in modules():
        english[name] = [text for text in texts(tree) if ENGLISH.search(text)]
    assert {name: found for name, found in english.items() if found and name not in ELSEWHERE} == {}
    assert set(ELSEWHERE) == {name for name, found in english.items() if found}


def test_every_diagnosis_is_made_of_a_sentence():
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Diagnosis", "Finding"):
                first = node.args[0]
                assert not isinstance(first, ast.Constant), f"{name}, line {node.lineno}: a code of its own"


def test_every_code_of_the_catalogue_has_its_sentence():
    lines = (Path(__file__).parent / "catalogue.txt").read_text(encoding="utf-8").splitlines()
    codes = {line.split("|")[2].strip() for line in lines if not line.startswith("#")}
    of_exercises = {"ALIAS"}  # recognised by one exercise's own judge
    assert codes - {sentence.code for sentence in SENTENCES.values()} == of_exercises


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_says_what_was_observed_and_asks(sentence):
    assert re.fullmatch(r"[A-Z][A-Z0-9_]+", sentence.code)
    assert sentence.observed.endswith(".")
    assert sentence.question == "" or sentence.question.endswith(("?", "."))
    for text in sentence[1:]:
        assert not re.search(r"(?<![{\w])\b[gz]\b(?![}\w])", text), "an array is a field: {g}, {z}"


def test_what_is_filled_in_is_not_looked_at_again():
    assert fill("{f} raised {error}", {"f": "mine", "error": "KeyError: '{f}' {0}"}) == (
        "mine raised KeyError: '{f}' {0}"
    )


def my_pass(output, g=1.0):
    output.grad += g
    for source, contribution in zip(output.inputs, output.vjp(g), strict=True):
        my_pass(source, contribution)


CASES = (Case("three", {"x": (3,)}), Case("a table", {"x": (2, 5)}))
NAMED = {  # what is checked, the functions, and what must be said of them under their writers' names
    "an engine that walks every path": (
        Exercise("T", "t", "", (Engine(),)),
        {"backward": my_pass},
        "and mine walks every path.",
    ),
    "a forward of one's own that fails": (
        Exercise("T", "t", "", (OwnOp("backward", "forward", CASES),)),
        {"backward": lambda g, x: g, "forward": np.sqrt},
        "mine can't be tried: my_forward doesn't return one array of finite numbers, or a far larger",
    ),
    "a rule that raises": (
        Exercise("T", "t", "", (Rule("backward", np.tanh, pointwise("x"), inputs=("x",)),)),
        {"backward": lambda g: undefined},  # noqa: F821
        "mine raised “NameError",
    ),
    "a rule that is asked twice": (
        Exercise("T", "t", "", (Rule("backward", np.tanh, pointwise("x"), inputs=("x",)),)),
        {"backward": lambda g, x, calls=[]: calls.append(1) or g * len(calls)},
        "asked the same thing twice, mine gave two different dx",
    ),
    "a task that returns too many": (
        Exercise("T", "t", "", (Task("backward", lambda x: x, (Trial("one", {"x": 1.0}),)),)),
        {"backward": lambda x: (x, x)},
        "mine returned a tuple or list of 2 on “one”; asked for is one result.",
    ),
    "a function that isn't written": (
        Exercise("T", "t", "", (Engine(),)),
        {},
        "there is no function mine.",
    ),
}


@pytest.mark.parametrize(("exercise", "functions", "words"), NAMED.values(), ids=NAMED)
def test_a_function_is_called_as_its_writer_calls_it_in_every_sentence(exercise, functions, words):
    report = check(exercise, InProcess(functions, exercise.kind))
    named = report.with_names({"backward": "mine", "forward": "my_forward"})
    assert words in str(named)
    assert not re.search(r"\bbackward (?!pass|twice)", str(named))
    assert report.with_names({}) == report


def test_a_result_that_is_called_like_the_function_keeps_its_name():
    task = Task("slope", lambda x: x, (Trial("one", {"x": 1.0}),), results=("slope",))
    exercise = Exercise("T", "t", "", (task,))
    report = check(exercise, InProcess({"slope": lambda x: -x}, exercise.kind))
    assert "slope has the right size and the wrong sign." in str(report.with_names({"slope": "mine"}))
