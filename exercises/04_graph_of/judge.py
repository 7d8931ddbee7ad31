"""What is wrong with a result of exercise A4: a code, what is observed, a question."""

from itertools import permutations

from autogradkit.checking import learners_words

MOST_ARROWS = 20


def judge(got, want, labels, inputs, again=False):
    """Compare two graphs from the output down, slot by slot, and name what is wrong."""
    names, edges = got[0].split("\n"), [tuple(map(int, row)) for row in got[1]]
    wanted_edges = [tuple(map(int, row)) for row in want[1]]

    n, m = len(names) if got[0] or edges else 0, len(labels)
    nodes, arrows = there_are(n, "node"), there_are(len(edges), "arrow")
    if sorted(names) != sorted(labels) and n == m:
        observed = f"the labels are {', '.join(sorted(names))}; they should be {', '.join(sorted(labels))}."
        return "LABELS", observed, "Does every node say its value's label, the leaves and the output too?"
    if n > m:
        strange = next((name for name in names if name not in labels), None)
        if strange is not None:
            observed = (
                f"{nodes} for {counted(m, 'value')}: no value has the label “{learners_words(strange)}”."
            )
            return "LABELS", observed, "Which value does each node stand for?"
        observed = f"{nodes} for {counted(m, 'value')}."
        return "NODE_TWICE", observed, "A value is used in two places: how do you find its node again?"
    if n < m:
        if len(set(labels)) == n and set(names) == set(labels):
            observed = f"{nodes} for {counted(m, 'value')}, whose labels are only {n} different ones."
            return "NODES_MERGED", observed, "Is what is written on a node what makes it this node?"
        loop = next((names[u] for u, v, _ in edges if u == v), None)
        if loop is not None:
            itself = f"an arrow leads from “{learners_words(loop)}” to itself"
            observed = f"{nodes} for {counted(m, 'value')}, and {itself}."
            return "NODES_MERGED", observed, "Is what is written on a node what makes it this node?"
        observed = f"{nodes} for {counted(m, 'value')}."
        return "NODES_MISSING", observed, "Down to where does the graph reach?"
    if len(edges) < len(wanted_edges):
        observed = f"{arrows} for {counted(len(wanted_edges), 'use')}."
        if len({(u, v) for u, v, _ in wanted_edges}) == len(edges):
            question = "One value is used twice by the same other one: how many arrows are that?"
            return "G_SET_PARENTS", observed, question
        return "EDGES_MISSING", observed, "Which use has no arrow?"
    if len(edges) > len(wanted_edges):
        observed = f"{arrows} for {counted(len(wanted_edges), 'use')}."
        return "EDGES_TWICE", observed, "A value that is met again: are its arrows there already?"
    if fits(labels, wanted_edges, names, edges):
        return None
    if fits(labels, wanted_edges, names, [(v, u, slot) for u, v, slot in edges]):
        return "EDGES_REVERSED", "every arrow points the wrong way.", "What is made from what?"
    if any(slot < 0 for *_, slot in edges):
        return "SLOT_MISSING", "an arrow has no slot.", "How does one tell a − b from b − a?"
    small = len(edges) <= MOST_ARROWS  # where slots are no help, all orders of a node's inputs are tried
    if small and fits(labels, wanted_edges, names, edges, slots=False):
        observed = f"the right nodes are joined, but {what_slots_say(labels, wanted_edges, names, edges)}."
        return "ORDER_LOST", observed, "At which place in .inputs does each input stand?"
    observed = "nodes and arrows are right in number, but not what is joined to what."
    return "WRONG_EDGES", observed, "Follow the arrows down from the output: where do they part?"


def counted(n, noun):
    """Write how many there are of something."""
    return f"{n} {noun}{'s' * (n != 1)}"


def there_are(n, noun):
    """Write that there are so many of something."""
    return f"there {'is' if n == 1 else 'are'} {counted(n, noun)}"


def what_slots_say(labels, wanted, names, edges):
    """Return what is wrong with slots where nothing else is."""
    for sign, says in (
        (1, "the slots, in the right order, aren't the places 0, 1, … of the inputs"),
        (-1, "the slots count the inputs from the last to the first"),
    ):
        if fits(labels, wanted, names, numbered(edges, sign)):
            return says
    return "a slot doesn't say at which place its input stands"


def numbered(edges, sign):
    """Return the arrows with the slots of each node numbered 0, 1, … as they come, or backwards."""
    slots = {v: sorted((sign * slot for _, to, slot in edges if to == v)) for _, v, _ in edges}
    return [(u, v, slots[v].index(sign * slot)) for u, v, slot in edges]


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
        orders = (theirs,) if slots else permutations(theirs)
        return any(match([*zip(ours, order, strict=True), *rest], known | {a: b}) for order in orders)

    return match([start], {})
