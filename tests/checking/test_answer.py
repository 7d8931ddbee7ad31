"""One call of a learner's function, as facts."""

import linecache
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autogradkit.checking import InProcess, answer
from autogradkit.checking.answer import call
from tests.platforms import needs_processes

G = np.array([0.5, -1.0])


def ask(function, **arguments):
    return call("rule", {"f": function}, "f", arguments or {"g": G.copy()})


def test_a_single_array_and_a_tuple_are_told_apart():
    assert ask(lambda g: g * 2).single
    assert not ask(lambda g: (g * 2,)).single


def test_an_exception_is_told_with_the_learners_own_line():
    def fails(g):
        g = g + 1
        return g @ np.ones(7)

    error = ask(fails).error
    assert error.startswith("ValueError: ")
    assert error.endswith("(line 3 of fails: return g @ np.ones(7))")


def test_a_long_line_is_quoted_as_far_as_it_can_be_read_and_one_that_nobody_keeps_not_at_all():
    scope = {}
    exec(compile("def backward(g):\n    return g @ " + "g" * 200, "nowhere", "exec"), scope)
    assert ask(scope["backward"]).error.endswith("(line 2 of backward)")
    lines = ("def backward(g):\n", "    return g @ " + "g" * 200)
    linecache.cache["nowhere"] = (0, None, list(lines), "nowhere")
    try:
        assert ask(scope["backward"]).error.endswith(f"(line 2 of backward: return g @ {'g' * 69}…)")
    finally:
        del linecache.cache["nowhere"]


def test_a_change_in_place_is_noticed_even_if_the_call_then_fails():
    def spoils(g):
        g *= 2
        raise KeyError("x")

    assert ask(spoils).changed == ("g",)


def test_a_shared_memory_is_noticed():
    assert ask(lambda g: g[::-1]).aliased == ("g",)
    assert ask(lambda g: g + 0).aliased == ()


def test_what_is_no_number_comes_back_as_a_word():
    assert ask(lambda g: "g").error == "a str"
    assert ask(lambda g: None).status == "bad_return"
    assert ask(lambda g: np.array(["a"])).status == "bad_return"


def test_a_stub_is_not_written():
    def stub(g):
        raise NotImplementedError

    assert ask(stub).status == "not_written"


def test_memory_is_weighed_on_large_arguments_only():
    large = call("rule", {"f": lambda g: np.outer(g, g)[0]}, "f", {"g": np.ones(3000)})
    assert large.peak_bytes > 3000 * 3000 * 8
    assert ask(lambda g: g).peak_bytes == 0


@needs_processes
def test_the_file_runs_by_its_path_without_the_package():
    program = (
        "import importlib.util as u, sys\n"
        "s = u.spec_from_file_location('answer', sys.argv[1]); m = u.module_from_spec(s)\n"
        "s.loader.exec_module(m)\n"
        "import numpy as np\n"
        "print(m.call('rule', {'f': lambda g: 2 * g}, 'f', {'g': np.ones(1)}).value[0][0])\n"
        "print(any(name.startswith('autogradkit') for name in sys.modules))\n"
    )
    path = str(Path(answer.__file__))
    run = subprocess.run(
        [sys.executable, "-I", "-c", program, path], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == ["2.0", "False"]


def test_an_array_asked_for_is_not_called_a_list_when_a_tuple_holds_one():
    def rule(g):
        return g, [1.0, 2.0]

    answer = ask(rule)
    assert (answer.status, answer.error) == ("bad_return", "a tuple with a list in it")


def test_a_function_that_takes_arrays_by_their_places_alone_is_called_so():
    def scaled(g, x, /, *, axis=0):
        return g * x + axis

    assert answer.parameters(scaled) == ("g", "x", "axis")
    got = call("rule", {"f": scaled}, "f", {"x": np.array([2.0, 3.0]), "g": G.copy(), "axis": 1})
    assert got.status == "ok", got.error
    np.testing.assert_array_equal(got.value[0], G * [2.0, 3.0] + 1)


def by_all_means(rule):
    return lambda *args, **kwargs: rule(*args, **kwargs)


def by_places(rule):
    return lambda *args: rule(*args)


class Counted:
    def __init__(self, rule):
        self.rule, self.calls = rule, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.rule(*args, **kwargs)


@pytest.mark.parametrize(
    "decorate",
    [by_all_means, by_places, Counted, np.vectorize, lambda rule: by_all_means(by_places(rule))],
    ids=["all means", "places", "an object", "np.vectorize", "one in another"],
)
def test_a_decorator_that_names_no_parameter_hides_none_of_its_functions(decorate):
    rule = decorate(lambda g, z: g * z)
    assert answer.parameters(rule) == ("g", "z")
    answered = call("rule", {"f": rule}, "f", {"g": G.copy(), "z": np.array([2.0, 3.0])})
    assert np.array_equal(answered.value[0], [1.0, -3.0]), answered.error


def test_a_function_that_names_nothing_and_wraps_nothing_is_handed_nothing():
    assert answer.parameters(lambda *args: args) == ()
    assert answer.parameters(by_places(np.multiply)) == ()


def test_an_answer_keeps_its_numbers_when_the_function_fills_the_same_array_again():
    buffer = np.zeros(3)

    def backward(g):
        return np.multiply(2, g, out=buffer)

    answerer = InProcess({"backward": backward})
    first = answerer.ask("backward", {"g": np.ones(3)})
    answerer.ask("backward", {"g": np.zeros(3)})
    assert first.value[0].tolist() == [2, 2, 2]
