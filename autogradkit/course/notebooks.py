"""The lessons as files: notebooks, executed from the top, that hold nothing that changes from run to run.

`normalised_text` strips what differs between two runs of the same code, `faults` says what keeps a notebook
from being committed; `notebook_run` executes one. A teacher's own notebooks go the same way, and what she
wrote stays.
"""

import json
import re
from pathlib import Path

from . import sentences
from .notebook_file import NotebookError, read_notebook

__all__ = ["faults", "find", "lesson_number", "normalise", "normalised_text", "without_outputs"]

PYTHON = {"display_name": "Python 3", "language": "python", "name": "python3"}
# What front ends write about a run or a screen. Everything else, such as tags, slides, nbgrader's, stays.
OF_A_NOTEBOOK = {"widgets", "kernelspec", "language_info", "colab", "vscode", "orig_nbformat", "signature"}
OF_A_CELL = {"execution", "executionInfo", "ExecuteTime", "collapsed", "scrolled", "trusted", "colab", "id"}
OF_A_CELL |= {"outputId", "pycharm", "vscode"}
# A widget's model lives in the kernel that made it. Beside it stands the same film as a page without one.
VOLATILE = {"application/vnd.jupyter.widget-view+json"}

NO_EXERCISE = re.compile("^" + sentences.NO_EXERCISE.partition("{")[0] + "'(?P<name>[^']*)'", re.MULTILINE)


def find(folder, names=()):
    """Return the notebooks in `folder` in order, or those that are named.

    Parameters
    ----------
    folder : str or path
    names : sequence of str
        Numbers or names of notebooks in `folder`, "03" or "03_chain_rule"; or paths of files and folders.

    Raises
    ------
    NotebookError
        If there is none, or a name fits none.
    """
    if not names:
        return notebooks_in(folder)
    chosen = []
    for name in names:
        if Path(name).is_dir():
            chosen += notebooks_in(name)
            continue
        if Path(name).is_file():
            chosen.append(Path(name))
            continue
        if not any(Path(folder).glob("*.ipynb")):
            raise NotebookError(sentences.NO_FILE_OR_FOLDER.format(name=name))
        there, stem = notebooks_in(folder), Path(name).stem
        fitting = [path for path in there if stem in (path.stem, path.stem.split("_")[0])]
        if not fitting:
            known = ", ".join(path.stem for path in there)
            raise NotebookError(sentences.NO_NOTEBOOK_CALLED.format(name=name, names=known))
        chosen += fitting
    return chosen


def notebooks_in(folder):
    """Return the notebooks in a folder, in order."""
    there = sorted(Path(folder).glob("*.ipynb"))
    if not there:
        raise NotebookError(sentences.NO_NOTEBOOK.format(folder=folder))
    return there


def normalised_text(text, number, lesson=sentences.THIS_FILE):
    """Return a notebook's text without what changes from run to run; outputs stay.

    Parameters
    ----------
    text : str
        The file's text, nbformat 4.
    number : str
        The lesson's number, "03": its cells get the ids 03-01, 03-02, …
    lesson : str
        What an error calls it.
    """
    notebook = parse(text, lesson)
    cells = [plain_cell(cell, f"{number}-{k:02d}") for k, cell in enumerate(notebook["cells"], 1)]
    plain = {"cells": cells, "metadata": plain_metadata(notebook), "nbformat": 4, "nbformat_minor": 5}
    return json_text(plain)


def json_text(notebook):
    """Return nested dicts as text; half a sign, which UTF-8 can't hold, stays as it is escaped."""
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def normalise(path):
    """Write a notebook back as `normalised_text`."""
    file = read_notebook(path)
    file.write(normalised_text(file.text, lesson_number(path), file.path.name))


