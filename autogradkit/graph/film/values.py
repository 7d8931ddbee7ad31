"""The values of a film: what the player knows about each, whatever the frame."""

import inspect

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.computation.scopes import scope_paths, scopes_of
from autogradkit.graph.computation.trace import kept_bytes
from autogradkit.graph.notation.columns import within_columns
from autogradkit.graph.notation.numbers import shape_text
from autogradkit.graph.notation.signs import SIGNS

from . import sentences
from .nudges import has_rule_of_the_kit
from .scene import Scene

__all__ = ["values_of"]

# Of a longer name a box holds the beginning.
MOST_COLUMNS = 16


def values_of(scene: Scene, totals) -> tuple[list[dict], list[str], list[dict]]:
    """Return the values, the sources of their rules, and the scopes; `totals` are the gradients reached."""
    rules: list[str] = []
    nodes = [value_data(scene, number, rules) for number in range(len(scene.labels))]
    paths = scope_paths(scene.record)
    for node, path in zip(nodes, paths, strict=True):
        node["scope"] = list(path)
    for number in totals:
        nodes[number]["differentiable"] = True
    scopes, innermost = scopes_of(scene.record, paths)
    if scopes:
        for node, scope in zip(nodes, innermost, strict=True):
            node["group"] = scope
    return nodes, rules, scopes


def value_data(scene: Scene, number: int, rules: list[str]) -> dict:
    """Return one value; the source of its rule is put into `rules`."""
    thing, value, label = scene.record.things[number], scene.record.values[number], scene.labels[number]
    node = thing if type(thing) is Node else None
    op = scene.op(number)
    name = op.name if op else None
    return {
        "id": number,
        "op": name,
        "kind": "op" if op else "leaf" if node else "constant",
        "label": label,
        "title": within_columns(title(name, label), MOST_COLUMNS),
        "subtitle": within_columns(label, MOST_COLUMNS) if op else "",
        "shape": [int(n) for n in value.shape],
        "value": scene.show(value),
        "differentiable": node is not None,
        "inputs": list(scene.record.inputs[number]),
        "remembers": remembered_values(node) if node else [],
        "rule": source_number(node.rule.function, rules) if op else None,
        **({} if op is None or has_rule_of_the_kit(node) else {"own": True}),
    }


def title(op: str | None, label: str) -> str:
    """Return what stands in a box's first line: an op with its sign, or a name."""
    if op is None:
        return label
    return f"{SIGNS[op]} {op}" if op in SIGNS else op


def remembered_values(node: Node) -> list[dict]:
    """Return what a node remembers for its rule, by name, and how many bytes that are."""
    return [
        {"name": name, "what": kept_text(kept), "bytes": kept_bytes(kept)}
        for name, kept in node.remembers().items()
    ]


def kept_text(kept) -> str:
    """Return what a remembered value is: an array's shape, a number, or itself."""
    if isinstance(kept, np.ndarray):
        return shape_text(kept.shape)
    return sentences.A_NUMBER if np.isscalar(kept) else repr(kept)


def source_number(rule, rules: list[str]) -> int | None:
    """Return the place of the rule's source in `rules`, putting it there the first time."""
    try:
        source = inspect.cleandoc("\n" + inspect.getsource(inspect.unwrap(rule)))
    except (OSError, TypeError):  # typed at a plain prompt: there is no source to show
        return None
    if source not in rules:
        rules.append(source)
    return rules.index(source)
