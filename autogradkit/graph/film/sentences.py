"""The sentences of a film: templates with named fields, and the choice between them.

All that a film tells its viewer is in the templates, so that they can be read, and translated, together; the
heads of the evaluation trace stand in `computation.table`. Nothing reads a finished sentence.
"""

from collections.abc import Sequence

import numpy as np

from autogradkit.graph.notation.numbers import number_text
from autogradkit.graph.notation.signs import INFIX

from .scene import Scene
from .shown_contributions import Contribution

# The film as text, and a handout
ALT = "Film of {output}: {values}, {uses}, {chapters}"
VALUES, USES = ("{count} value", "{count} values"), ("{count} use", "{count} uses")
CHAPTERS = {
    "forward": ("{count} frame forward", "{count} frames forward"),
    "backward": ("{count} backward", "{count} backward"),
    "update": ("{count} update", "{count} update"),
}
TABLE_HEAD = {
    "reverse": ("", "name", "op", "inputs", "value", "gradient"),
    "forward": ("", "name", "op", "inputs", "value", "tangent"),
}
CONSTANT = "constant"
NOT_REACHED = "not reached"
A_NUMBER = "a number"
HANDOUT_STEP = "step {step}"

# Forward
LEAF_IN_PLACE = "The leaf holds its value."
VALUES_IN_PLACE = "The {count} given values are in place."

# Backward: the start
STARTS_WITH_1 = "The backward pass starts at {output}: ∂{output}/∂{output} = 1."
STARTS_WITH_G = "The backward pass starts at {output}: the given upstream gradient is {start}."
WRONG_ENGINE_STARTS = "This engine {does}. {output} starts with {start}."
ENGINES = {
    "overwrite": "stores a contribution instead of adding it",
    "no seed": "starts with a gradient of zero",
    "seed value": "starts with the value of the output instead of 1",
    "no chain": "forgets the upstream gradient",
    "set of parents": "lets x·x count as one use of x",
    "first visit": "lets a value speak before all that used it have spoken",
    "at once": "passes on everything accumulated, again with each arrival",
    "forward order": "goes from the inputs to the output",
}

# Backward: a contribution, and what its receiver does with it
SENDS_PRODUCT = "{op} sends {source}: upstream {upstream} × local {local} = contribution {contribution}."
SENDS_SUM_OF_COPIES = (
    "{op} sends {source}: it was copied to {copies}, so what the copies get is summed back to {contribution}."
)
SENDS_ENTRY_BY_ENTRY = "{op} sends {source}: upstream × local, entry by entry."
SENDS_BY_RULE = "{op} sends {source}: {rule} turns upstream {upstream} into contribution {contribution}."
RULE_WITHOUT_NAME = "its rule"
ADDS_NUMBER = "{source} adds it up: {before} + {contribution} = {total}."
SO_FAR, SUM_OF = "so far: {arrived} of {count}", "the sum of {count}"
ADDS_ARRAY = "{source} adds it to what it had."
FORGETS = "{source} forgets the {before} it had."
NUDGING_NUMBER = "✘ Nudging {source} calls for {want}."
NUDGING_ARRAY = "✘ Nudging {source} calls for {want} of other numbers."

# Backward: the end
ARRIVED = "The gradient of {output} has arrived: {gradients}."
ARRIVED_WRONG = "The gradient of {output} is what this engine makes of it: {gradients}."
MORE = "{gradients} and {count} more"
FIRST_WRONG = "✘ The first step that went wrong was to {source}."

# A step of gradient descent
UPDATE_ARRAY = "{leaf} ← {leaf} − {rate} × its gradient."
UPDATE_NUMBER = "{leaf} ← {leaf} − {rate} × its gradient = {value} − {rate} × {gradient} = {updated}."

# Forward mode
TANGENTS_START = "Tangents start at the leaves: {leaves}."
NONE_MOVES, ONE_MOVES, SOME_MOVE = "none moves", "{leaves} moves", "{leaves} move"
ONE_STANDS_STILL, SOME_STAND_STILL = "the other stands still", "{count} others stand still"
WITH_TANGENT = "{leaf} with tangent {tangent}"
MOVES_BY_PRODUCT = "{source} moves {target}: local {local} × tangent {tangent} = {part}."
MOVES = "{source} moves {target}: the tangent {tangent} becomes {part}."
TANGENT_RULE = "tangent of {op}"

