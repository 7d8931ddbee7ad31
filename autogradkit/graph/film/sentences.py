"""The sentences of a film: what happens in a frame, with numbers wherever they are single numbers."""

from collections.abc import Sequence

import numpy as np

from autogradkit.graph.computation.trace import Recorded
from autogradkit.graph.notation.numbers import number_text, shown
from autogradkit.graph.notation.signs import INFIX

__all__ = ["computed", "told"]


def computed(op: str, number: int, record: Recorded, labels: Sequence[str]) -> str:
    """Return the sentence for one op of the forward pass."""
    inputs = record.inputs[number]
    names = [labels[i] for i in inputs]
    texts = [shown(record.values[i], 0)["text"] for i in inputs]
    result = shown(record.values[number], 0)["text"]
    if op in INFIX and len(inputs) == 2:
        sign = f" {INFIX[op]} "
        left, right = sign.join(names), sign.join(texts)
    else:
        left = f"{op}({', '.join(names)})"
        right = f"{op}({', '.join(texts)})"
    middle = "" if left == right else f" = {right}"
    arrow = " = " if record.values[number].ndim == 0 else " → "
    return f"{labels[number]} = {left}{middle}{arrow}{result}"


def told(source, step, upstream, local, copies, contribution, before, total) -> str:
    """Return the sentence for one contribution: with its numbers where they are single numbers."""
    name = step.node.op.name
    summed = copies.shape != contribution.shape
    if all(np.ndim(a) == 0 for a in (upstream, copies)) and local is not None:
        sentence = (
            f"{name} sends {source}: upstream {number_text(upstream)} × local {number_text(local)} "
            f"= contribution {number_text(contribution)}."
        )
    elif summed:
        sentence = (
            f"{name} sends {source}: it was copied to {shown(copies, 0)['text']}, so what the copies get is "
            f"summed back to {shown(contribution, 0)['text']}."
        )
    else:
        how = "upstream × local, entry by entry"
        if local is None:
            rule = getattr(step.node.rule.function, "__name__", "its rule")
            sizes = [shown(array, 0)["text"] for array in (upstream, contribution)]
            how = f"{rule} turns upstream {sizes[0]} into contribution {sizes[1]}"
        sentence = f"{name} sends {source}: {how}."
    if before is None:
        return sentence
    if np.ndim(total) == 0:
        return (
            f"{sentence} {source} adds it up: {number_text(before)} + {number_text(contribution)} "
            f"= {number_text(total)}."
        )
    return f"{sentence} {source} adds it to what it had."
