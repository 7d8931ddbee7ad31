"""What is wrong with a result of exercise A4: a code, what is observed, a question."""


def judge(got, want, labels, inputs):
    """Compare two graphs from the output down, slot by slot, and name what is wrong."""
    names, edges = got[0].split("\n"), [tuple(map(int, row)) for row in got[1]]
    wanted_edges = [tuple(map(int, row)) for row in want[1]]

    n, m = len(names) if got[0] or edges else 0, len(labels)
    if sorted(names) != sorted(labels) and n == m:
        observed = f"the labels are {', '.join(sorted(names))}; they should be {', '.join(sorted(labels))}."
        return "LABELS", observed, "Does every node say its value's label, also those that have no inputs?"
    if n > m:
        observed = f"there are {n} nodes for {m} values."
        return "NODE_TWICE", observed, "A value is used in two places: how do you find its node again?"
    if n < m:
        if len(set(labels)) == n:
            observed = f"there are {n} nodes for {m} values: values with the same label share one."
            return "NODES_MERGED", observed, "Is what is written on a node what makes it this node?"
        observed = f"there are {n} nodes for {m} values."
        return "NODES_MISSING", observed, "Down to where does the graph reach?"
    if len(edges) < len(wanted_edges):
        there = "there is 1 arrow" if len(edges) == 1 else f"there are {len(edges)} arrows"
        observed = f"{there} for {len(wanted_edges)} uses."
        if len({(u, v) for u, v, _ in wanted_edges}) == len(edges):
            question = "One value is used twice by the same other one: how many arrows are that?"
            return "G_SET_PARENTS", observed, question
        return "EDGES_MISSING", observed, "Which use has no arrow?"
    if len(edges) > len(wanted_edges):
        observed = f"there are {len(edges)} arrows for {len(wanted_edges)} uses."
        return "EDGES_TWICE", observed, "A value that is met again: are its arrows there already?"
    if fits(labels, wanted_edges, names, edges):
        return None
    if fits(labels, wanted_edges, names, [(v, u, slot) for u, v, slot in edges]):
        return "EDGES_REVERSED", "every arrow points the wrong way.", "What is made from what?"
    if any(slot < 0 for *_, slot in edges):
        return "SLOT_MISSING", "an arrow has no slot.", "How does one tell a − b from b − a?"
    if fits(labels, wanted_edges, names, edges, slots=False):
        observed = "the right nodes are joined, but the slots are wrong: a − b can't be told from b − a."
        return "ORDER_LOST", observed, "Where stands each input in .inputs?"
    observed = "nodes and arrows are right in number, but not what is joined to what."
    return "WRONG_EDGES", observed, "Follow the arrows down from the output: where do they part?"


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
