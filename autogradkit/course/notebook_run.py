"""Executing a notebook from the top, in a kernel of its own, and saying which cell went wrong."""

from autogradkit.platforms import in_browser

from . import sentences
from .notebook_file import NotebookError, read_notebook
from .notebooks import lesson_number, normalised_text

__all__ = ["LIMIT_S", "run"]

LIMIT_S = 60  # what one cell of a lesson may take


def run(path, limit_s=LIMIT_S):
    """Execute a notebook from the top in a kernel of its own and write it back, normalised.

    Raises
    ------
    NotebookError
        If nbclient is missing, there is no such kernel, or a cell raises, ends its kernel or takes longer
        than `limit_s`. The file is as it was then.
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
        client.execute()
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
