"""Similar hand-ins: pairs whose code has the same shape. A hint where to look, never a verdict.

Two backward rules for one formula are alike by nature, so one exercise says little: what is compared is all
that a student wrote, as syntax trees without names, numbers, comments and docstrings, cut into short runs.
Runs that many have (the stubs, the formula itself) say nothing; those that only a few have are compared.
"""

import ast
import hashlib
from collections import Counter
from itertools import combinations

import numpy as np

__all__ = ["pairs", "sketch"]

LENGTH = 5  # kinds of nodes in a run
LARGEST = 600  # runs kept of a hand-in: those with the smallest hashes, the same ones in a copy
FROM = 0.7  # share of rare runs in common from which a pair is told
FEWEST = 25  # rare runs; two honest solutions with fewer can't but look alike
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
            kinds = [type(node).__name__ for node in walked(ast.parse(source))]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        runs |= {" ".join(kinds[i : i + LENGTH]) for i in range(len(kinds) - LENGTH + 1)}
    hashes = b"".join(hashlib.blake2b(run.encode(), digest_size=4).digest() for run in runs)
    return np.sort(np.frombuffer(hashes, np.uint32))[:LARGEST]


def walked(tree):
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


def pairs(sketches):
    """Return `(student, student, share)` for the pairs to look at, the most alike first.

    Parameters
    ----------
    sketches : dict of str to array of int
    """
    names = sorted(sketches)
    if len(names) < 2:
        return []
    runs = np.concatenate([sketches[name] for name in names])
    holders = np.repeat(np.arange(len(names)), [sketches[name].size for name in names])
    order = np.argsort(runs, kind="stable")
    runs, holders = runs[order], holders[order]
    _, first, times = np.unique(runs, return_index=True, return_counts=True)
    rare = times <= max(2, min(RARE, len(names) // 3))
    own = np.bincount(holders[np.repeat(rare, times)], minlength=len(names)).tolist()
    common = Counter()
    for start, many in zip(first[rare & (times > 1)], times[rare & (times > 1)], strict=True):
        common.update(combinations(holders[start : start + many].tolist(), 2))
    found = []
    for (a, b), both in common.items():
        share = both / (own[a] + own[b] - both)
        if share >= FROM and min(own[a], own[b]) >= FEWEST:
            found.append((names[a], names[b], round(share, 2)))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))
