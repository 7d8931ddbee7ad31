"""The program player: a compiled function's graph and its source side by side, and its memory below."""

import os
from html import escape
from pathlib import Path

import traitlets as t

from autogradkit import files
from autogradkit.compiling import Compiled
from autogradkit.compiling.memory import live_bytes, size_in_words
from autogradkit.graph import Film, still

from . import sentences
from ._base import stylesheet
from .bundler import bundle
from .graph_player import LAST, GraphPlayer
from .page import frame_html, image_html, page_html
from .program_graph import film_of_program

__all__ = ["ProgramPlayer", "player_of_program"]

SCRIPT = "program_player.js"
STYLES = ("graph_player.css", "program_player.css")


class ProgramPlayer(GraphPlayer):
    """Plays a compiled program: the line that runs is lit with its node, and marked in the memory plan.

    A program that does not go backward once has no film: source and memory are shown, and a sentence says so.
    """

    _esm = bundle(SCRIPT)
    _css = "".join(map(stylesheet, STYLES))

    program = t.Dict(help="the source's lines, the frame that shows each, the memory after each").tag(
        sync=True
    )
    line = t.Int(0, help="the line of the program that is lit").tag(sync=True)

    def __len__(self) -> int:
        return len(self.film["frames"]) if self.film else len(self.program["bytes"])

    @property
    def sentence(self) -> str:
        """What happens in the step on screen; without a film, the line that is lit."""
        return super().sentence if self.film else self.program["statements"][self.line]

    @property
    def alt(self) -> str:
        """What is shown, in one sentence."""
        name, most, before = (self.program[key] for key in ("name", "peak", "unplanned"))
        count = len(self.program["bytes"])
        return sentences.PROGRAM.format(name=name, count=count, most=most, before=before)

    def save(self, path: str | os.PathLike, **options) -> Path:
        """Save the player as a page, or its film in another format, as `GraphPlayer.save` does."""
        path = Path(path)
        if path.suffix.lower() == ".html" and path.parent.is_dir():
            files.write(path, self.page().encode())
            return path
        return super().save(path, **options)

    def page(self) -> str:
        """Return a page that plays without a kernel."""
        names = ("film", "frame", "speed", "movable", "program", "line")
        values = {name: getattr(self, name) for name in names} | {"playing": False, "moved": {}}
        return page_html(self.alt, SCRIPT, STYLES, values)

    def text(self) -> str:
        """Return each line of the program with the memory needed after it."""
        return "\n".join(filter(None, [self.alt, self.program["noFilm"], self.program["chart"]]))

    def html(self, static: bool) -> str:
        """Return the player as HTML that needs no kernel; `static`: the last frame, and the chart as text."""
        why = f"<p>{escape(self.program['noFilm'])}</p>" if self.program["noFilm"] else ""
        chart = f"{why}<pre>{escape(self.program['chart'])}</pre>"
        picture = image_html(still(Film(self.film), self.frame or -1), self.alt) if self.film else ""
        if static:
            return picture + chart
        rows = len(self.program["rows"])
        return frame_html(self.page(), self.alt, 330 + min(430, max(160, 20 * rows)), picture + chart)


def why_no_film(passes: int) -> str:
    """Return the sentence that says why a program that goes backward so often has no film."""
    if not passes:
        return sentences.NO_GRADIENT
    return sentences.SEVERAL_PASSES if passes > 1 else sentences.NO_FILM


def player_of_program(step: Compiled, frame: int = 0) -> ProgramPlayer:
    """Return the player of the program that a compiled function ran at its latest call."""
    prepared = step.shown()
    written = prepared.written
    program, text = written.program, str(written.text)
    found = film_of_program(program, written.names, written.traced)
    live = live_bytes(program)
    player = ProgramPlayer(
        film=found.data if found else {},
        program={
            "name": step.name,
            "rows": rows_of(text),
            "statements": statements_of(text),
            "parts": [line.part for line in program.lines],
            "frames": found.frames if found else list(range(len(program.lines))),
            "bytes": live,
            "sizes": [size_in_words(n) for n in live],
            "most": max([*live, 0]),
            "peak": size_in_words(max([*live, 0])),
            "unplanned": size_in_words(max([*live_bytes(written.traced), 0])),
            "chart": step.memory().partition("\n")[2],
            "noFilm": "" if found else why_no_film(prepared.found.passes),
        },
    )
    player.frame = frame
    if player.film:
        LAST.update(film=player.film, frame=player.frame)
    return player


def rows_of(text: str) -> list[list]:
    """Return the rows of a program's source, each with the number of the line that stands in it, or -1.

    >>> rows_of("def f(x):\\n    # y = x * 2\\n    y = x * 2\\n    return (y,)\\n")
    [['def f(x):', -1], ['    # y = x * 2', -1], ['    y = x * 2', 0], ['    return (y,)', -1]]
    """
    rows, count, inside = [], 0, False
    for row in text.rstrip("\n").split("\n"):
        said = row.strip()
        inside = inside or row.startswith("def ")
        ended = said.startswith("return (")
        if inside and not ended and said and not said.startswith(("#", "def ")):
            rows.append([row, count])
            count += 1
        else:
            rows.append([row, -1])
        inside = inside and not ended
    return rows


def statements_of(text: str) -> list[str]:
    """Return the lines of a program's source that compute something."""
    return [row.strip() for row, line in rows_of(text) if line >= 0]
