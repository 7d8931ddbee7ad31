"""A teacher's own lesson and exercise in a browser tab: opened, answered, handed in, graded."""

import base64
import json
from pathlib import Path

import pytest

from autogradkit.commands.main import main
from autogradkit.site.build import Wishes, build_site
from tests.browser.course_tab import CourseTab, served

FORGETS = "def backward(g, x):\n    return 2 * x\n"
RIGHT = "def backward(g, x):\n    return g * 2 * x\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A lesson that names no kernel, and an exercise as `autogradkit new` begins one."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "lessons").mkdir()
    cells = [{"cell_type": "code", "source": "%load_ext autogradkit", "metadata": {}}]
    lesson = {"nbformat": 4, "nbformat_minor": 4, "cells": cells}
    (folder / "lessons/01_mine.ipynb").write_text(json.dumps(lesson))
    assert main(["new", "square", "--folder", str(folder / "exercises"), "--title", "The square"]) == 0
    return folder


@pytest.fixture(scope="module")
def tab(browser, pyodide, own, tmp_path_factory):
    """A tab with the teacher's lesson open in it."""
    wishes = Wishes(
        lessons=str(own / "lessons"), exercises=str(own / "exercises"), pyodide=str(pyodide), title="Mine"
    )
    site = build_site(tmp_path_factory.mktemp("hosted") / "site", wishes, documentation=False)
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    with served(site.folder) as address:
        tab = CourseTab(context, address)
        tab.open("notebooks/01_mine.ipynb")
        yield tab
    context.close()


def answer(tab, source):
    """Answer the exercise in a cell and return what is said."""
    return tab.run(f"get_ipython().run_cell_magic('exercise', 'square', {source!r})")


def test_a_lesson_that_names_no_kernel_opens_and_runs_without_a_question(tab):
    assert tab.page.locator(".jp-Dialog").count() == 0
    assert tab.run_all()["errors"] == []
    assert "1 exercise, 4 points" in tab.run("%autogradkit list")


def test_a_wrong_answer_gets_its_sentence_and_a_right_one_its_points(tab):
    assert "dx does not depend on g, the gradient from above" in answer(tab, FORGETS)
    assert "square: passed, 4 of 4 points" in answer(tab, RIGHT)


def test_its_statement_and_hints_are_there(tab):
    assert "Draw the curve." in tab.run("%hint square")
    assert "could not" not in tab.run("%exercise square")


def test_the_export_is_graded_with_the_teachers_exercises(tab, own, tmp_path, monkeypatch):
    assert "1 answer in" in tab.run("%autogradkit export /drive/ana.zip")
    packed = tab.run("import base64; print(base64.b64encode(open('/drive/ana.zip', 'rb').read()).decode())")
    hand_in = Path(tmp_path, "hand-ins", "ana.zip")
    hand_in.parent.mkdir()
    hand_in.write_bytes(base64.b64decode(packed))
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(own / "exercises"))
    assert main(["grade", str(hand_in.parent), "--out", str(tmp_path / "grades"), "--quiet"]) == 0
    assert "ana,square,passed,4" in (tmp_path / "grades" / "results.csv").read_text(encoding="utf-8")
    assert tab.outside == []
