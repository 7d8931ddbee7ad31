"""The frames of a film: what happens step by step, computed once from the engine's own two loops.

Forward comes from `replay`, backward from `backward_steps`, so the film shows what the engine does, with
the learner's rule where one is in force. A frame is a dict of what changes and of what is lit; what is on
screen at a frame follows from it and all before (`state`). Nothing here draws.
"""

from collections.abc import Callable, Sequence

import numpy as np

from autogradkit.core.engine import seed
from autogradkit.core.node import Node
from autogradkit.graph.computation.slopes import local_derivatives, matching
from autogradkit.graph.computation.trace import Recorded
from autogradkit.graph.notation.numbers import number_text
from autogradkit.graph.notation.signs import INFIX, formula

from .nudges import wanted
from .sentences import computed, told
from .wrong_engines import ENGINES, engine_steps

__all__ = ["backward_frames", "forward_frames", "state", "update_frames"]


def forward_frames(record: Recorded, labels: Sequence[str], edges: dict[tuple[int, int], int]) -> list[dict]:
    """Return the forward pass: given values first, then each op in the order of creation."""
    given = [n for n, thing in enumerate(record.things) if type(thing) is not Node or thing.op is None]
    what = "The leaf holds its value." if len(given) == 1 else f"The {len(given)} given values are in place."
    frames = [{"chapter": "forward", "kind": "given", "sentence": what, "values": given, "lit": []}]
    for number, thing in enumerate(record.things):
        if type(thing) is not Node or thing.op is None:
            continue
        inputs = record.inputs[number]
        frames.append(
            {
                "chapter": "forward",
                "kind": "compute",
                "sentence": computed(thing.op.name, number, record, labels),
                "values": [number],
                "lit": [number],
                "edges": [edges[number, slot] for slot in range(len(inputs))],
                "compute": {"node": number, "infix": INFIX.get(thing.op.name) if len(inputs) == 2 else None},
            }
        )
    return frames


def backward_frames(
    t,
    g,
    record: Recorded,
    labels: Sequence[str],
    edges: dict[tuple[int, int], int],
    show: Callable,
    engine: str | None = None,
) -> tuple[list[dict], dict[int, np.ndarray]]:
    """Return the backward pass from `t`, one frame per contribution, and each node's last total."""
    steps = engine_steps(engine, t.node, seed(t, g))
    start = np.array(seed(t, g))
    output = record.number[t.node]
    if engine in ("no seed", "seed value"):
        start = np.zeros_like(start) if engine == "no seed" else np.array(record.values[output])
    totals = {output: start}
    name = labels[output]
    how = f"∂{name}/∂{name} = 1" if g is None else f"the given upstream gradient is {show(start)['text']}"
    frames = [
        {
            "chapter": "backward",
            "kind": "seed",
            "sentence": f"The backward pass starts at {name}: {how}.",
            "gradient": {"node": output, "value": show(start)},
            "lit": [output],
            "edges": [],
        }
    ]
    if engine is not None:
        frames[0]["sentence"] = f"This engine {ENGINES[engine]}. {name} starts with {show(start)['text']}."
    slopes: dict[int, tuple | None] = {}
    wrong: list[str] = []
    for step in steps:
        number, source = record.number[step.node], record.number[step.source]
        upstream = np.array(step.g)
        if number not in slopes:
            slopes[number] = local_derivatives(step.node)
        copies, contribution = np.array(step.local), np.array(step.contribution)
        local = matching(slopes[number], step.slot, upstream, copies)
        before, totals[source] = totals.get(source), np.array(step.total)
        frames.append(
            carried(step, (number, source), labels, record, edges, show)
            | {"contribution": {"edge": edges[number, step.slot], "value": show(contribution)}}
            | {"gradient": {"node": source, "value": show(totals[source])}}
        )
        frames[-1]["sum"] |= {
            "local": None if local is None else show(local),
            "copies": None if copies.shape == contribution.shape else show(copies),
        }
        if not np.array_equal(upstream, totals.get(number, np.nan), equal_nan=True):
            frames[-1]["sum"]["upstream"] = show(upstream)
        replaced = engine == "overwrite" and before is not None
        if replaced:
            frames[-1]["sum"]["replaces"] = True
        inputs = [record.values[i] for i in record.inputs[number]]
        want = wanted(step.node, step.slot, upstream, inputs, contribution)
        if want is not None:
            frames[-1]["sum"]["want"] = show(want)
            wrong.append(labels[source])
        frames[-1]["sentence"] = told(
            labels[source],
            step,
            upstream,
            local,
            copies,
            contribution,
            None if replaced else before,
            totals[source],
        )
        if replaced:
            frames[-1]["sentence"] += f" {labels[source]} forgets the {show(before)['text']} it had."
        if want is not None:
            frames[-1]["sentence"] += f" ✘ Nudging {labels[source]} calls for {show(want)['text']}" + (
                "." if want.ndim == 0 else " of other numbers."
            )
    leaves = [n for n in sorted(totals) if record.things[n].op is None]
    arrived = "has arrived" if engine is None else "is what this engine makes of it"
    result = ", ".join(f"{labels[n]} {show(totals[n])['text']}" for n in leaves[:6])
    more = f" and {len(leaves) - 6} more" if len(leaves) > 6 else ""
    frames.append(
        {
            "chapter": "backward",
            "kind": "end",
            "sentence": f"The gradient of {name} {arrived}: {result}{more}."
            + (f" ✘ The first step that went wrong was to {wrong[0]}." if wrong else ""),
            "lit": leaves,
            "edges": [],
        }
    )
    return frames, totals


