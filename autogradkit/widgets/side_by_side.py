"""Side by side: two films on one timeline, wrong beside right, or reverse beside forward mode."""

from typing import ClassVar

import traitlets as t

from autogradkit.errors import AutogradkitError
from autogradkit.graph import Film, film, still
from autogradkit.graph.film.divergence import first_difference, with_kit_rules
from autogradkit.graph.film.engine_runs import ENGINES

from . import sentences
from .figure import Figure
from .settings import refuse_recorded, with_settings_checked

__all__ = ["SideBySide", "compare"]


class SideBySide(Figure):
    """Two films that one set of controls moves; the step at which they part is marked."""

    script: ClassVar = "side_by_side.js"

    films = t.List(help="two films").tag(sync=True)
    titles = t.List(help="what each of them shows").tag(sync=True)
    parts = t.Int(-1, help="the first step at which they differ; -1 if there is none").tag(sync=True)
    frame = t.Int(0, help="the step on screen").tag(sync=True)

    def text(self) -> str:
        """Return both tables, and where they part."""
        tables = [
            f"{title}\n{Film(data).table()}" for title, data in zip(self.titles, self.films, strict=True)
        ]
        end = self.end[:1].upper() + self.end[1:]
        return "\n\n".join([*tables, f"{end}."])

    @property
    def end(self) -> str:
        """What the two films come to."""
        if len({data["way"] for data in self.films}) > 1:
            return sentences.OPPOSITE
        return sentences.PART_AT.format(step=self.parts) if self.parts >= 0 else sentences.SAME

    @property
    def alt(self) -> str:
        """What the two films are."""
        first, second = self.titles
        return sentences.BESIDE.format(first=first, second=second, end=self.end)

    @property
    def height(self) -> int:
        """How high both are with their controls, in a page of 600 to 1000 pixels."""
        width, height = (max(side) for side in zip(*(data["size"] for data in self.films), strict=True))
        stage = max(110, min(360, 0.96 * height + 8))
        words = 0 if 0.96 * width + 220 < 840 else 284  # beside each graph, where there is room, or below it
        marked = 0 if self.end == sentences.OPPOSITE else 34  # where the two part
        return round(2 * stage) + words + marked + 190

    def still(self) -> str:
        """Return the last frames, one below the other, as one SVG picture."""
        pictures = [still(Film(data)) for data in self.films]
        sizes = [
            [float(p.split(f' {name}="', 1)[1].split('"', 1)[0]) for name in ("width", "height")]
            for p in pictures
        ]
        width, y, parts = max(w for w, _ in sizes), 0.0, []
        for picture, (_, high) in zip(pictures, sizes, strict=True):
            parts.append(picture.replace("<svg ", f'<svg y="{y:g}" ', 1))
            y += high + 12
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {y:g}" width="{width:g}" '
            f'height="{y:g}">{"".join(parts)}</svg>\n'
        )


@with_settings_checked
def compare(t, g=None, *, engine: str | None = None, mode: str | None = None, along=None) -> SideBySide:
    """Return two films of one computation beside each other, on one timeline.

    Without more, what was recorded, with the learner's rules, beside the kit's own rules. With `engine`, a
    wrong engine beside the right one. With `mode="forward"`, reverse mode beside forward mode.

    Parameters
    ----------
    t : Tensor
        The output.
    g : array_like, optional
        The upstream gradient the backward passes start with.
    engine : str, optional
        "overwrite", "no chain", "first visit", …: `autogradkit.graph.film.engine_runs.ENGINES` lists them.
    mode : {"forward"}, optional
        Show forward mode beside reverse mode.
    along : Tensor, str or dict, optional
        The leaf that moves in forward mode.

    Raises
    ------
    AutogradkitError
        For an engine or mode there is not.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0, name="x")
    >>> print(str(ag.compare(x * x, engine="overwrite")).splitlines()[-1])
    They part at step 4.
    """
    if mode not in (None, "forward"):
        raise AutogradkitError(sentences.UNKNOWN_MODE.format(mode=mode))
    if mode is not None and engine is not None:
        raise AutogradkitError(sentences.ENGINE_AND_MODE)
    if along is not None and mode is None:
        raise AutogradkitError(sentences.ALONG_BACKWARD)
    refuse_recorded("compare", g)
    if mode == "forward":
        titles = sentences.MODES
        pair = [film(t, g), film(t, mode="forward", along=along)]
        return SideBySide(films=[each.data for each in pair], titles=list(titles), parts=-1)
    if engine is not None:
        pair = [film(t, g, engine=engine), film(t, g)]
        titles = [title.format(engine=ENGINES[engine]) for title in sentences.ENGINES]
    else:
        pair = [film(t, g), film(with_kit_rules(t), g)]
        titles = sentences.RULES
    part = first_difference(*pair)
    films = [each.data for each in pair]
    return SideBySide(films=films, titles=list(titles), parts=-1 if part is None else part)
