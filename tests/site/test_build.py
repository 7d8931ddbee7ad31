"""A site's course folder holds the teacher's lessons and exercises, and its README speaks of them."""

import json
import shutil

import pytest

from autogradkit.site import build
from autogradkit.site.build import Wishes, build_site, write_course
from autogradkit.site.wheels import SiteError
from tests.browser.front_end import ROOT


@pytest.fixture
def own(tmp_path):
    """A teacher's folder with one lesson and one exercise."""
    folder = tmp_path / "own"
    shutil.copytree(ROOT / "exercises/03_central_difference", folder / "exercises/01_slope")
    (folder / "lessons").mkdir()
    shutil.copy(ROOT / "notebooks/00_tour.ipynb", folder / "lessons/05_mine.ipynb")
    return folder


def names_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_teachers_lessons_and_exercises_stand_in_place_of_the_kits(own, tmp_path):
    wishes = Wishes(lessons=str(own / "lessons"), exercises=str(own / "exercises"))
    course = write_course(tmp_path / "course", wishes)
    assert names_in(course) == [
        "README.md",
        "exercises/01_slope/README.md",
        "exercises/01_slope/picture.svg",
        "exercises/01_slope/rule.py",
        "notebooks/05_mine.ipynb",
    ]
    text = (course / "README.md").read_text(encoding="utf-8")
    assert "Begin with `notebooks/05_mine.ipynb`" in text
    assert "`%exercise slope`" in text


def test_only_the_exercises_that_were_picked_are_there(tmp_path):
    course = write_course(tmp_path / "course", Wishes(pick="mul, div"))
    assert sorted(path.name for path in (course / "exercises").iterdir()) == ["02_mul", "12_div"]


@pytest.mark.parametrize("which", ["lessons", "exercises"])
def test_a_folder_without_lessons_or_exercises_is_refused(which, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SiteError, match="empty"):
        write_course(tmp_path / "course", Wishes(**{which: str(tmp_path / "empty")}))


def test_a_lesson_that_answers_an_exercise_is_told_before_anybody_reads_it(own, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "write_lab", lambda *_: None)  # which needs Pyodide
    answer = "%%exercise slope\ndef central_difference(f, x, h):\n    return (f(x + h) - f(x - h)) / (2 * h)"
    cell = {"cell_type": "code", "metadata": {}, "source": answer}
    lesson = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    (own / "lessons/06_answered.ipynb").write_text(json.dumps(lesson))
    wishes = Wishes(lessons=str(own / "lessons"), exercises=str(own / "exercises"))
    site = build_site(tmp_path / "site", wishes, documentation=False)
    assert [(cell.lesson, cell.exercise) for cell in site.answered] == [
        ("notebooks/06_answered.ipynb", "slope")
    ]