def carried(step, ends, labels, record, edges, show) -> dict:
    """Return the frame of one contribution on its way, still without its numbers."""
    number, source = ends
    names = [labels[i] for i in record.inputs[number]]
    return {
        "chapter": "backward",
        "kind": "carry",
        "lit": [source, number],
        "edges": [edges[number, step.slot]],
        "sum": {
            "edge": edges[number, step.slot],
            "rule": getattr(step.node.rule.function, "__name__", "the rule"),
            "formula": formula(step.node.op.name, step.slot, names, labels[number]),
        },
    }


def update_frames(record: Recorded, labels, totals, update: float, show: Callable) -> list[dict]:
    """Return one step of gradient descent: each leaf goes `update` times its gradient downhill."""
    frames = []
    for number in sorted(totals):
        thing = record.things[number]
        if thing.op is not None:
            continue
        value = record.values[number] - update * totals[number]
        numbers = ""
        if value.ndim == 0:
            numbers = (
                f" = {number_text(record.values[number])} − {update:g} × {number_text(totals[number])}"
                f" = {number_text(value)}"
            )
        frames.append(
            {
                "chapter": "update",
                "kind": "update",
                "sentence": f"{labels[number]} ← {labels[number]} − {update:g} × its gradient{numbers}.",
                "updated": {"node": number, "value": show(value)},
                "lit": [number],
                "edges": [],
            }
        )
    return frames


def state(nodes: Sequence[dict], edges: Sequence[dict], frames: Sequence[dict], k: int) -> dict:
    """Return what is on screen at frame `k`: values and gradients by node, contributions by edge."""
    values: list[dict | None] = [None] * len(nodes)
    gradients: list[dict | None] = [None] * len(nodes)
    contributions: list[dict | None] = [None] * len(edges)
    for frame in frames[: k + 1]:
        for number in frame.get("values", ()):
            values[number] = nodes[number]["value"]
        if "updated" in frame:
            values[frame["updated"]["node"]] = frame["updated"]["value"]
        for start in frame.get("gradients", ()):
            gradients[start["node"]] = start["value"]
        if "gradient" in frame:
            gradients[frame["gradient"]["node"]] = frame["gradient"]["value"]
        if "contribution" in frame:
            contributions[frame["contribution"]["edge"]] = frame["contribution"]["value"]
    return {"values": values, "gradients": gradients, "contributions": contributions}
