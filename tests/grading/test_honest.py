"""Right hand-ins in odd forms: each keeps all its points, and none is looked at twice.

They stand in `honest/`, one file each: `EXERCISE__what_is_odd_in_it.py`. Classes with private names,
closures, tables of functions, generators, records: whatever might be taken for a cheat by its words.
"""

import ast
import linecache
import re
import sys
import types
from itertools import pairwise
from pathlib import Path

import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.course.invariants import right_formulations
from autogradkit.course.source.answer import find_functions
from autogradkit.course.source.cells import Cell
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.fork_server import ForkServer
from autogradkit.grading.secret import draw_secret
from tests.grading.test_cheats import judged

HONEST = sorted((Path(__file__).parent / "honest").glob("*.py"))


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as fork_server:
        yield fork_server


def keeps_all(path, result):
    """Return whether a right hand-in has all the points, and nobody has to look at it."""
    points = course.entry(path.stem.split("__")[0]).exercise.points
    return (result.status, result.points) == ("passed", points)


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_who_is_right_in_an_odd_form_has_all_the_points(path, fork_server):
    result = judged(path, fork_server, draw_secret().hex())
    assert keeps_all(path, result), result.text


OURS = [
    (one, path) for one in course.entries() for path in (one.folder / "solution.py", *right_formulations(one))
]


@pytest.mark.parametrize(("entry", "path"), OURS, ids=lambda one: getattr(one, "name", ""))
def test_what_stands_in_an_exercise_as_right_is_right_on_drawn_numbers_too(entry, path, fork_server):
    found = find_functions([Cell(path.read_text(), 1)], list(entry.exercise.functions))
    result = judge(entry, ExerciseAnswer("", found=found), fork_server, draw_secret().hex())
    assert (result.status, result.points) == ("passed", entry.exercise.points), result.text


TOLD_FROM_OUTSIDE = re.compile(r"@\w+\.register|@register|__subclasses__|__init_subclass__")
WITH_TABLES = [path for path in HONEST if TOLD_FROM_OUTSIDE.search(path.read_text())]


@pytest.mark.parametrize("path", WITH_TABLES, ids=lambda path: path.stem)
def test_rules_that_put_themselves_into_a_table_go_with_it_from_a_notebooks_other_cells(path, fork_server):
    source, entry = path.read_text(), course.entry(path.stem.split("__")[0])
    lines, ends = source.splitlines(), [node.end_lineno for node in ast.parse(source).body]
    cells = [Cell("\n".join(lines[i:j]), n) for n, (i, j) in enumerate(pairwise([0, *ends]), 1)]
    answer = ExerciseAnswer("", found=find_functions(cells, list(entry.exercise.functions)))
    result = judge(entry, answer, fork_server, draw_secret().hex())
    assert keeps_all(path, result), result.text


WITH_CLASSES = [path for path in HONEST if "\nclass " in path.read_text() and "unittest" not in path.stem]


@pytest.mark.parametrize("path", WITH_CLASSES, ids=lambda path: path.stem)
def test_who_works_with_classes_has_all_the_points_in_the_notebook_too(path, monkeypatch):
    source, session = path.read_text(), types.ModuleType("session")
    monkeypatch.setitem(sys.modules, "session", session)
    cells = f"<cell of {path.stem}>"  # as IPython keeps the text of its cells
    known = {cells: (len(source), None, source.splitlines(keepends=True), cells)}
    monkeypatch.setattr(linecache, "cache", known)  # it has few cells, and not those of all other tests
    exec(compile(source, cells, "exec"), vars(session))
    exercise = course.entry(path.stem.split("__")[0]).exercise
    report = ag.check(exercise.name, *(getattr(session, name) for name in exercise.functions))
    assert (report.status, report.points) == ("passed", exercise.points), report


def test_what_a_class_was_given_later_is_there_when_it_is_watched():
    source, cell = (
        "class T: pass\nT.k = 1.0\ndef backward(g, x, y): return T.k * g * y, T.k * g * x",
        "<a cell>",
    )
    linecache.cache[cell] = (len(source), None, source.splitlines(keepends=True), cell)
    session = {"__name__": "session"}
    exec(compile(source, cell, "exec"), session)
    assert ag.check("mul", session["backward"]).status == "passed"
