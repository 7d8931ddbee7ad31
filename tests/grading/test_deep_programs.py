"""Programs that are nested too deeply, or are too long, to be looked at: nobody takes them for looked at."""

import linecache
from pathlib import Path

import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.checking.rules.syntax_tree import MOST_DEPTH, TooDeepError
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.fork_server import ForkServer

CHAINS = {
    "sum": lambda n: "x" + " + 0" * n,
    "signs": lambda n: "--" * (n // 2) + "x",
    "attributes": lambda n: "x" + ".real" * n,
    "calls": lambda n: "x" + ".copy()" * (n // 2),
    "entries": lambda n: "x" + "[...]" * n,
    "choices": lambda n: "x if 1 else " * n + "x",
    "powers": lambda n: "x" + "**1" * n,
}
PLACES = {  # before the last line of a right answer
    "a value": "t = {}",
    "a note": "t: {} = 1",
    "what is matched": "match {}:\n        case _:\n            pass",
    "what is raised": "if g is None:\n        raise ValueError({})",
    "a branch": "if np.all({}):\n        pass",
    "what is returned": "return ({}).sort()",
}


def answer(place, chain, n):
    """Return a right answer to mul, but that an expression n levels deep stands in a place of it."""
    before = PLACES[place].replace("{}", CHAINS[chain](n))
    return f"def backward(g, x, y):\n    {before}\n    return g * y, g * x\n"


@pytest.fixture(scope="module")
def result_of():
    with ForkServer() as fork_server:

        def judged(name, text):
            entry = course.entry(name)
            found = find_functions(f"import numpy as np\n\n\n{text}", entry.exercise.functions)
            return judge(entry, ExerciseAnswer("", found=found), fork_server, "a secret")

        yield judged


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_nested_too_deeply_is_refused_and_the_reason_said(result_of, place, chain):
    result = result_of("mul", answer(place, chain, 480))
    assert (result.status, result.points) == ("invalid", 0.0)
    assert f"more than {MOST_DEPTH} levels deep" in result.sentences[0]


@pytest.mark.parametrize("chain", CHAINS)
def test_what_is_long_and_not_too_deep_is_judged_as_ever(result_of, chain):
    assert result_of("mul", answer("a value", chain, 80)).status == "passed"


def test_a_deep_program_that_gets_objects_is_not_passed_over(result_of, solution):
    deep = solution("47_checkpoint") + f"\n\nx = 1\nVALUE = {CHAINS['sum'](480)}\nprint(VALUE)\n"
    assert result_of("checkpoint", deep).status == "invalid"


def test_a_notebook_says_so_too():
    source = "def backward(g, x, y):\n    return g * y + 0 * (" + CHAINS["sum"](480) + "), g * x\n"
    names = {}
    linecache.cache["<deep>"] = (len(source), None, source.splitlines(keepends=True), "<deep>")
    exec(compile(source, "<deep>", "exec"), names)
    with pytest.raises(TooDeepError, match="levels deep"):
        ag.check("mul", names["backward"])


def test_what_is_too_long_to_be_watched_is_a_persons_to_look_at(result_of):
    cheat = (Path(__file__).parent / "cheats" / "tanh_sigmoid__asks_by_attributes.py").read_text()
    words = 'WORDS = """' + "a line of words that says nothing of what is below\n" * 1_300 + '"""\n'
    long = cheat.replace("2**9", "2 ** min(9, len(WORDS))") + words
    result = result_of("tanh_sigmoid", long)
    assert (result.status, set(result.codes)) == ("flagged", {"LOOKS_NUMERICAL"})
    assert "so long that nobody watched it" in result.text
