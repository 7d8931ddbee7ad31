"""Similar hand-ins: pairs whose code has the same shape. A hint where to look, never a verdict.

Two backward rules for one formula are alike by nature, so one exercise says little: what is compared is all
that a student wrote, as syntax trees without names, numbers, comments and docstrings, cut into short runs.
Runs that many have (the stubs, the formula itself) say nothing; those that only a few have are compared.
"""

import ast
import hashlib
from array import array
from collections import defaultdict
from itertools import combinations

__all__ = ["pairs", "sketch"]

LENGTH = 5  # kinds of nodes in a run
LARGEST = 600  # runs kept of a hand-in: those with the smallest hashes, the same ones in a copy
FROM = 0.7  # share of rare runs in common from which a pair is told
FEWEST = 25  # rare runs; two honest solutions with fewer can't but look alike
RARE = 12  # … is a run that at most so many have, and at most a third of the class


def sketch(sources):
    """Return the runs of syntax in a hand-in's sources, as an array of sorted hashes.

    >>> sketch(["def f(a):\\n    return a + 1 - a"]) == sketch(["def g(x):\\n    return x + 2 - x"])
    True
    """
    runs = set()
    for source in sources:
        try:
            kinds = [type(node).__name__ for node in walked(ast.parse(source))]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        runs |= {" ".join(kinds[i : i + LENGTH]) for i in range(len(kinds) - LENGTH + 1)}
    hashes = (hashlib.blake2b(run.encode(), digest_size=6).digest() for run in runs)
    return array("Q", sorted(map(int.from_bytes, hashes))[:LARGEST])


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
    holders = defaultdict(list)
    for name in sorted(sketches):
        for run in sketches[name]:
            holders[run].append(name)
    most = max(2, min(RARE, len(sketches) // 3))
    own, common = defaultdict(int), defaultdict(int)
    for names in holders.values():
        if len(names) <= most:
            for name in names:
                own[name] += 1
            for pair in combinations(names, 2):
                common[pair] += 1
    found = []
    for (a, b), both in common.items():
        share = both / (own[a] + own[b] - both)
        if share >= FROM and min(own[a], own[b]) >= FEWEST:
            found.append((a, b, round(share, 2)))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))
