"""An order of a graph's nodes: what is wrong with one in which every node comes before its inputs."""

from collections import Counter
from functools import lru_cache

import numpy as np

from autogradkit.checking.sentences import Sentence, fill
from autogradkit.checking.sentences import tasks as sentences

__all__ = ["graph_in_words", "input_rows", "judge_order", "renumbered", "right_order", "wide_graph"]

MOST_NODES = 8  # that an example lists


def input_rows(*inputs):
    """Return the inputs of each node as an array, filled up with -1.

    >>> input_rows((), (0, 0)).tolist()
    [[-1, -1], [0, 0]]
    """
    width = max(map(len, inputs), default=0)
    return np.array([(*sources, *(-1,) * (width - len(sources))) for sources in inputs], int)


def graph_in_words(inputs, outputs, alone, again=False):
    """Return what an example says of a graph: the inputs of its inner nodes, and the outputs, or the one.

    >>> graph_in_words(input_rows((), (0, 0)), np.array([1]), alone=True)
    {"node 1's inputs": (0, 0), 'output': 1}
    """
    ends = {"output": int(outputs[0])} if alone else {"outputs": tuple(outputs.tolist())}
    if len(inputs) > MOST_NODES:
        return ends
    sources = {n: tuple(i for i in row if i >= 0) for n, row in enumerate(inputs.tolist())}
    return {f"node {n}'s inputs": found for n, found in sources.items() if found} | ends


def renumbered(random, inputs, outputs, **more):
    """Return the arguments for the same graph, whose nodes have other numbers.

    >>> renumbered(np.random.default_rng(0), input_rows((), (0, 0)), np.array([1]))["outputs"].shape
    (1,)
    """
    number = random.permutation(len(inputs))
    moved = np.empty_like(inputs)
    moved[number] = np.where(inputs < 0, -1, number[inputs])
    return {"inputs": moved, "outputs": number[outputs], **more}


def wide_graph(random, outputs=1):
    """Return the rows of a graph of forty nodes, made from up to ten; and so many outputs, the last ones.

    Every other one has a leaf of its own among its inputs, neither the first nor the last of them; but that
    of the one which is made from the most is the last.

    >>> inputs, last = wide_graph(np.random.default_rng(0), outputs=2)
    >>> inputs.shape, last.tolist()
    ((41, 10), [39, 40])
    """
    inputs = [(), (), ()]
    for leaf in range(3, 41, 2):
        before, behind = random.integers(leaf, size=(2, 2)).tolist()
        inputs += [(), (*before[: random.integers(1, 3)], leaf, *behind[: random.integers(1, 3)])]
    inputs = [tuple(18 if i == 19 else i for i in row) for row in inputs]  # 19 is for the widest alone
    inputs[20] = (*random.integers(19, size=9).tolist(), 19)
    inputs[-1] = (*range(40 - outputs, 36 - outputs, -1), 20)
    return input_rows(*inputs), np.arange(41 - outputs, 41)


def right_order(inputs, outputs):
    """Return one right order of all that `outputs` are made from; None if there is a cycle.

    >>> right_order(input_rows((), (0,), (0, 1)), np.array([2])).tolist()
    [2, 1, 0]
    """
    if is_numbered_upwards(inputs, outputs):
        return np.arange(len(inputs))[::-1]
    order = order_of_bytes(inputs.astype(np.int64).tobytes(), inputs.shape, tuple(outputs.tolist()))
    return None if order is None else np.array(order, int)


def is_numbered_upwards(inputs, outputs):
    """Return whether each node has a larger number than its inputs, and is an output or used by others.

    Then all are needed: whoever goes from a node to one that uses it, and on, ends at an output.

    >>> rows = input_rows((), (0,), (1, 0), (2,))
    >>> is_numbered_upwards(rows, np.array([3])), is_numbered_upwards(rows, np.array([2]))
    (True, False)
    """
    used = np.zeros(len(inputs), bool)
    used[inputs[inputs >= 0]] = used[outputs] = True
    return bool(np.all(inputs < np.arange(len(inputs))[:, None]) and np.all(used))


@lru_cache(128)  # the same order is asked for when an answer is judged
def order_of_bytes(inputs, shape, outputs):
    """Return the order as a tuple; `inputs` are the bytes of a graph's rows."""
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


def judge_order(got, inputs, outputs):
    """Return what is wrong with `got`, the driver's (order, word), as (code, observed, question), or None."""
    order, word = got[0].tolist(), got[1]
    want = right_order(inputs, outputs)
    if want is None and word == "ValueError":  # a cycle, and noticed
        return None
    if want is None or word:
        sentence, fields = refusal(word, want, inputs)
    else:
        sentence, fields = fault_in_order(order, want, inputs, outputs)
    return Sentence(*(fill(text, fields) for text in sentence)) if sentence else None


def refusal(word, want, inputs):
    """Return the sentence for the driver's word, or for a cycle that was not noticed, and its fields."""
    nodes = len(inputs)
    if want is None:
        how = {"recursion": sentences.CYCLE_RECURSED, "endless": sentences.CYCLE_ENDLESS}
        return how.get(word, sentences.CYCLE_UNNOTICED), {}
    if word == "ValueError":
        return sentences.CYCLE_IMAGINED, {}
    if word == "endless":
        times = 1_000 * nodes
        sentence = sentences.EXPONENTIAL if paths(want, inputs) > times else sentences.ENDLESS
        return sentence, {"nodes": nodes, "times": times}
    if word in ("recursion", "deep"):
        return sentences.RECURSION, {"nodes": nodes}
    if word == "calls itself":
        return sentences.CALLS_ITSELF, {"nodes": nodes}
    return sentences.NO_LIST, {}


def paths(order, inputs):
    """Return how many paths lead downwards, each to some node, from the nodes that nothing was made from.

    >>> paths([2, 1, 0], input_rows((), (0, 0), (1, 1)))
    7
    """
    to = dict.fromkeys(order, 0)
    for node in order:
        to[node] = to[node] or 1
        for source in inputs[node]:
            if source >= 0:
                to[source] += to[node]
    return sum(to.values())


def fault_in_order(order, want, inputs, outputs):
    """Return the sentence for nodes listed twice, left out, or too early, and its fields; or None."""
    listed = set(order)
    if len(listed) < len(order):
        twice = next(n for n, times in Counter(order).items() if times > 1)
        return sentences.DUPLICATES, {"node": twice, "times": order.count(twice)}
    left = sorted(set(want.tolist()) - listed)
    if left:
        inner = [node for node in left if node not in outputs]
        return sentences.NODES_MISSING if inner else sentences.OUTPUT_MISSING, {"node": (inner or left)[0]}
    order, place = np.array(order, int), np.full(len(inputs), -1)
    place[order] = np.arange(len(order))
    row, column = np.nonzero(inputs[order] >= 0)
    users, sources = order[row], inputs[order][row, column]
    early = np.flatnonzero(place[sources] < place[users])
    if not early.size:
        return None, {}
    if early.size == len(users) > 1:
        return sentences.FORWARD_ORDER, {}
    return sentences.TOO_EARLY, {"node": sources[early[0]], "user": users[early[0]]}
