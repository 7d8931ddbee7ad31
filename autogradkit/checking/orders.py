"""An order of a graph's nodes: what is wrong with one in which every node comes before its inputs."""

from collections import Counter
from functools import lru_cache

import numpy as np

__all__ = ["input_rows", "judge_order", "right_order"]


def input_rows(*inputs):
    """Return the inputs of each node as an array, filled up with -1.

    >>> input_rows((), (0, 0)).tolist()
    [[-1, -1], [0, 0]]
    """
    width = max(map(len, inputs), default=0)
    return np.array([(*sources, *(-1,) * (width - len(sources))) for sources in inputs], int)


def right_order(inputs, outputs):
    """Return one right order of all that `outputs` are made from; None if there is a cycle.

    >>> right_order(input_rows((), (0,), (0, 1)), np.array([2])).tolist()
    [2, 1, 0]
    """
    order = ordered(inputs.astype(np.int64).tobytes(), inputs.shape, tuple(outputs.tolist()))
    return None if order is None else np.array(order, int)


@lru_cache(32)
def ordered(inputs, shape, outputs):
    """Return the order as a tuple, once for a graph that all get; `inputs` are its bytes."""
    rows_of = np.frombuffer(inputs, np.int64).reshape(shape).tolist()
    sources_of = [[i for i in row if i >= 0] for row in rows_of]
    uses, to_visit, seen = [0] * len(rows_of), list(outputs), set()
    while to_visit:
        n = to_visit.pop()
        if n not in seen:
            seen.add(n)
            for source in sources_of[n]:
                uses[source] += 1
                to_visit.append(source)
    order, ready = [], sorted(n for n in seen if uses[n] == 0)
    while ready:
        order.append(ready.pop())
        for source in sources_of[order[-1]]:
            uses[source] -= 1
            if uses[source] == 0:
                ready.append(source)
    return tuple(order) if len(order) == len(seen) else None


def judge_order(function, got, inputs, outputs):
    """Return what is wrong with `got`, the driver's (order, word), as (code, observed, question), or None."""

    order, word = got[0].tolist(), got[1]
    want = right_order(inputs, outputs)
    if want is None:
        if word == "ValueError":
            return None
        ends = {"recursion": " It called itself until Python gave up.", "endless": " It never came back."}
        observed = f"this graph has a cycle, and {function} did not raise a ValueError.{ends.get(word, '')}"
        return "CYCLE_UNNOTICED", observed, "What tells a node that is being visited from one that is done?"
    if word == "ValueError":
        return (
            "CYCLE_IMAGINED",
            f"{function} raised a ValueError, but this graph has no cycle.",
            "Which nodes may be met again, and which may not?",
        )
    if word == "endless":
        return (
            "G_EXPONENTIAL",
            f"{function} asks the {len(inputs)} nodes for their inputs more than "
            f"{1_000 * len(inputs):,} times: it walks every path.",
            "What do you do with a node that you have met before?",
        )
    if word in ("recursion", "deep"):
        return (
            "G_RECURSION",
            f"{function} calls itself once per node of a chain of {len(inputs):,} nodes.",
            "Where does Python keep what each unfinished call still has to do? Where could you keep it?",
        )
    if word:
        return "RETURNED_TYPE", f"{function} didn't return a list of nodes.", "What is in your list?"
    return misplaced(order, want, inputs)


def misplaced(order, want, inputs):
    """Return what is said of nodes listed twice, left out, or standing too early."""
    twice = [n for n, times in Counter(order).items() if times > 1]
    if twice:
        observed = f"node {twice[0]} is listed {order.count(twice[0])} times."
        return "DUPLICATES", observed, "How do you notice that you have met a node before?"
    left = sorted(set(want.tolist()) - set(order))
    if left:
        observed = f"node {left[0]} is missing, though an output was made from it."
        return "NODES_MISSING", observed, "From where do you start, and do you follow every input?"
    order, place = np.array(order, int), np.full(len(inputs), -1)
    place[order] = np.arange(len(order))
    row, column = np.nonzero(inputs[order] >= 0)
    users, sources = order[row], inputs[order][row, column]
    early = np.flatnonzero(place[sources] < place[users])
    if not early.size:
        return None
    if early.size == len(users) > 1:
        observed = "every node comes after its inputs: the list is the right one, read from the wrong end."
        return "G_FORWARD_ORDER", observed, "Whose gradient is known first?"
    v, u = users[early[0]], sources[early[0]]
    observed = f"node {u} comes before node {v}, made from it, which may still have something to say to it."
    return "G_TOO_EARLY", observed, "When you list a node, how do you know that all who used it are listed?"
