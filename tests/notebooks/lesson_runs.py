"""A lesson's cells, run as a learner runs them, also with other values than the lesson's."""

import contextlib
import io

import matplotlib
import matplotlib.pyplot

from autogradkit.course import notebooks
from tests.notebooks.test_lessons import LESSONS, cells, source

matplotlib.use("Agg")


def code_cells(number):
    """Return the code of a lesson's cells, magics and exercises left out."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    sources = [source(cell) for cell in cells(path, "code")]
    kept = [code for code in sources if not code.startswith("%%") and "ag.check(" not in code]
    return ["\n".join(line for line in code.splitlines() if not line.startswith("%")) for code in kept]


def names_after(number, mark, old="", new=""):
    """Run a lesson's cells up to the one that holds `mark`, `new` in place of `old`, and return its names."""
    names = {}
    for code in code_cells(number):
        run(code.replace(old, new) if old else code, names)
        if mark in code:
            return names
    raise AssertionError(f"no cell of lesson {number} holds {mark!r}")


def run(code, names):
    """Run a cell and return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, names)
    matplotlib.pyplot.close("all")
    return printed.getvalue()


def printed_again(number, mark, old="", new=""):
    """Return what the cell that holds `mark` prints when it is run a second time."""
    (code,) = [code for code in code_cells(number) if mark in code]
    return run(code.replace(old, new) if old else code, names_after(number, mark, old, new))
