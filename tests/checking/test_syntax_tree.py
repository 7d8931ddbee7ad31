"""A program's tree is walked as Python defines it, whatever others have written on its nodes."""

import ast

import pytest

from autogradkit.checking.rules.syntax_tree import walked


@pytest.fixture
def shared_node_with_a_parent():
    """Python has one node for all that is read; what IPython stands on gives it a parent."""
    elsewhere = ast.parse("def f(x):\n    return x")
    load = elsewhere.body[0].body[0].value.ctx
    load.parent = elsewhere
    yield load
    del load.parent


def test_what_others_wrote_on_a_shared_node_is_not_walked(shared_node_with_a_parent):
    tree = ast.parse("def g(y):\n    return y * y")
    assert shared_node_with_a_parent in walked(tree)
    assert walked(tree) == list(ast.walk(tree))
