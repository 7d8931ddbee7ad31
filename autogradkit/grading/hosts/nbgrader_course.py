"""nbgrader: the exercises as a source assignment that nbgrader itself releases, grades and exports.

This is the less safe mode. nbgrader runs a hand-in and its tests in one kernel, so a hand-in can read the
tests and give itself points; use it where everybody is trusted. The safe mode is to let nbgrader hand out and
collect, and to run `autogradkit grade` on the course's folder.
"""

import json
import re
from pathlib import Path

from autogradkit import files
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions
from autogradkit.course.source.cells import Cell
from autogradkit.course.tracks import pick
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences

__all__ = ["build", "notebook"]

CONFIG = '''\
"""nbgrader's settings for this course."""

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "autogradkit"
# A released cell keeps its stub, which raises; what stands for the solution must not raise as well.
c.ClearSolutions.code_stub = {"python": "# Write your answer into the function above."}
'''
CHECK = """\
from autogradkit.notebook.nbgrader_cell import points_of
points_of({name!r}, globals())"""
NO_SOLUTION = "# The installed kit comes without solutions. What is released is the same."


def build(out, exercises=(), assignment="autogradkit"):
    """Write an nbgrader course with one assignment, a notebook per exercise, and return its folder.

    Raises
    ------
    AutogradkitError
        If `out` holds something already.
    """
    out = Path(out)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise AutogradkitError(sentences.COURSE_NOT_EMPTY.format(path=out))
    chosen = pick(" ".join(exercises)) if exercises else entries()
    notebooks = {one.name: notebook(one) for one in chosen}  # before anything is written
    beside = data_beside(chosen)
    folder = out / "source" / assignment
    files.write(out / "nbgrader_config.py", CONFIG.encode())
    for name, made in notebooks.items():
        text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
        files.write(folder / f"{name}.ipynb", text.encode())
    for name, data in beside.items():
        files.write(folder / name, data)
    return out


def data_beside(chosen):
    """Return what lies beside the notebooks, as bytes by its path: data that exercises read or speak of.

    Raises
    ------
    AutogradkitError
        If two exercises have different data of one name.
    """
    found = {}
    for one in chosen:
        for path in sorted({*one.companions} - {*one.pictures.values()}):
            name, data = path.relative_to(one.folder).as_posix(), path.read_bytes()
            whose, before = found.setdefault(name, (one.key, data))
            if before != data:
                raise AutogradkitError(sentences.DATA_TWICE.format(name=name, one=whose, other=one.key))
    return {name: data for name, (_, data) in found.items()}


def notebook(one):
    """Return one exercise as a source notebook, with its solution between nbgrader's marks."""
    readme = one.statement_with_pictures
    readme = re.sub(r"\]\(\.\./\d\d_(\w+)/README\.md\)", r"](\1.ipynb)", readme)
    test = CHECK.format(name=one.name)
    cells = [
        cell("markdown", f"{one.name}-text", readme.strip(), locked=True),
        cell("code", f"{one.name}-answer", solution_text(one), solution=True),
        cell("code", f"{one.name}-check", test, locked=True, grade=True, points=one.exercise.points),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def solution_text(one):
    """Return the solution as nbgrader wants it: what stands between the marks is taken out for release.

    An installed kit comes without solutions; what is released is the same.
    """
    path = one.folder / "solution.py"
    stub, names = one.stub.strip(), one.exercise.functions
    answer = NO_SOLUTION
    if path.is_file():
        answer = find_functions([Cell(path.read_text(encoding="utf-8"), 1)], names).source.strip("\n")
    return f"{stub}\n\n\n### BEGIN SOLUTION\n{answer}\n### END SOLUTION"


def cell(kind, name, source, *, locked=False, solution=False, grade=False, points=None):
    """Return one cell with nbgrader's metadata, version 3."""
    about = {"schema_version": 3, "grade_id": name, "locked": locked, "solution": solution, "grade": grade}
    about |= {"task": False} | ({"points": points} if grade else {})
    made = {"cell_type": kind, "id": name, "metadata": {"nbgrader": about}, "source": source}
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})