# Numbers that are not finite
NAN, INFINITY = "NaN", "Infinity"
FIRST_NON_FINITE = "✘ {what} appears first in {label}."
SPREADS = {1: "It spreads to 1 more value.", 2: "It spreads to {count} more values."}
FIRST_ON_THE_WAY_BACK = "✘ On the way back it begins here: the gradient of {label} is not finite."

# What is remembered: the strategies
REMEMBER_ALL = "remember all"
CHECKPOINTS = "a checkpoint every {length} ops"
REMEMBER_NOTHING = "remember nothing"


def alt(scene: Scene, output: str, chapters: Sequence[dict]) -> str:
    """Return what a film is, for those who don't see it."""
    counts = [
        counted(CHAPTERS[chapter["name"]], chapter["last"] - chapter["first"] + 1) for chapter in chapters
    ]
    values, uses = counted(VALUES, len(scene.labels)), counted(USES, len(scene.uses))
    return ALT.format(output=output, values=values, uses=uses, chapters=", ".join(counts))


def counted(words: tuple[str, str], count: int) -> str:
    """Return a count with its word, of one thing and of several.

    >>> counted(VALUES, 1), counted(VALUES, 2)
    ('1 value', '2 values')
    """
    return words[count != 1].format(count=count)


def in_place(count: int) -> str:
    """Return the sentence for the leaves and constants."""
    return LEAF_IN_PLACE if count == 1 else VALUES_IN_PLACE.format(count=count)


def computation(scene: Scene, number: int) -> str:
    """Return how a value is computed, in names and in numbers: signs only, no words."""
    op, values = scene.op(number).name, scene.record.values
    inputs = scene.record.inputs[number]
    names, texts = scene.names(inputs), [scene.text(values[i]) for i in inputs]
    if op in INFIX and len(inputs) == 2:
        sign = f" {INFIX[op]} "
        if op == "pow" and texts[0].startswith("-"):
            texts[0] = f"({texts[0]})"  # -4 ** 2 is -16
        left, right = sign.join(names), sign.join(texts)
    else:
        left = f"{op}({', '.join(names)})"
        right = f"{op}({', '.join(texts)})"
    middle = "" if left == right else f" = {right}"
    arrow = " = " if values[number].ndim == 0 else " → "
    return f"{scene.labels[number]} = {left}{middle}{arrow}{scene.text(values[number])}"


def start(output: str, start_text: str, with_g: bool, engine: str | None) -> str:
    """Return the sentence with which a backward pass begins; `engine` is a wrong one's name."""
    if engine is not None:
        return WRONG_ENGINE_STARTS.format(does=ENGINES[engine], output=output, start=start_text)
    return (STARTS_WITH_G if with_g else STARTS_WITH_1).format(output=output, start=start_text)


def contribution(scene: Scene, c: Contribution) -> str:
    """Return what is sent, what the receiver does with it, and what should have been sent."""
    source = scene.labels[c.source]
    sentences = [sentence_of_sending(scene, c)]
    if c.forgets:
        sentences.append(FORGETS.format(source=source, before=scene.text(c.before)))
    elif c.before is not None:
        sentences.append(sentence_of_adding(source, c.before, c.contribution, c.total))
    if c.want is not None:
        template = NUDGING_NUMBER if c.want.ndim == 0 else NUDGING_ARRAY
        sentences.append(template.format(source=source, want=scene.text(c.want)))
    return " ".join(sentences)


