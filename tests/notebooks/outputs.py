"""What the cells of a lesson have printed, and the numbers in it.

Stored outputs are today's, since strict nbval compares each with a fresh run.
"""

import re

import numpy as np

from autogradkit.course import notebooks
from tests.notebooks.test_lessons import LESSONS, cells
from tests.notebooks.test_numbers import as_text


def output_of(number, cell_id):
    """Return what a cell of a lesson has printed."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    (cell,) = [cell for cell in cells(path, "code") if cell["id"] == cell_id]
    return "".join(as_text(out.get("text", "")) for out in cell["outputs"])


def numbers_in(number, cell_id, pattern):
    """Return the numbers that a pattern's groups find in what a cell has printed, one row for each match."""
    rows = re.findall(pattern, output_of(number, cell_id))
    assert rows, (cell_id, pattern)
    return np.array(
        [[float(n.replace(",", "")) for n in ([row] if isinstance(row, str) else row)] for row in rows]
    )
