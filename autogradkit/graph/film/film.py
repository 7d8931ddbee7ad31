"""A film: a tensor's graph with its places and its frames, as plain data that any screen can play.

`film(t).data` is the contract between Python and the player in the browser: JSON, computed once.
"""

import inspect
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from autogradkit.core.node import Node
from autogradkit.errors import AutogradkitError
from autogradkit.graph.computation.scopes import paths, scopes_of
from autogradkit.graph.computation.trace import Recorded, recorded
from autogradkit.graph.layout.boxes import box_size, copied
from autogradkit.graph.layout.layout import place, svg_path
from autogradkit.graph.marks import MARKS
from autogradkit.graph.notation.formulas import formulas_of
from autogradkit.graph.notation.numbers import shape_text, shown
from autogradkit.graph.notation.signs import SIGNS

from .forward_mode import tangent_frames
from .frames import backward_frames, forward_frames, state, update_frames
from .memory import memory_curves
from .non_finite import mark_broken

__all__ = ["Film", "film"]

VERSION = 1
MOST_NODES = 2000
# All arrays of a film together show about this many cells, so that a film stays below a few megabytes.
CELLS = 40_000


class Film(NamedTuple):
    """A film as plain data; see `film` for how it is made.

    `data` has `version`, `title`, `alt`, `size` [width, height], `nodes`, `boxes` (where a node is drawn; a
    shared leaf may have several, its chips), `edges` (one per use), `rules` (sources), `frames`, `chapters`.
    """

    data: dict

    def state(self, k: int) -> dict:
        """Return what is on screen at frame `k`."""
        return state(self.data["nodes"], self.data["edges"], self.data["frames"], k) | {
            "sign": "∂" if self.data["way"] == "reverse" else "v̇"
        }

    def clamp(self, k: int) -> int:
        """Return `k` as a frame there is; negative ones count from the end, as in a list."""
        count = len(self.data["frames"])
        return max(0, min(count - 1, k + count if k < 0 else k))

    def table(self) -> str:
        """Return the graph with its values and gradients as a table of text, the same on every machine."""
        nodes, frames = self.data["nodes"], self.data["frames"]
        last = self.state(len(frames) - 1)
        head = ("", "name", "op", "inputs", "value", "gradient")
        rows = []
        for node, gradient in zip(nodes, last["gradients"], strict=True):
            made = ", ".join(nodes[i]["label"] for i in node["inputs"])
            got = (
                gradient["text"] if gradient else "constant" if not node["differentiable"] else "not reached"
            )
            rows.append(
                (str(node["id"]), node["label"], node["op"] or node["kind"], made, node["value"]["text"], got)
            )
        widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in [head, *rows]
        ]
        return "\n".join([self.data["alt"], *lines])


