"""Executing a notebook from the top, in a kernel of its own, and saying which cell went wrong.

What a lesson's cells answer stays out of the course folder: an author's solution would be handed out with it
otherwise, and a second run would print something else.
"""

import contextlib
import os
from pathlib import Path

from autogradkit import files
from autogradkit.platforms import in_browser

from . import sentences
from .folder import NOTES, writable_folder
from .notebook_file import NotebookError, read_notebook
from .notebooks import lesson_number, normalised_text
from .own_exercises import VARIABLE

__all__ = ["LIMIT_S", "run"]

LIMIT_S = 60  # what one cell of a lesson may take


def run(path, limit_s=LIMIT_S):
    """Execute a notebook from the top in a kernel of its own and write it back, normalised.

    Raises
    ------
    NotebookError
        If nbclient is missing, there is no such kernel, or a cell raises, ends its kernel or takes longer
        than `limit_s`. The file is as it was then, and so are all answers whatever happens.
    """
    if in_browser():
        raise NotebookError(sentences.NO_KERNEL_IN_BROWSER)
    try:
        import nbclient
        import nbformat
    except ImportError:
        raise NotebookError(sentences.NO_NBCLIENT) from None
    file = read_notebook(path)
    number = lesson_number(path)
    notebook = nbformat.reads(normalised_text(file.text, number, file.path.name), as_version=4)
    started = []
    client = nbclient.NotebookClient(
        notebook,
        timeout=limit_s,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(file.path.parent)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell["id"]),
    )
    at = {"lesson": file.path.name}
    try:
        with answers_left_as_they_are(file.path.resolve().parent):
            client.execute(env=kernels_environment())
    except nbclient.exceptions.CellExecutionError as error:
        at |= {"cell": started[-1], "error": error.ename, "message": error.evalue}
        raise NotebookError(sentences.LESSON_RAISED.format(**at)) from None
    except nbclient.exceptions.CellTimeoutError:
        raise NotebookError(
            sentences.LESSON_TOO_SLOW.format(**at, cell=started[-1], limit_s=limit_s)
        ) from None
    except Exception as error:  # nbclient, Jupyter's client and the kernel each have errors of their own
        if started:
            raise NotebookError(sentences.KERNEL_ENDED.format(**at, cell=started[-1])) from error
        kernel = notebook.metadata.kernelspec.get("name", "")
        reason = " ".join(str(error).split()) or type(error).__name__
        raise NotebookError(sentences.NO_KERNEL.format(**at, kernel=kernel, reason=reason)) from error
    file.write(normalised_text(nbformat.writes(notebook), number))


def kernels_environment():
    """Return the environment of a kernel, which stands elsewhere: a folder in it is named from the root."""
    named = os.environ.get(VARIABLE)
    return dict(os.environ, **{VARIABLE: str(Path(named).resolve())} if named else {})


@contextlib.contextmanager
def answers_left_as_they_are(start):
    """Put answers and progress of the course folder found at `start` back as they were before."""
    folder = writable_folder(start)
    places = (folder.exercises, folder.root / NOTES) if folder else ()
    before = {path: path.read_bytes() for path in files_in(places)}
    folders = {path for place in places for path in (place, *place.rglob("*")) if path.is_dir()}
    try:
        yield
    finally:
        for path in files_in(places):
            if path not in before:
                path.unlink()
        for path, data in before.items():
            if not path.is_file() or path.read_bytes() != data:
                files.write(path, data)
        made = [path for place in places for path in (place, *place.rglob("*")) if path.is_dir()]
        for path in sorted(set(made) - folders, reverse=True):
            path.rmdir()


def files_in(places):
    """Return the regular files below some folders."""
    return [path for place in places for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
