"""Scopes: the parts of a graph that were computed together, a layer or a time step; each closes to one box.

A module of `autogradkit.nn` is a scope by itself; `with ag.scope("step 3"):` makes one by hand.
"""

from collections import deque
from itertools import groupby

from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node, age

__all__ = ["scope", "scope_paths", "scopes_of"]

# What the `with` blocks enclosed, by the numbers of the nodes made in them. Old ones are forgotten.
SPANS: deque[tuple[int, int, int, str]] = deque(maxlen=20_000)


class scope:  # noqa: N801, it reads as a verb
    """Name what is computed in a `with` block; a film can close it to one box.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor(2.0, name="x")
    >>> with ag.scope("layer 1"):
    ...     h = ag.tanh(x * 3)
    >>> ag.trace(h).nodes[2]["scope"]
    ('layer 1',)
    """

    def __init__(self, name: str):
        self.name = str(name)

    def __enter__(self):
        self.start = age()
        return self

    def __exit__(self, *error):
        SPANS.append((self.start, age(), len(SPANS), self.name))


def scope_paths(record) -> list[tuple[str, ...]]:
    """Return for each value the scopes it was computed in, outermost first; none for leaves and constants."""
    numbers = [thing.number if type(thing) is Node and thing.op else None for thing in record.things]
    oldest = min((n for n in numbers if n is not None), default=0)
    spans = sorted((s for s in SPANS if s[1] >= oldest), key=lambda s: (s[0], -s[1]))
    modules = modules_around(record)
    paths = []
    for thing, number in zip(record.things, numbers, strict=True):
        if number is None:
            paths.append(())
            continue
        blocks = tuple(name for start, end, _, name in spans if start < number < end)
        paths.append((*blocks, *modules.get(thing, ())))
    return paths


def modules_around(record) -> dict[Node, tuple[str, ...]]:
    """Return for each node that a module made on the way to its output the names of such modules."""
    nodes = [thing for thing in record.things if type(thing) is Node]
    calls = [(start, name, node) for node in nodes for start, name in node.modules]
    around: dict[Node, tuple[str, ...]] = {}
    for start, name, output in sorted(calls, key=lambda call: -call[0]):  # inner modules were called later
        for node in youngest_first(output, start):
            around[node] = (name, *around.get(node, ()))
    return around


def scopes_of(record, paths: list[tuple[str, ...]]) -> tuple[list[dict], list[int | None]]:
    """Return the scopes, outer ones first, and for each value the innermost one, from their `scope_paths`.

    A scope is a run of ops that were computed one after the other under one name: whatever leads from one of
    them to another stays inside, so that a closed scope never makes a circle. Runs of the same name are
    numbered. A leaf or constant that only one scope reads belongs to it.
    """
    ops = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op]
    group: list[int | None] = [None] * len(record.things)
    scopes: list[dict] = []

    def divide(members: list[int], depth: int, parent: int | None):
        runs = [
            (name, list(run))
            for name, run in groupby(
                members, key=lambda n: paths[n][depth] if len(paths[n]) > depth else None
            )
        ]
        names = [name for name, _ in runs]
        seen: dict[str, int] = {}
        for name, run in runs:
            if name is None:
                continue
            seen[name] = seen.get(name, 0) + 1
            title = f"{name} #{seen[name]}" if names.count(name) > 1 else name
            number = len(scopes)
            scopes.append({"id": number, "name": title, "parent": parent})
            for n in run:
                group[n] = number
            divide(run, depth + 1, number)

    divide(ops, 0, None)
    if scopes:
        put_leaves_into_scopes(record, scopes, group)
    counts = [0] * len(scopes)
    for n in range(len(group)):
        number = group[n]
        while number is not None:
            counts[number] += 1
            number = scopes[number]["parent"]
    return [scope | {"count": count} for scope, count in zip(scopes, counts, strict=True)], group


def put_leaves_into_scopes(record, scopes: list[dict], group: list[int | None]) -> None:
    """Put each leaf and constant into the innermost scope that all its readers share."""
    readers: dict[int, list[int]] = {}
    for n, inputs in enumerate(record.inputs):
        for source in inputs:
            readers.setdefault(source, []).append(n)

    def scopes_around(number):
        chain = []
        while number is not None:
            chain.append(number)
            number = scopes[number]["parent"]
        return chain[::-1]

    for n, inputs in enumerate(record.inputs):
        if inputs or n not in readers:
            continue
        shared = scopes_around(group[readers[n][0]])
        for reader in readers[n][1:]:
            other = scopes_around(group[reader])
            shared = [a for a, b in zip(shared, other, strict=False) if a == b]
        group[n] = shared[-1] if shared else None
