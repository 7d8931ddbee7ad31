"""The frames of a backward pass: the start, one frame for each contribution, and where it ends."""

import numpy as np

from autogradkit.core.engine import seed
from autogradkit.graph.notation.array_rules import array_rule
from autogradkit.graph.notation.local_derivatives import local_derivative_text

from . import sentences
from .engine_runs import run_of
from .nudges import formulated_op
from .scene import Scene
from .shown_contributions import Contribution, contributions

__all__ = ["backward_frames"]


def backward_frames(
    scene: Scene, t, g, engine: str | None = None
) -> tuple[list[dict], dict[int, np.ndarray]]:
    """Return the backward pass from `t`, one frame per contribution, and each value's last gradient.

    The steps are those of the kit's own loop, with the learner's rules where they are in force, or those of a
    wrong `engine`.
    """
    run = run_of(engine, t.node, seed(t, g))
    output = scene.record.number[t.node]
    totals = {output: np.array(run.start)}
    frames, wrong = [start_frame(scene, output, totals[output], g is not None, engine)], None
    for c in contributions(scene, run.steps, totals, run.forgets):
        frames.append(contribution_frame(scene, c))
        if c.want is not None and wrong is None:
            wrong = scene.labels[c.source]
    leaves = [n for n in sorted(totals) if scene.op(n) is None]
    sentence = sentences.end(scene, scene.labels[output], leaves, totals, engine, wrong)
    frames.append({"chapter": "backward", "kind": "end", "sentence": sentence, "lit": leaves, "edges": []})
    return frames, totals


def start_frame(scene: Scene, output: int, start: np.ndarray, with_g: bool, engine: str | None) -> dict:
    """Return the frame in which the output gets its gradient."""
    return {
        "chapter": "backward",
        "kind": "seed",
        "sentence": sentences.start(scene.labels[output], scene.text(start), with_g, engine),
        "gradient": {"node": output, "value": scene.show(start)},
        "lit": [output],
        "edges": [],
    }


def contribution_frame(scene: Scene, c: Contribution) -> dict:
    """Return the frame of one contribution on its way."""
    edge = scene.edges[c.target, c.slot]
    names = scene.names(scene.record.inputs[c.target])
    shown_sum = {
        "edge": edge,
        "rule": c.rule_name or "the rule",
        "formula": local_derivative_text(formulated_op(c.node), c.slot, names, scene.labels[c.target]),
        "local": None if c.local is None else scene.show(c.local),
        "copies": scene.show(c.copies) if c.is_summed else None,
    }
    if c.local is None:
        shown_sum["product"], shown_sum["shapes"] = array_rule(*rule_and_shapes(scene, c))
    if not c.on_screen:
        shown_sum["upstream"] = scene.show(c.upstream)
    if c.forgets:
        shown_sum["replaces"] = True
    if c.want is not None:
        shown_sum["want"] = scene.show(c.want)
    return {
        "chapter": "backward",
        "kind": "carry",
        "lit": [c.source, c.target],
        "edges": [edge],
        "sum": shown_sum,
        "contribution": {"edge": edge, "value": scene.show(c.contribution)},
        "gradient": {"node": c.source, "value": scene.show(c.total)},
        "sentence": sentences.contribution(scene, c),
    }


def rule_and_shapes(scene: Scene, c: Contribution) -> tuple:
    """Return the op, the input, what each letter of its formula stands for, and the shape of what is sent."""
    inputs = scene.record.inputs[c.target]
    named = {
        letter: (scene.labels[number], scene.record.values[number].shape)
        for letter, number in zip("xyb", inputs, strict=False)
    }
    named |= {"z": (scene.labels[c.target], c.node.shape), "g": ("g", c.upstream.shape)}
    return formulated_op(c.node), c.slot, named, c.copies.shape
