"""A cell that a learner runs twice shows the same gradient the second time."""

import ast
import re

import pytest

from autogradkit.course import notebooks
from tests.notebooks.test_lessons import LESSONS, cells, source

LATER = [path for path in LESSONS if notebooks.lesson_number(path) >= "09"]


@pytest.mark.parametrize("path", LATER, ids=lambda path: path.stem)
def test_a_cell_that_is_run_twice_shows_the_same_gradient(path):
    """Gradients add up: a cell that runs back and shows some makes their tensors, or empties them first."""
    for cell in cells(path, "code"):
        code = "\n".join(line for line in source(cell).splitlines() if not line.startswith("%"))
        nodes = list(ast.walk(ast.parse(code)))
        if not any(isinstance(node, ast.Attribute) and node.attr == "backward" for node in nodes):
            continue
        made = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        made |= {node.arg for node in nodes if isinstance(node, ast.arg)}
        grads = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "grad"]
        emptied = {ast.unparse(node.value) for node in grads if isinstance(node.ctx, ast.Store)}
        shown = {ast.unparse(node.value) for node in grads if isinstance(node.ctx, ast.Load)}
        kept = {name for name in shown - emptied if re.match(r"\w+", name)[0] not in made | {"ag"}}
        assert not kept or "zero_grad" in code, (cell["id"], kept)