def without_outputs(text):
    """Return a lesson's text without its outputs: one predicts better before the answer stands below.

    >>> out = {"output_type": "stream", "name": "stdout", "text": "1"}
    >>> cell = {"cell_type": "code", "source": "print(1)", "execution_count": 1, "outputs": [out]}
    >>> json.loads(without_outputs(json.dumps({"nbformat": 4, "cells": [cell]})))["cells"][0]["outputs"]
    []
    """
    notebook = parse(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
    return json_text(notebook)


def faults(path):
    """Return what keeps a notebook from being committed, a sentence each; nothing if all is well."""
    file = read_notebook(path)
    reasons = [sentences.BYTE_ORDER_MARK] if file.begins_with_mark else []
    if normalised_text(file.text, lesson_number(path), file.path.name) != file.text:
        reasons.append(sentences.NOT_NORMALISED)
    cells = parse(file.text)["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and as_text(cell["source"]).strip()]
    if [cell.get("execution_count") for cell in code] != list(range(1, len(code) + 1)):
        reasons.append(sentences.NOT_EXECUTED)
    for cell in code:
        errors = [out for out in cell.get("outputs", []) if out["output_type"] == "error"]
        if errors and "raises-exception" not in cell.get("metadata", {}).get("tags", []):
            raised = {"error": errors[0]["ename"], "message": errors[0]["evalue"]}
            reasons.append(sentences.CELL_RAISED.format(cell=cell.get("id"), **raised))
        if name := unknown_exercise(cell):
            reasons.append(sentences.CELL_NAMES_NO_EXERCISE.format(cell=cell.get("id"), name=name))
    return reasons


def unknown_exercise(cell):
    """Return the name in a cell's `%exercise` that was not known where it was executed, or nothing."""
    if "%" not in as_text(cell["source"]):
        return ""
    printed = [as_text(out["text"]) for out in cell.get("outputs", []) if out["output_type"] == "stream"]
    found = [match for text in printed if (match := NO_EXERCISE.search(text))]
    return found[0]["name"] if found else ""


def parse(text, lesson=sentences.THIS_FILE):
    """Return a notebook's text as nested dicts; a NotebookError, with the `lesson`'s name, if it is none."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotebookError(sentences.NOT_A_NOTEBOOK.format(lesson=lesson, reason=error)) from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise NotebookError(sentences.NOT_FORMAT_4.format(lesson=lesson))
    if reason := missing_in(notebook):
        raise NotebookError(sentences.NOT_A_NOTEBOOK.format(lesson=lesson, reason=reason))
    return notebook


def missing_in(notebook):
    """Return what a notebook lacks of what the format promises, or nothing."""
    if not isinstance(notebook.get("cells"), list):
        return sentences.NO_CELLS
    if not isinstance(notebook.get("metadata", {}), dict):
        return sentences.NO_METADATA
    for number, cell in enumerate(notebook["cells"], 1):
        if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
            return sentences.NO_CELL_TYPE.format(number=number)
        if not is_text(cell.get("source")) or not isinstance(cell.get("metadata", {}), dict):
            return sentences.NO_SOURCE.format(number=number)
        outputs = cell.get("outputs", [])
        if not isinstance(outputs, list) or not all(is_output(out) for out in outputs):
            return sentences.NO_OUTPUT_TYPE.format(number=number)
    return ""


def is_text(value):
    """Return whether a value is a multiline text as notebooks hold one."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def is_output(out):
    """Return whether a value is an output with all that is read of it."""
    if not isinstance(out, dict):
        return False
    kind = out.get("output_type")
    if kind == "stream":
        return isinstance(out.get("name"), str) and is_text(out.get("text"))
    if kind == "error":
        return "ename" in out and "evalue" in out
    return isinstance(kind, str) and isinstance(out.get("data", {}), dict)


def lesson_number(path):
    """Return a lesson's number as text, or what its name begins with; fit for the id of a cell.

    >>> (
    ...     lesson_number("notebooks/03_chain_rule.ipynb"),
    ...     lesson_number("Week 1, Monday.ipynb"),
    ...     lesson_number("导数.ipynb"),
    ... )
    ('03', 'Week-1-Monday', 'cell')
    """
    return re.sub(r"[^A-Za-z0-9]+", "-", Path(path).stem.split("_")[0]).strip("-")[:40] or "cell"


def plain_metadata(notebook):
    """Return a notebook's metadata without what depends on where it was run; its language stays."""
    given = notebook.get("metadata", {})
    kernel = given.get("kernelspec", PYTHON)
    language = kernel.get("language") or given.get("language_info", {}).get("name", "python")
    kernel = PYTHON if language == "python" else {key: kernel[key] for key in PYTHON if key in kernel}
    kept = {key: value for key, value in given.items() if key not in OF_A_NOTEBOOK}
    return kept | {"kernelspec": kernel, "language_info": {"name": language}}


def plain_cell(cell, name):
    """Return one cell with its source, its outputs, and what its author wrote into its metadata."""
    given = cell.get("metadata", {})
    metadata = {key: value for key, value in given.items() if key not in OF_A_CELL and value not in ([], {})}
    plain = {
        "id": name,
        "cell_type": cell["cell_type"],
        "metadata": metadata,
        "source": as_lines(as_text(cell["source"]).rstrip()),
    }
    if "attachments" in cell:
        plain["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        plain["execution_count"] = cell.get("execution_count")
        plain["outputs"] = [plain_output(out) for out in join_streams(cell.get("outputs", []))]
    return plain


def join_streams(outputs):
    """Return outputs with the pieces of a stream joined: in which pieces text arrives is chance."""
    whole = []
    for out in map(dict, outputs):
        before = whole[-1] if whole else {}
        if out["output_type"] == "stream" and out["name"] == before.get("name"):
            before["text"] = as_text(before["text"]) + as_text(out["text"])
        else:
            whole.append(out)
    return whole


def plain_output(out):
    """Return one output without model ids, and a traceback without the paths of this machine."""
    plain = {key: value for key, value in out.items() if key != "transient"}
    if "data" in plain:
        plain["data"] = {
            mime: as_lines(content) if isinstance(content, (str, list)) else content
            for mime, content in plain["data"].items()
            if mime not in VOLATILE
        }
    if "text" in plain:
        plain["text"] = as_lines(plain["text"])
    if "traceback" in plain:
        plain["traceback"] = [f"{plain['ename']}: {plain['evalue']}"]
    return plain


def as_text(text):
    """Return a multiline text as one string: notebooks may hold either."""
    return text if isinstance(text, str) else "".join(text)


def as_lines(text):
    """Return a multiline text as notebooks store it, a list of lines that keep their ends."""
    return as_text(text).splitlines(keepends=True)
