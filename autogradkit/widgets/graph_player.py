"""The graph player: plays how a tensor was computed, then how its gradient travels back."""

import contextlib
import os
from pathlib import Path
from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit.compiling import Compiled
from autogradkit.core.node import Node
from autogradkit.errors import AutogradkitError
from autogradkit.graph import Film, film
from autogradkit.graph.computation.rerun import rerun
from autogradkit.graph.computation.trace import record_of

from . import sentences
from ._base import Widget, stylesheet
from .bundler import bundle
from .export import save
from .film_page import film_frame, film_image
from .settings import refuse_recorded, with_settings_checked

__all__ = ["LAST", "GraphPlayer", "show"]

# The film shown last in this kernel, for the side panel of JupyterLab.
LAST: dict = {}
# Of a larger graph nobody sees how all of it follows.
MOST_TO_MOVE = 50


class GraphPlayer(Widget):
    """Plays how a tensor was computed, then how its gradient travels back.

    Everything the browser needs is in the traits, computed once: the view keeps working after the kernel
    is gone. Only `frame` comes back, when the film comes to rest.
    """

    _esm = bundle("graph_player.js")
    _css = stylesheet("graph_player.css")
    other_names: ClassVar = {"step": "frame"}

    film = t.Dict(help="the graph, its places and its frames").tag(sync=True)
    frame = t.Int(0, help="the step on screen").tag(sync=True)
    playing = t.Bool(False, help="whether the film runs").tag(sync=True)
    speed = t.Float(1.0, min=0.05, max=64.0, help="1 is a step in about a second").tag(sync=True)
    movable = t.List(t.Int(), help="the leaves whose value can be dragged, by number").tag(sync=True)
    moved = t.Dict(help="by a leaf's number, as text: the value it was dragged to").tag(sync=True)

    _tensor, _make = None, None

    def follow_leaves(self, tensor, make) -> None:
        """Let the reader drag the leaves of `tensor`; `make(twin)` returns the film of what comes of it.

        The tensor and its leaves stay as they are: a twin is computed.
        """
        record = record_of(tensor)
        nodes = [thing for thing in record.things if type(thing) is Node and thing.op is not None]
        if len(record.things) > MOST_TO_MOVE or any(node.op.name == "checkpoint" for node in nodes):
            return  # what was checkpointed is computed again from the arguments that it had
        self._tensor, self._make, self._leaves = tensor, make, dict(enumerate(record.things))
        self.movable = [
            number
            for number, (thing, value) in enumerate(zip(record.things, record.values, strict=True))
            if type(thing) is Node and thing.op is None and value.shape == ()
        ]

    @t.observe("moved")
    def _move(self, _change):
        """Compute the film anew with the leaves where the reader has dragged them."""
        if self._make is None:
            return
        values = {
            self._leaves[int(number)]: float(value)
            for number, value in self.moved.items()
            if int(number) in self.movable
        }
        with np.errstate(all="ignore"), contextlib.suppress(AutogradkitError):
            self.film = self._make(rerun(self._tensor, values)).data

    @t.validate("frame")
    def _within_the_film(self, proposal):
        return Film(self.film).clamp(proposal["value"]) if self.film else max(0, proposal["value"])

    @property
    def step(self) -> int:
        """The step on screen: 0 to `len(player) - 1`. Settable; negative numbers count from the end."""
        return self.frame

    @step.setter
    def step(self, k: int):
        self.set_trait("frame", k)

    def __len__(self) -> int:
        return len(self.film["frames"])

    @property
    def sentence(self) -> str:
        """What happens in the step on screen."""
        return self.film["frames"][self.frame]["sentence"]

    def play(self):
        """Let the film run in the browser, from the start when it is at its end."""
        if self.frame == len(self) - 1:
            self.frame = 0
        self.playing = True

    def pause(self):
        """Stop at the step on screen."""
        self.playing = False

    def save(
        self, path: str | os.PathLike, *, seconds: float = 1.0, animated: bool = False, sheet: bool = False
    ) -> Path:
        """Save the film in the format that the name asks for, and return the path.

        `.html` plays with no kernel and no network; `.svg`, `.png` and `.pdf` are the step on screen (the
        last one when the film is at its start); a `.pdf` with `sheet=True` holds the key frames as a handout
        on A4 pages; `.gif` and `.mp4` show each step for `seconds`, and so does an
        `.svg` with `animated=True`, which plays wherever a picture is shown.

        Raises
        ------
        AutogradkitError
            If the name ends in anything else, its folder is missing, or an .mp4 lacks ffmpeg.
        """
        return save(Film(self.film), path, self.frame, seconds, animated, sheet)

    def text(self) -> str:
        """Return the graph with values and gradients as a table of text."""
        return Film(self.film).table()

    def html(self, static: bool) -> str:
        """Return the film as HTML that needs no kernel."""
        picture = Film(self.film)
        return film_image(picture, self.frame or -1) if static else film_frame(picture, self.frame)


