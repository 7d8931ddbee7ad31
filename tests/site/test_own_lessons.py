"""A teacher's lesson names the browser's kernel in a site, whatever it named before, and prints nothing."""

import json
import sys

import pytest

from autogradkit.site.course_pages import INSTALL, write_colab
from autogradkit.site.own_lessons import copy_own_lessons, read_lesson
from autogradkit.site.wheels import SiteError

PRINTED = {"output_type": "stream", "name": "stdout", "text": "1\n"}
CELL = {"cell_type": "code", "source": "print(1)", "execution_count": 1, "outputs": [PRINTED]}
CONDA = {"kernelspec": {"name": "conda-dl", "display_name": "Deep learning", "language": "python"}}


@pytest.fixture
def lessons(tmp_path):
    """A folder of a teacher's own, with a picture and a notebook that isn't shown."""
    folder = tmp_path / "lessons"
    (folder / ".ipynb_checkpoints").mkdir(parents=True)
    for name in ("01_first.ipynb", ".ipynb_checkpoints/01_first-checkpoint.ipynb"):
        (folder / name).write_text(json.dumps({"nbformat": 4, "nbformat_minor": 4, "cells": [CELL]}))
    (folder / "picture.png").write_bytes(b"PNG")
    return folder


@pytest.mark.parametrize("metadata", [None, {}, CONDA], ids=["none", "empty", "another"])
def test_a_lesson_names_the_browsers_kernel(metadata, lessons):
    book = {"nbformat": 4, "cells": [CELL]} | ({} if metadata is None else {"metadata": metadata})
    (lessons / "01_first.ipynb").write_text(json.dumps(book))
    assert read_lesson(lessons / "01_first.ipynb")["metadata"]["kernelspec"]["name"] == "python3"


def test_lessons_are_copied_without_what_they_print_and_with_their_pictures(lessons, tmp_path):
    copy_own_lessons(lessons, tmp_path / "notebooks")
    names = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "notebooks").rglob("*"))
    assert names == ["notebooks/01_first.ipynb", "notebooks/picture.png"]
    (cell,) = json.loads((tmp_path / "notebooks/01_first.ipynb").read_text())["cells"]
    assert (cell["outputs"], cell["execution_count"], cell["source"]) == ([], None, "print(1)")
    assert read_lesson(lessons / "01_first.ipynb")["cells"][0]["outputs"] == [PRINTED]  # pages show them


def test_a_file_that_is_no_notebook_is_named(lessons, tmp_path):
    (lessons / "02_broken.ipynb").write_text("{")
    with pytest.raises(SiteError, match=r"02_broken\.ipynb"):
        copy_own_lessons(lessons, tmp_path / "notebooks")


def test_a_lesson_for_colab_installs_the_kit_first(lessons, tmp_path):
    write_colab(tmp_path / "colab", lessons)
    first, second = json.loads((tmp_path / "colab/01_first.ipynb").read_text())["cells"]
    assert "%pip install -q autogradkit" in "".join(first["source"])
    assert "id" not in first  # format 4.4 knows none
    assert second["outputs"] == []


def test_the_cell_that_installs_the_kit_runs_elsewhere_than_in_colab_too(monkeypatch):
    code = INSTALL.replace("%pip install -q autogradkit", "installed.append(1)")
    assert code != INSTALL
    installed = []
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "google.colab", None)  # importing it fails
    exec(code, {"installed": installed})
    assert installed == [1]
