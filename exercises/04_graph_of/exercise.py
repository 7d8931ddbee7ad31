"""Exercise A4: an expression as a directed multigraph with numbered slots."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, drivers


def wanted(labels, inputs):
    """Return the labels, a line each, and the arrows (from, to, slot)."""
    uses = [(u, v, slot) for v, sources in enumerate(inputs) for slot, u in enumerate(sources)]
    return "\n".join(labels), np.array(uses, int).reshape(-1, 3)


def judged(got, want, labels, inputs):
    """Compare two graphs from the output down, slot by slot, and name what is wrong."""
    names, edges = got[0].split("\n"), [tuple(map(int, row)) for row in got[1]]
    wanted_edges = [tuple(map(int, row)) for row in want[1]]

    n, m = len(names) if got[0] or edges else 0, len(labels)
    if sorted(names) != sorted(labels) and n == m:
        said = f"the labels are {', '.join(sorted(names))}; they should be {', '.join(sorted(labels))}."
        return "LABELS", said, "Does every node say its value's label, also those that have no inputs?"
    if n > m:
        said = f"there are {n} nodes for {m} values."
        return "NODE_TWICE", said, "A value is used in two places: how do you find its node again?"
    if n < m:
        if len(set(labels)) == n:
            said = f"there are {n} nodes for {m} values: values with the same label share one."
            return "NODES_MERGED", said, "Is what is written on a node what makes it this node?"
        said = f"there are {n} nodes for {m} values."
        return "NODES_MISSING", said, "Down to where does the graph reach?"
    if len(edges) < len(wanted_edges):
        said = f"there are {len(edges)} arrows for {len(wanted_edges)} uses."
        if len({(u, v) for u, v, _ in wanted_edges}) == len(edges):
            asks = "One value is used twice by the same other one: how many arrows are that?"
            return "G_SET_PARENTS", said, asks
        return "EDGES_MISSING", said, "Which use has no arrow?"
    if len(edges) > len(wanted_edges):
        said = f"there are {len(edges)} arrows for {len(wanted_edges)} uses."
        return "EDGES_TWICE", said, "A value that is met again: are its arrows there already?"
    if fits(labels, wanted_edges, names, edges):
        return None
    if fits(labels, wanted_edges, names, [(v, u, slot) for u, v, slot in edges]):
        return "EDGES_REVERSED", "every arrow points the wrong way.", "What is made from what?"
    if any(slot < 0 for *_, slot in edges):
        return "SLOT_MISSING", "an arrow has no slot.", "How does one tell a − b from b − a?"
    if fits(labels, wanted_edges, names, edges, slots=False):
        said = "the right nodes are joined, but the slots are wrong: a − b can't be told from b − a."
        return "ORDER_LOST", said, "Where stands each input in .inputs?"
    said = "nodes and arrows are right in number, but not what is joined to what."
    return "WRONG_EDGES", said, "Follow the arrows down from the output: where do they part?"


def fits(labels, wanted, names, edges, slots=True):
    """Return whether the graphs are the same, matching nodes from the outputs downwards."""

    def below(edges, v):
        return sorted((slot if slots else 0, u) for u, to, slot in edges if to == v)

    def output_of(edges, count):
        sources = {u for u, _, _ in edges}
        ends = [v for v in range(count) if v not in sources]
        return ends[0] if len(ends) == 1 else None

    start = (output_of(wanted, len(labels)), output_of(edges, len(names)))
    if None in start:
        return False

    def match(pairs, known):
        """Try to match all pairs left, with every order of inputs where slots are no help."""
        if not pairs:
            return len(known) == len(labels)
        (a, b), rest = pairs[0], pairs[1:]
        if a in known or b in known.values():
            return known.get(a) == b and match(rest, known)
        ours, theirs = below(wanted, a), below(edges, b)
        if labels[a] != names[b] or [s for s, _ in ours] != [s for s, _ in theirs]:
            return False
        ours, theirs = [u for _, u in ours], [u for _, u in theirs]
        orders = (theirs,) if slots else (theirs, theirs[::-1])
        return any(match([*zip(ours, order, strict=True), *rest], known | {a: b}) for order in orders)

    return match([start], {})


def expression(name, *values):
    """Return the trial of an expression: (label, numbers of the inputs) per value, the output last."""
    labels, inputs = (tuple(column) for column in zip(*values, strict=True))
    return Trial(name, {"labels": labels, "inputs": inputs})


def random_expression(random):
    """Draw ten operations, each on the value before and on any one."""
    labels, inputs = ["x", "y", "mul"], [(), (), (0, 1)]
    for known in range(3, 12):
        pair = (known - 1, int(random.integers(known)))
        labels.append(str(random.choice(["add", "sub", "mul"])))
        inputs.append(pair if random.random() < 0.5 else pair[::-1])
    return {"labels": tuple(labels), "inputs": tuple(inputs)}


X, Y = ("x", ()), ("y", ())
TRIALS = (
    expression("x y", X, Y, ("mul", (0, 1))),
    expression("x x", X, ("mul", (0, 0))),
    expression("x − y", X, Y, ("sub", (0, 1))),
    expression("y − x", X, Y, ("sub", (1, 0))),
    expression("(x − y) x", X, Y, ("sub", (0, 1)), ("mul", (2, 0))),
    expression("x alone", X),
    expression("u = x y, L = u + u y", X, Y, ("mul", (0, 1)), ("mul", (2, 1)), ("add", (2, 3))),
    expression(
        "x used by three",
        *(X, ("exp", (0,)), ("sin", (0,)), ("log", (0,)), ("mul", (1, 2)), ("sub", (4, 3))),
    ),
    expression("2 x + 2, with two constants", X, ("2", ()), ("2", ()), ("mul", (1, 0)), ("add", (3, 2))),
    expression("(x y) (x y), computed twice", X, Y, ("mul", (0, 1)), ("mul", (0, 1)), ("mul", (2, 3))),
    expression("three inputs", X, Y, ("where", (1, 0, 1))),
    Trial("ten random operations", random_expression),
)

exercise = Exercise(
    id="A4",
    title="A formula as a graph",
    parts=(
        Task(
            "graph_of",
            wanted,
            TRIALS,
            points=6,
            says="a node per value, an arrow with its slot per use",
            results=("labels", "arrows (from, to, slot)"),
            drive=drivers.graph.drive,
            judge=judged,
        ),
    ),
    stars=2,
    minutes=15,
)
