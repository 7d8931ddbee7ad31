"""A graph as long as an exercise makes it is taken apart node by node.

Freed at once, it would be freed from within itself: in the browser's Python that ends the kernel of somebody
whose answer was right (`python -m tests.browser.suite_in_pyodide tests/checking/test_long_graphs.py`).
"""

import pytest

from autogradkit.checking import check
from autogradkit.course.catalogue import entry
from tests.checking.sourced import Sourced


@pytest.mark.parametrize("name", ["topo_order", "backward", "zero_and_accumulate", "iterative_topo"])
def test_python_outlives_the_right_answer(name):
    one = entry(name)
    names = {function: function for function in one.exercise.functions}
    answer = (one.folder / "solution.py").read_text(encoding="utf-8")
    assert check(one.exercise, Sourced(answer, names, one.exercise.kind)).passed