def sentence_of_sending(scene: Scene, c: Contribution) -> str:
    """Return what a rule sends: with its numbers where they are single numbers."""
    if c.local is not None and c.upstream.ndim == 0 and c.copies.ndim == 0:
        template = SENDS_PRODUCT
    elif c.is_summed:
        template = SENDS_SUM_OF_COPIES
    else:
        template = SENDS_BY_RULE if c.local is None else SENDS_ENTRY_BY_ENTRY
    return template.format(
        op=scene.speakers[c.target],
        source=scene.labels[c.source],
        rule=c.rule_name or RULE_WITHOUT_NAME,
        upstream=scene.text(c.upstream),
        local=None if c.local is None else scene.text(c.local),
        copies=scene.text(c.copies),
        contribution=scene.text(c.contribution),
    )


def arrivals(arrived: int, count: int) -> str:
    """Return how many of the contributions to a gradient have arrived; nothing where it is no sum."""
    if count < 2 or not arrived:
        return ""
    return (SO_FAR if arrived < count else SUM_OF).format(arrived=arrived, count=count)


def sentence_of_adding(receiver: str, before, part, total) -> str:
    """Return the sum of what a value had and what has arrived."""
    if np.ndim(total) > 0:
        return ADDS_ARRAY.format(source=receiver)
    return ADDS_NUMBER.format(
        source=receiver,
        before=number_text(before),
        contribution=number_text(part),
        total=number_text(total),
    )


def end(
    scene: Scene, output: str, leaves: Sequence[int], totals, engine: str | None, wrong: str | None
) -> str:
    """Return the gradients with which a backward pass ends; `wrong` is where its first wrong step led."""
    gradients = ", ".join(f"{scene.labels[n]} {scene.text(totals[n])}" for n in leaves[:6])
    if len(leaves) > 6:
        gradients = MORE.format(gradients=gradients, count=len(leaves) - 6)
    sentence = (ARRIVED if engine is None else ARRIVED_WRONG).format(output=output, gradients=gradients)
    return sentence if wrong is None else f"{sentence} {FIRST_WRONG.format(source=wrong)}"


def update(leaf: str, rate: float, value, gradient, updated) -> str:
    """Return one leaf's step downhill."""
    if updated.ndim > 0:
        return UPDATE_ARRAY.format(leaf=leaf, rate=f"{rate:g}")
    return UPDATE_NUMBER.format(
        leaf=leaf,
        rate=f"{rate:g}",
        value=number_text(value),
        gradient=number_text(gradient),
        updated=number_text(updated),
    )


def tangents_start(scene: Scene, tangents, moving: Sequence[int]) -> str:
    """Return which leaves move, and how many stand still."""
    started = [WITH_TANGENT.format(leaf=scene.labels[n], tangent=scene.text(tangents[n])) for n in moving[:4]]
    moves = (SOME_MOVE if len(moving) > 1 else ONE_MOVES if moving else NONE_MOVES).format(
        leaves=", ".join(started)
    )
    still = len(tangents) - len(moving)
    if not moving or not still:
        return TANGENTS_START.format(leaves=moves)
    stands = (ONE_STANDS_STILL if still == 1 else SOME_STAND_STILL).format(count=still)
    return TANGENTS_START.format(leaves=f"{moves}, {stands}")


def tangent(scene: Scene, push, moved, local, before) -> str:
    """Return how one input moves a value: `moved` is the input's tangent, `local` its factor if it is one."""
    target = scene.labels[push.node]
    single = local is not None and all(np.ndim(a) == 0 for a in (push.part, moved, local))
    sentence = (MOVES_BY_PRODUCT if single else MOVES).format(
        source=scene.labels[push.source],
        target=target,
        local=scene.text(local) if single else None,
        tangent=scene.text(moved),
        part=scene.text(push.part),
    )
    if before is None:
        return sentence
    sum_up = (
        sentence_of_adding(target, before, push.part, push.total)
        if single
        else ADDS_ARRAY.format(source=target)
    )
    return f"{sentence} {sum_up}"


def first_non_finite(label: str, is_nan: bool, others: int) -> str:
    """Return where the first NaN or infinity appears, and to how many values it spreads."""
    sentence = FIRST_NON_FINITE.format(what=NAN if is_nan else INFINITY, label=label)
    return f"{sentence} {SPREADS[min(others, 2)].format(count=others)}" if others else sentence
