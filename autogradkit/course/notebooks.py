"""The lessons as files: notebooks, executed from the top, that hold nothing that changes from run to run.

`run` executes a lesson in a fresh kernel and writes it back, `normalised` strips what differs between two
runs of the same code, `faults` says what keeps a notebook from being committed. Only `run` needs more than
the standard library: nbclient. A teacher's own notebooks go the same way; what she wrote into them stays.
"""

import json
import re
from pathlib import Path

from autogradkit.errors import AutogradkitError

__all__ = ["LIMIT_S", "NotebookError", "cleared", "faults", "find", "normalise", "normalised", "run"]

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
        return inside(folder)
    found = []
    for name in names:
        if Path(name).is_dir():
            found += inside(name)
            continue
        if Path(name).is_file():
            found.append(Path(name))
            continue
        there, stem = inside(folder), Path(name).stem
        fitting = [path for path in there if stem in (path.stem, path.stem.split("_")[0])]
        if not fitting:
            known = ", ".join(path.stem for path in there)
            raise NotebookError(f"No notebook is called {name!r}: there are {known}.")
        found += fitting
    return found


def inside(folder):
    """Return the notebooks in a folder, in order."""
    there = sorted(Path(folder).glob("*.ipynb"))
    if not there:
        raise NotebookError(f"There is no notebook in {folder}: expected files like 03_chain_rule.ipynb.")
    return there


def normalised(text, number):
    """Return a notebook's text without what changes from run to run; outputs stay.

    Parameters
    ----------
    text : str
        The file's text, nbformat 4.
    number : str
        The lesson's number, "03": its cells get the ids 03-01, 03-02, …
    """
    notebook = loaded(text)
    cells = [plain_cell(cell, f"{number}-{k:02d}") for k, cell in enumerate(notebook["cells"], 1)]
    plain = {"cells": cells, "metadata": plain_metadata(notebook), "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def normalise(path):
    """Write a notebook back as `normalised` text."""
    path = Path(path)
    path.write_text(normalised(path.read_text(encoding="utf-8"), number_of(path)), encoding="utf-8")


def cleared(text):
    """Return a lesson's text without its outputs: one predicts better before the answer stands below.

    >>> cell = {"cell_type": "code", "source": "1", "execution_count": 1, "outputs": [{"text": "1"}]}
    >>> json.loads(cleared(json.dumps({"nbformat": 4, "cells": [cell]})))["cells"][0]["outputs"]
    []
    """
    notebook = loaded(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def faults(path):
    """Return what keeps a notebook from being committed, a sentence each; nothing if all is well."""
    text = Path(path).read_text(encoding="utf-8")
    found = []
    if normalised(text, number_of(path)) != text:
        found.append("it holds what changes from run to run: run `autogradkit notebooks normalise`")
    cells = loaded(text)["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and joined(cell["source"]).strip()]
    if [cell.get("execution_count") for cell in code] != list(range(1, len(code) + 1)):
        found.append("its cells were not all executed once, from the top: run `autogradkit notebooks run`")
    for cell in code:
        errors = [out for out in cell["outputs"] if out["output_type"] == "error"]
        if errors and "raises-exception" not in cell["metadata"].get("tags", []):
            found.append(f"cell {cell.get('id')} raised {errors[0]['ename']}: {errors[0]['evalue']}")
    return found


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
        raise NotebookError("Executing lessons needs nbclient: pip install nbclient nbformat") from None
    path = Path(path)
    notebook = nbformat.reads(normalised(path.read_text(encoding="utf-8"), number_of(path)), as_version=4)
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
        raise NotebookError(f"{path.name} raised {error.ename}: {error.evalue}") from None
    except nbclient.exceptions.CellTimeoutError:
        raise NotebookError(f"{path.name} has a cell that takes longer than {limit_s} s.") from None
    path.write_text(normalised(nbformat.writes(notebook), number_of(path)), encoding="utf-8")


def loaded(text):
    """Return a notebook as nested dicts."""
    try:
        notebook = json.loads(text)
    except ValueError as error:
        raise NotebookError(f"This is not a notebook: {error}.") from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise NotebookError("This is not a notebook of format 4: open it in JupyterLab and save it.")
    return notebook


def number_of(path):
    """Return a lesson's number as text, or what its name begins with; fit for the id of a cell.

    >>> number_of("notebooks/03_chain_rule.ipynb"), number_of("Week 1, Monday.ipynb"), number_of("导数.ipynb")
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
        "source": lines(joined(cell["source"]).rstrip()),
    }
    if "attachments" in cell:
        plain["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        plain["execution_count"] = cell.get("execution_count")
        plain["outputs"] = [plain_output(out) for out in merged(cell.get("outputs", []))]
    return plain


def merged(outputs):
    """Return outputs with the pieces of a stream joined: in which pieces text arrives is chance."""
    whole = []
    for out in map(dict, outputs):
        before = whole[-1] if whole else {}
        if out["output_type"] == "stream" and out["name"] == before.get("name"):
            before["text"] = joined(before["text"]) + joined(out["text"])
        else:
            whole.append(out)
    return whole


def plain_output(out):
    """Return one output without model ids, and a traceback without the paths of this machine."""
    plain = {key: value for key, value in out.items() if key != "transient"}
    if "data" in plain:
        plain["data"] = {
            mime: lines(content) if isinstance(content, (str, list)) else content
            for mime, content in plain["data"].items()
            if mime not in VOLATILE
        }
    if "text" in plain:
        plain["text"] = lines(plain["text"])
    if "traceback" in plain:
        plain["traceback"] = [f"{plain['ename']}: {plain['evalue']}"]
    return plain


def joined(text):
    """Return a multiline text as one string: notebooks may hold either."""
    return text if isinstance(text, str) else "".join(text)


def lines(text):
    """Return a multiline text as notebooks store it, a list of lines that keep their ends."""
    return joined(text).splitlines(keepends=True)