@with_settings_checked
def show(
    t,
    g=None,
    *,
    shared: str = "auto",
    update: float | None = None,
    step: int = 0,
    mode: str = "reverse",
    along=None,
    engine: str | None = None,
    memory: bool = False,
) -> GraphPlayer:
    """Return the animated player of how `t` was computed and how its gradient travels back.

    Of a compiled function it plays the program of the latest call: the line that runs is lit with its node.

    The film runs its own backward pass: no `.grad` is touched, and `backward()` need not have been called.

    Parameters
    ----------
    t : Tensor, or a compiled function
        The output, one number unless `g` is given; or what `ag.compile` has made, once it was called.
    g : array_like, optional
        The upstream gradient the backward pass starts with, of t's shape.
    shared : {"auto", "chips", "edges"}
        How leaves with several uses are drawn: one chip for each use past three ("auto"), always, or never.
    update : float, optional
        Add a last chapter: each leaf takes a step of this size against its gradient.
    step : int
        The step to open at; negative ones count from the end.
    mode : {"reverse", "forward"}
        Whether gradients travel back, or tangents travel forward with the values.
    along : Tensor, str or dict, optional
        In forward mode the leaf that moves (the first one unless given), or a dict from leaf to tangent.
    engine : str, optional
        Show a wrong engine instead: "overwrite", "no chain", "first visit" …
    memory : bool
        Draw below the film how many bytes are remembered, with and without checkpoints.

    Returns
    -------
    GraphPlayer
        With `.step`, `.play()`, `.pause()` and `.save("film.html")`.

    Raises
    ------
    DataError, BackwardError
        If there is nothing to show: no Tensor, a constant, several numbers and no `g`.
    CompileError
        If a compiled function has not been called yet.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    >>> loss = x * x + y * y
    >>> ag.show(loss)
    Film of v4: 5 values, 6 uses, 4 frames forward, 8 backward
       name  op    inputs  value  gradient
    0  x     leaf          2      4
    1  y     leaf          3      6
    2  v2    mul   x, x    4      1
    3  v3    mul   y, y    9      1
    4  v4    add   v2, v3  13     1
    """

    if isinstance(t, Compiled):
        from .program_player import player_of_program  # it stands on this module

        settings = {"g": g, "update": update, "along": along, "engine": engine, "memory": memory}
        settings |= {"shared": shared != "auto", "mode": mode != "reverse"}
        for name, setting in settings.items():
            if setting is not None and setting is not False:
                raise AutogradkitError(sentences.NO_SETTING_OF_A_PROGRAM.format(name=name))
        return player_of_program(t, step)
    refuse_recorded("show", g)
    if along is not None and mode == "reverse":
        raise AutogradkitError(sentences.ALONG_BACKWARD)

    def make(tensor) -> Film:
        return film(
            tensor, g, shared=shared, update=update, mode=mode, along=along, engine=engine, memory=memory
        )

    player = GraphPlayer(film=make(t).data)
    player.frame = step
    if along is None or isinstance(along, str):  # else it names leaves, of which a twin has others
        player.follow_leaves(t, make)
    LAST.update(film=player.film, frame=player.frame)
    return player
