"""Similar hand-ins: pairs whose code has the same shape. A hint where to look, never a verdict.

Two backward rules for one formula are alike by nature, so one exercise says little: what is compared is all
that a student wrote, as syntax trees without names, numbers, comments and docstrings, cut into short runs.
Runs that many have (the stubs, the formula itself) say nothing; those that only a few have are compared.
"""

import ast
import hashlib
from collections import Counter
from itertools import combinations, pairwise

import numpy as np

__all__ = ["similar_pairs", "sketch"]

LENGTH = 5  # kinds of nodes in a run
LARGEST = 600  # runs kept of a hand-in: those with the smallest hashes, the same ones in a copy
FROM = 0.7  # share of rare runs in common from which a pair is told
FEWEST = 25  # rare runs; two honest solutions with fewer can't but look alike
SLICES = 32  # in which all runs are gone through
RARE = 12  # … is a run that at most so many have, and at most a third of the class


def sketch(sources):
    """Return the runs of syntax in a hand-in's sources, as an array of sorted hashes.

    >>> one = sketch(["def f(a):\\n    return a + 1 - a"])
    >>> one.tolist() == sketch(["def g(x):\\n    return x + 2 - x"]).tolist()
    True
    """
    runs = set()
    for source in sources:
        try:
            kinds = [type(node).__name__ for node in nodes_in_order(ast.parse(source))]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        runs |= {" ".join(kinds[i : i + LENGTH]) for i in range(len(kinds) - LENGTH + 1)}
    hashes = b"".join(hashlib.blake2b(run.encode(), digest_size=4).digest() for run in runs)
    return np.sort(np.frombuffer(hashes, np.uint32))[:LARGEST]


def nodes_in_order(tree):
    """Yield a tree's nodes in the order of the text, without docstrings and without what all code has."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.expr_context, ast.arguments)):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        yield node
        waiting += reversed(list(ast.iter_child_nodes(node)))


def holders_of_each_run(sketches):
    """Yield for each run the list of those who have it, by their place in `sketches`.

    The runs are gone through by size, some at a time: a large class's are never sorted in memory at once.
    """
    edges = np.linspace(0, 2**32, SLICES + 1)
    for low, high in pairwise(edges):
        cut = [slice(*np.searchsorted(sketch, (low, high))) for sketch in sketches]
        runs = np.concatenate([np.zeros(0, np.uint32), *(s[c] for s, c in zip(sketches, cut, strict=True))])
        holders = np.repeat(np.arange(len(sketches)), [c.stop - c.start for c in cut])
        order = np.argsort(runs, kind="stable")
        ends = np.flatnonzero(np.diff(runs[order])) + 1
        yield from (part.tolist() for part in np.split(holders[order], ends) if part.size)


def similar_pairs(sketches):
    """Return `(student, student, share)` for the pairs to look at, the most alike first.

    Parameters
    ----------
    sketches : dict of str to array of int
    """
    names = sorted(sketches)
    most = max(2, min(RARE, len(names) // 3))
    runs_of_each, common = Counter(), Counter()
    for holders in holders_of_each_run([sketches[name] for name in names]):
        if len(holders) <= most:
            runs_of_each.update(holders)
            common.update(combinations(holders, 2))
    alike = []
    for (a, b), both in common.items():
        share = both / (runs_of_each[a] + runs_of_each[b] - both)
        if share >= FROM and min(runs_of_each[a], runs_of_each[b]) >= FEWEST:
            alike.append((names[a], names[b], round(share, 2)))
    return sorted(alike, key=lambda pair: (-pair[2], pair[0], pair[1]))
