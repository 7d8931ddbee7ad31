"""A film: a tensor's graph with its places and its frames, as plain data that any screen can play.

`film(t).data` is the contract between Python and the player in the browser: JSON, computed once.
"""

from typing import NamedTuple

from autogradkit.core.node import Node
from autogradkit.errors import AutogradkitError
from autogradkit.graph.box_styles import MARKS
from autogradkit.graph.computation.trace import record_of
from autogradkit.graph.notation.columns import in_columns
from autogradkit.graph.notation.mathml import formulas_of

from . import sentences
from .backward import backward_frames
from .drawing import drawing_of
from .forward_mode import tangent_frames
from .frames import forward_frames, state, update_frames
from .memory_curves import memory_curves
from .non_finite import mark_first_non_finite
from .nudges import formulas_hold
from .scene import Scene, scene_of
from .values import values_of

__all__ = ["Film", "film"]

VERSION = 1
MOST_NODES = 2000


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
        """Return the graph, its values, and its gradients or tangents as a table, everywhere the same."""
        nodes, frames = self.data["nodes"], self.data["frames"]
        last = self.state(len(frames) - 1)
        rows = [list(sentences.TABLE_HEAD[self.data["way"]])]
        for node, gradient in zip(nodes, last["gradients"], strict=True):
            inputs = ", ".join(nodes[i]["label"] for i in node["inputs"])
            none = sentences.NOT_REACHED if node["differentiable"] else sentences.CONSTANT
            rows.append(
                [
                    str(node["id"]),
                    node["label"],
                    node["op"] or node["kind"],
                    inputs,
                    node["value"]["text"],
                    gradient["text"] if gradient else none,
                ]
            )
        return f"{self.data['alt']}\n{in_columns(rows)}"


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
    constants=(),
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
        Show a wrong engine's backward pass: a name in `autogradkit.graph.film.engine_runs.ENGINES`.
    memory : bool
        Count what is remembered at each frame, with and without checkpoints.
    constants : iterable of (str, ndarray)
        What arrays that need no gradient are called.

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
    check_choices(shared, mode)
    record = record_of(t)
    check_size(len(record.things))
    scene = scene_of(record, constants)
    if mode == "forward":
        frames, totals = tangent_frames(scene, along)
    else:
        backward, totals = backward_frames(scene, t, g, engine)
        frames = [*forward_frames(scene), *backward]
        if update is not None:
            frames += update_frames(scene, totals, update)
    mark_first_non_finite(scene, frames)
    curves = memory_curves(record, frames) if memory and mode == "reverse" else []
    output = scene.labels[record.number[t.node]]
    return Film(film_data(scene, output, mode, shared, frames, totals, curves))


def check_choices(shared: str, mode: str) -> None:
    """Raise an error if a choice is none of those there are."""
    if shared not in ("auto", "chips", "edges"):
        raise AutogradkitError(f"shared is {shared!r}: expected 'auto', 'chips' or 'edges'.")
    if mode not in ("reverse", "forward"):
        raise AutogradkitError(f"mode is {mode!r}: expected 'reverse' or 'forward'.")


def check_size(count: int) -> None:
    """Raise an error if nobody could read a film of so many values."""
    if count > MOST_NODES:
        raise AutogradkitError(
            f"The graph has {count} values: a film of more than {MOST_NODES} cannot be read. "
            "Show a smaller part: one layer, one time step or a batch of one."
        )


def film_data(scene: Scene, output: str, mode: str, shared: str, frames, totals, curves) -> dict:
    """Return what the player gets, in this order."""
    nodes, rules, scopes = values_of(scene, totals)
    count_arrivals(nodes, frames)
    drawing, chapters = drawing_of(scene, nodes, frames, shared), chapters_of(frames)
    computed = [thing for thing in scene.record.things if type(thing) is Node and thing.op]
    without = {node.op.name for node in computed if not formulas_hold(node)}
    ops = sorted({node["op"] for node in nodes if formulas_of(node["op"])} - without)
    return {
        "version": VERSION,
        "title": output,
        "alt": sentences.alt(scene, output, chapters),
        "size": drawing.size,
        "marks": MARKS._asdict(),
        "nodes": nodes,
        "boxes": drawing.boxes,
        "edges": drawing.edges,
        "way": mode,
        "rules": rules,
        "formulas": {op: formulas_of(op) for op in ops},
        "scopes": scopes,
        "frames": frames,
        "chapters": chapters,
        "memory": curves,
    }


def count_arrivals(nodes: list[dict], frames: list[dict]) -> None:
    """Write into each value how many contributions arrive there."""
    for node in nodes:
        node["arrivals"] = 0
    for frame in frames:
        if "contribution" in frame and "gradient" in frame:
            nodes[frame["gradient"]["node"]]["arrivals"] += 1


def chapters_of(frames: list[dict]) -> list[dict]:
    """Return the first and the last frame of each chapter."""
    chapters = []
    for name in sentences.CHAPTERS:
        at = [k for k, frame in enumerate(frames) if frame["chapter"] == name]
        if at:
            chapters.append({"name": name, "first": at[0], "last": at[-1]})
    return chapters