def film(
    t,
    g=None,
    *,
    shared: str = "auto",
    update: float | None = None,
    mode: str = "reverse",
    along=None,
    engine: str | None = None,
    memory: bool = False,
) -> Film:
    """Return the film of `t`: how it was computed, then how its gradient travels back.

    Parameters
    ----------
    t : Tensor
        The output, one number unless `g` is given.
    g : array_like, optional
        The upstream gradient the backward pass starts with.
    shared : {"auto", "chips", "edges"}
        Leaves that are used often: drawn once for each use ("chips"), once ("edges"), or as chips past three
        uses ("auto").
    update : float, optional
        Add a last chapter in which each leaf takes a step of this size against its gradient.
    mode : {"reverse", "forward"}
        Whether gradients travel back, or tangents travel with the values.
    along : Tensor, str or dict, optional
        In forward mode the leaf that moves (the first one unless given), or a dict from leaf to tangent.
    engine : str, optional
        Show a wrong engine's backward pass: a name in `autogradkit.graph.film.wrong_engines.ENGINES`.
    memory : bool
        Count what is remembered at each frame, with and without checkpoints.

    Raises
    ------
    DataError, BackwardError
        If there is nothing to show: no Tensor, a constant, several numbers and no `g`.

    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0, name="x")
    >>> print(film(x * x).table())
    Film of v1: 2 values, 2 uses, 2 frames forward, 4 backward
       name  op    inputs  value  gradient
    0  x     leaf          3      6
    1  v1    mul   x, x    9      1
    """
    if shared not in ("auto", "chips", "edges"):
        raise AutogradkitError(f"shared is {shared!r}: expected 'auto', 'chips' or 'edges'.")
    if mode not in ("reverse", "forward"):
        raise AutogradkitError(f"mode is {mode!r}: expected 'reverse' or 'forward'.")
    record = recorded(t)
    if len(record.things) > MOST_NODES:
        raise AutogradkitError(
            f"The graph has {len(record.things)} values: a film of more than {MOST_NODES} cannot be read. "
            "Show a smaller part: one layer, one time step or a batch of one."
        )
    labels = labelled(record)
    uses = [(source, n, slot) for n, inputs in enumerate(record.inputs) for slot, source in enumerate(inputs)]
    edge_of = {(target, slot): edge for edge, (_, target, slot) in enumerate(uses)}
    arrays = sum(value.ndim > 0 for value in record.values) + 2 * sum(
        record.values[source].ndim > 0 for source, _, _ in uses
    )
    cells = max(24, min(144, CELLS // max(1, arrays)))

    def show(array):
        picture = shown(array, cells)
        return picture if np.isfinite(np.asarray(array, dtype=float)).all() else picture | {"broken": True}

    if mode == "forward":
        frames, totals = tangent_frames(record, labels, edge_of, show, along)
    else:
        forward = forward_frames(record, labels, edge_of)
        backward, totals = backward_frames(t, g, record, labels, edge_of, show, engine)
        after = [] if update is None else update_frames(record, labels, totals, update, show)
        frames = [*forward, *backward, *after]
    mark_broken(record, labels, frames)
    rules: list[str] = []
    nodes = [node_data(n, record, labels, show, rules) for n in range(len(record.things))]
    for node, path in zip(nodes, paths(record), strict=True):
        node["scope"] = list(path)
    for number in totals:
        nodes[number]["differentiable"] = True
    scopes, group = scopes_of(record)
    if scopes:
        for node, number in zip(nodes, group, strict=True):
            node["group"] = number
    known = sorted({node["op"] for node in nodes if formulas_of(node["op"])})
    boxes, ends = copied(record, uses, shared)
    # Only numbers are written on arrows; of arrays there are pictures in the boxes.
    written = [not nodes[source]["shape"] and nodes[source]["differentiable"] for source, _, _ in uses]
    placement = place([box_size(nodes[number]) for number, _ in boxes], ends, written)
    output = labels[record.number[t.node]]
    chapters = []
    for name in ("forward", "backward", "update"):
        at = [k for k, frame in enumerate(frames) if frame["chapter"] == name]
        if at:
            chapters.append({"name": name, "first": at[0], "last": at[-1]})
    counts = ", ".join(
        f"{c['last'] - c['first'] + 1} {'frames ' * (i == 0)}{c['name']}" for i, c in enumerate(chapters)
    )
    return Film(
        {
            "version": VERSION,
            "title": output,
            "alt": f"Film of {output}: {len(nodes)} values, {len(uses)} uses, {counts}",
            "size": [placement.width, placement.height],
            "marks": MARKS._asdict(),
            "nodes": nodes,
            "boxes": [
                {"node": number, "copy": copy, "x": box.x, "y": box.y, "w": box.width, "h": box.height}
                for (number, copy), box in zip(boxes, placement.boxes, strict=True)
            ],
            "edges": [
                {
                    "id": edge,
                    "source": source,
                    "target": target,
                    "slot": slot,
                    "boxes": list(ends[edge]),
                    "route": [list(point) for point in route],
                    "path": svg_path(route),
                    "start": list(route[0]),
                    "end": list(route[-1]),
                }
                for edge, ((source, target, slot), route) in enumerate(
                    zip(uses, placement.routes, strict=True)
                )
            ],
            "way": mode,
            "rules": rules,
            "formulas": {op: formulas_of(op) for op in known},
            "scopes": scopes,
            "frames": frames,
            "chapters": chapters,
            "memory": memory_curves(record, frames) if memory and mode == "reverse" else [],
        }
    )


def labelled(record: Recorded) -> list[str]:
    """Return what each value is called: its name, a constant's number, else v and its number."""
    labels = []
    for number, (thing, value) in enumerate(zip(record.things, record.values, strict=True)):
        if type(thing) is Node:
            labels.append(thing.name or f"v{number}")
        else:
            labels.append(shown(value)["text"] if value.ndim == 0 else f"c{number}")
    return labels


def node_data(number: int, record: Recorded, labels: Sequence[str], show, rules: list[str]) -> dict:
    """Return what the player knows about one value, whatever the frame."""
    thing, value = record.things[number], record.values[number]
    node = thing if type(thing) is Node else None
    op = node.op.name if node is not None and node.op else None
    sign = SIGNS.get(op)
    title = labels[number] if op is None else op if sign is None else f"{sign} {op}"
    remembers = node.remembers() if node is not None else {}
    return {
        "id": number,
        "op": op,
        "kind": "constant" if node is None else "op" if op else "leaf",
        "label": labels[number],
        "title": shortened(title),
        "subtitle": shortened(labels[number]) if op else "",
        "shape": [int(n) for n in value.shape],
        "value": show(value),
        "differentiable": node is not None,
        "inputs": list(record.inputs[number]),
        "remembers": [
            {"name": name, "what": kept_text(kept), "bytes": kept_bytes(kept)}
            for name, kept in remembers.items()
        ],
        "rule": None if op is None else source_number(node.rule.function, rules),
    }


def kept_text(kept) -> str:
    return (
        shape_text(kept.shape)
        if isinstance(kept, np.ndarray)
        else "a number"
        if np.isscalar(kept)
        else repr(kept)
    )


def kept_bytes(kept) -> int:
    return kept.nbytes if isinstance(kept, (np.ndarray, np.generic)) else 8 if isinstance(kept, float) else 0


def source_number(rule, rules: list[str]) -> int | None:
    """Return the place of the rule's source in `rules`, putting it there the first time."""
    try:
        source = inspect.cleandoc("\n" + inspect.getsource(inspect.unwrap(rule)))
    except (OSError, TypeError):  # typed at a plain prompt: there is no source to show
        return None
    if source not in rules:
        rules.append(source)
    return rules.index(source)


def shortened(text: str, most: int = 16) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
