"""Untried: what a right hand-in would do in a branch that no question took, nobody knows; so it is told.

`n > 9` that was never true may be care, and it may be a mistake that was never asked for. It costs no points.
"""

import ast

from autogradkit.checking.quotations import learners_words

from . import sentences
from .sandbox.child_side.branches import NAME, Marker, untried

__all__ = ["untried_branches"]

LONGEST = 80  # characters of a test
MOST = 1_000  # branches: more of them nobody reads
WHERE_MARKS_ARE = (NAME, "__builtins__")  # who writes there can have taken every branch


def untried_branches(source, marks):
    """Return the branches of a program that were not taken, by the marks of those that were, in words.

    Parameters
    ----------
    source : str
    marks : array of uint8
        A 1 for each branch that was taken, as a child told it; empty if it told nothing.

    >>> import numpy as np
    >>> rule = "def rule(g, x):\\n    if len(x) > 9:\\n        g = -g\\n    return g * x"
    >>> untried_branches(rule, np.array([1, 0, 1], np.uint8))
    ('rule: “len(x) > 9” was never true',)
    >>> untried_branches(rule, np.array([1, 1, 1], np.uint8))
    ()
    """
    marker = Marker()
    if reached := [name for name in WHERE_MARKS_ARE if name in source]:
        return (sentences.UNTRIED_AT_ALL.format(what=reached[0]),)
    if not marks.size or marks.all():
        return ()
    marker.parse(source)
    if len(marker.branches) != marks.size:
        return ()  # in the child it was too deep to be marked, or the child says what isn't so
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    told = untried(marker.branches, marks)[:MOST]
    return tuple(dict.fromkeys(in_words(branch, lines) for branch in told))


def in_words(branch, lines):
    """Return what was not seen of a branch: the test, or the first line of the loop, as it is written."""
    text = written(branch.node, lines, first_only=branch.came == "run")
    text = f"case {text}" if isinstance(branch.node, ast.pattern) else text
    words = {"function": learners_words(branch.function, LONGEST), "what": learners_words(text, LONGEST)}
    said = sentences.UNTRIED[branch.came].format(**words)
    return sentences.UNTRIED_IN.format(said=said, **words) if branch.function else said


def written(node, lines, first_only):
    """Return a node's text, or its first line, from the lines of its source."""
    last = node.lineno if first_only else node.end_lineno
    text = [line.encode("utf-8", "surrogatepass") for line in lines[node.lineno - 1 : last]]
    if last == node.end_lineno:
        text[-1] = text[-1][: node.end_col_offset]
    text[0] = text[0][node.col_offset :]
    return b"\n".join(text).decode("utf-8", "replace")
