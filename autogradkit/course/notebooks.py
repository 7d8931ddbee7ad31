"""The lessons as files: notebooks, executed from the top, that hold nothing that changes from run to run.

`run` executes a lesson in a fresh kernel and writes it back, `normalised_text` strips what differs between
two runs of the same code, `faults` says what keeps a notebook from being committed. Only `run` needs more
than the standard library: nbclient. A teacher's own notebooks go the same way; what she wrote stays.
"""

import json
import re
from pathlib import Path

from autogradkit.errors import AutogradkitError

from . import sentences

__all__ = ["LIMIT_S", "NotebookError", "faults", "find", "normalise", "normalised_text", "run"]
__all__ += ["without_outputs"]

LIMIT_S = 60  # what one lesson may take

PYTHON = {"display_name": "Python 3", "language": "python", "name": "python3"}
# What front ends write about a run or a screen. Everything else, such as tags, slides, nbgrader's, stays.
OF_A_NOTEBOOK = {"widgets", "kernelspec", "language_info", "colab", "vscode", "orig_nbformat", "signature"}
OF_A_CELL = {"execution", "executionInfo", "ExecuteTime", "collapsed", "scrolled", "trusted", "colab", "id"}
OF_A_CELL |= {"outputId", "pycharm", "vscode"}
# A widget's model lives in the kernel that made it. Beside it stands the same film as a page without one.
VOLATILE = {"application/vnd.jupyter.widget-view+json"}


class NotebookError(AutogradkitError):
    """A notebook that is missing, unreadable, or raised an error while it was executed."""


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


def normalised_text(text, number):
    """Return a notebook's text without what changes from run to run; outputs stay.

    Parameters
    ----------
    text : str
        The file's text, nbformat 4.
    number : str
        The lesson's number, "03": its cells get the ids 03-01, 03-02, …
    """
    notebook = parse(text)
    cells = [plain_cell(cell, f"{number}-{k:02d}") for k, cell in enumerate(notebook["cells"], 1)]
    plain = {"cells": cells, "metadata": plain_metadata(notebook), "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def normalise(path):
    """Write a notebook back as `normalised_text`."""
    path = Path(path)
    path.write_text(normalised_text(path.read_text(encoding="utf-8"), lesson_number(path)), encoding="utf-8")


def without_outputs(text):
    """Return a lesson's text without its outputs: one predicts better before the answer stands below.

    >>> cell = {"cell_type": "code", "source": "1", "execution_count": 1, "outputs": [{"text": "1"}]}
    >>> json.loads(without_outputs(json.dumps({"nbformat": 4, "cells": [cell]})))["cells"][0]["outputs"]
    []
    """
    notebook = parse(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def faults(path):
    """Return what keeps a notebook from being committed, a sentence each; nothing if all is well."""
    text = Path(path).read_text(encoding="utf-8")
    reasons = []
    if normalised_text(text, lesson_number(path)) != text:
        reasons.append(sentences.NOT_NORMALISED)
    cells = parse(text)["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and as_text(cell["source"]).strip()]
    if [cell.get("execution_count") for cell in code] != list(range(1, len(code) + 1)):
        reasons.append(sentences.NOT_EXECUTED)
    for cell in code:
        errors = [out for out in cell["outputs"] if out["output_type"] == "error"]
        if errors and "raises-exception" not in cell["metadata"].get("tags", []):
            raised = {"error": errors[0]["ename"], "message": errors[0]["evalue"]}
            reasons.append(sentences.CELL_RAISED.format(cell=cell.get("id"), **raised))
    return reasons


def run(path, limit_s=LIMIT_S):
    """Execute a notebook from the top in a kernel of its own and write it back, normalised.

    Raises
    ------
    NotebookError
        If nbclient is missing, a cell raises, or the lesson takes longer than `limit_s`.
    """
    try:
        import nbclient
        import nbformat
    except ImportError:
        raise NotebookError(sentences.NO_NBCLIENT) from None
    path = Path(path)
    notebook = nbformat.reads(
        normalised_text(path.read_text(encoding="utf-8"), lesson_number(path)), as_version=4
    )
    client = nbclient.NotebookClient(
        notebook,
        timeout=limit_s,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        raised = {"error": error.ename, "message": error.evalue}
        raise NotebookError(sentences.LESSON_RAISED.format(lesson=path.name, **raised)) from None
    except nbclient.exceptions.CellTimeoutError:
        raise NotebookError(sentences.LESSON_TOO_SLOW.format(lesson=path.name, limit_s=limit_s)) from None
    path.write_text(normalised_text(nbformat.writes(notebook), lesson_number(path)), encoding="utf-8")


def parse(text):
    """Return a notebook's text as nested dicts."""
    try:
        notebook = json.loads(text)
    except ValueError as error:
        raise NotebookError(sentences.NOT_A_NOTEBOOK.format(error=error)) from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise NotebookError(sentences.NOT_FORMAT_4)
    return notebook


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
