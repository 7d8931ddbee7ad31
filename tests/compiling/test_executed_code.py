"""Code that runs while a function is traced: a notebook's and Python's own is known as such."""

import contextlib
import gc
import string
import types
import weakref

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling import CompileError
from autogradkit.compiling.executed_code import note_code


def test_a_print_is_run_while_tracing_also_where_a_notebook_takes_what_is_printed(monkeypatch):
    """As IPython does it: the `write` that it puts in the place of the stream's own has a closure."""
    notebook = {"__name__": "IPython.core.interactiveshell"}
    source = "def tee(send):\n    def write(text):\n        send(text)\n    return write"
    exec(source, notebook)
    lines: list = []

    def send(text):  # of the library that brings it to the browser; a closure, too
        lines.append(text)

    monkeypatch.setattr("sys.stdout", types.SimpleNamespace(write=notebook["tee"](send)))

    def f(x):
        print("traced")
        return x * 2

    compiled = ag.compile(f)
    for _ in range(3):
        assert compiled(np.ones(2)).tolist() == [2, 2]
    assert lines.count("traced") == 2  # each function is traced twice


def test_after_a_print_a_closure_that_nobody_can_look_into_is_still_refused(monkeypatch):
    notebook = {"__name__": "IPython.core.interactiveshell"}
    exec("def write(text):\n    pass", notebook)
    monkeypatch.setattr("sys.stdout", types.SimpleNamespace(write=notebook["write"]))
    scale = 2.0
    monkeypatch.setattr(string.Template, "times", lambda x: x * scale, raising=False)

    def f(x):
        print("traced")
        return string.Template.times(x)  # in a library's class, where nobody looks

    with pytest.raises(CompileError, match="whose closure nobody can look into"):
        ag.compile(f)(np.ones(2))


def test_pythons_own_modules_are_known_by_their_files_where_their_code_names_others(monkeypatch):
    """As in a browser tab, where they were compiled on another machine."""
    elsewhere = {"__name__": "contextlib", "__file__": contextlib.__file__}
    source = "def maker(f):\n    def helper(x):\n        return f(x)\n    return helper"
    exec(compile(source, "/elsewhere/contextlib.py", "exec"), elsewhere)
    monkeypatch.setattr("builtins.helper", elsewhere["maker"](np.tanh), raising=False)
    compiled = ag.compile(lambda x: helper(x))  # noqa: F821, among Python's own names
    assert np.array_equal(compiled(np.ones(2)), np.tanh(np.ones(2)))
    assert "np.tanh" in compiled.source


class Cycle:
    """What nobody frees but the garbage collector."""


def test_what_the_garbage_collector_calls_meanwhile_is_no_part_of_the_function():
    """PyTorch's compiler leaves such calls behind, of functions with a closure."""
    gone, executed = [], set()

    def leave_a_cycle():
        cycle = Cycle()
        cycle.itself = cycle
        weakref.finalize(cycle, lambda: gone.append(1))

    with note_code(executed, None):
        leave_a_cycle()
        assert len([[n] for n in range(5000)]) == 5000  # the collector would run
    assert {code.co_name for code in executed} <= {"leave_a_cycle", "<listcomp>"}
    assert gc.isenabled()
    gc.collect()
    assert gone == [1]


def test_what_runs_while_noting_rests_is_not_noted_but_for_what_is_called_through():
    executed: set = set()

    def hidden():
        return 1

    def called():
        return hidden()

    def afterwards():
        return 2

    with note_code(executed, None) as notes:
        notes.rest()
        notes.rest()  # inside of another
        hidden()
        notes.go_on()
        assert notes.through(called) == 1  # what it calls, too
        executed.discard(hidden.__code__)
        hidden()
        notes.go_on()
        afterwards()
    afterwards()
    assert {code.co_name for code in executed} == {"called", "afterwards"}
