import ast

import pytest

from autogradkit.checking.rules import syntax_tree
from autogradkit.course.catalogue import entries


@pytest.mark.parametrize("entry", entries()[::7], ids=lambda entry: entry.name)
def test_all_nodes_are_found_in_the_order_of_the_standard_library(entry):
    tree = ast.parse((entry.folder / "solution.py").read_text())
    assert syntax_tree.walked(tree) == list(ast.walk(tree))
    assert all(syntax_tree.children_of(n) == list(ast.iter_child_nodes(n)) for n in ast.walk(tree))


def test_what_cannot_be_read_has_no_nodes():
    for source in ("def f(:", "x = '\0'", "(" * 10_000):
        assert syntax_tree.nodes_of(source) == ()


def test_a_long_source_is_not_kept():
    source = "x = 1\n" * syntax_tree.LONGEST_KEPT
    assert syntax_tree.tree_of(source) is not syntax_tree.tree_of(source)
    assert syntax_tree.tree_of("x = 1") is syntax_tree.tree_of("x = 1")
