"""A teacher's own lessons, made ready for a site: each a notebook that runs in the browser's Python.

A notebook that names no kernel, or one of the teacher's machine, would open with a question for a kernel.
"""

import shutil
from pathlib import Path

from autogradkit.course.notebook_file import NotebookError, read_notebook
from autogradkit.course.notebooks import json_text, parse, without_outputs

from . import sentences
from .wheels import SiteError

__all__ = ["copy_own_lessons", "read_lesson"]

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def copy_own_lessons(source, target):
    """Copy a teacher's lessons and the files beside them; lessons without what they print."""
    if not any(Path(source).glob("*.ipynb")):
        raise SiteError(sentences.NO_LESSONS.format(folder=source))
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    for path in sorted(target.rglob("*.ipynb")):
        path.write_text(without_outputs(json_text(read_lesson(path))), encoding="utf-8")


def read_lesson(path):
    """Return a lesson as nested dicts that name the browser's kernel; a SiteError if it is no notebook."""
    try:
        book = parse(read_notebook(path).text, Path(path).name)
    except NotebookError as error:
        raise SiteError(str(error)) from None
    for cell in book["cells"]:
        cell.setdefault("metadata", {})
        if cell["cell_type"] == "code":
            cell.setdefault("outputs", [])
            cell.setdefault("execution_count", None)
    book["metadata"] = {**book.get("metadata", {}), "kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {**book, "nbformat": 4, "nbformat_minor": book.get("nbformat_minor", 5)}
