"""The picture: a frame of a film drawn by matplotlib, for PNG and PDF files, for GIF and MP4."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from matplotlib.animation import FFMpegWriter, PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Curve

from autogradkit.errors import AutogradkitError
from autogradkit.graph.box_styles import BLUE, CORNER_INK, FILLS, GREY, HEAT_LINE, INK, MARKS, ORANGE, WIRES
from autogradkit.graph.film.film import Film
from autogradkit.graph.film.sentences import arrivals

from .heat import heat_rectangles

__all__ = ["movie", "pdf", "png"]

CAPTION = 44
# Pixels of a film are points of 1/100 inch here; text sizes follow from it.
UNIT, POINT = 100, 0.72
UNDATED = {"CreationDate": None, "Producer": None, "Creator": None}


def png(film: Film, k: int = -1, dpi: float = 160) -> bytes:
    """Return frame `k` of `film` as a PNG picture."""
    figure, axes = canvas(film, dpi)
    draw(film, film.clamp(k), axes)
    file = BytesIO()
    figure.savefig(file, format="png", dpi=figure.dpi, metadata={"Software": None})
    return file.getvalue()


def pdf(film: Film, k: int = -1) -> bytes:
    """Return frame `k` of `film` as a PDF of one page, in lines and letters that print at any size."""
    figure, axes = canvas(film, 100)
    draw(film, film.clamp(k), axes)
    file = BytesIO()
    figure.savefig(file, format="pdf", metadata=UNDATED)
    return file.getvalue()


def movie(film: Film, suffix: str, seconds: float = 1.0) -> bytes:
    """Return all frames of `film` as a ".gif" or an ".mp4", each on screen for `seconds`.

    Raises
    ------
    AutogradkitError
        If an MP4 is asked for and the program ffmpeg is not installed.
    """
    if suffix == ".mp4" and not FFMpegWriter.isAvailable():
        raise AutogradkitError(
            "An .mp4 needs the program ffmpeg, which was not found on PATH. Install it (apt install ffmpeg, "
            "brew install ffmpeg, conda install ffmpeg) or save as .gif or .html, which need nothing."
        )
    figure, axes = canvas(film, 100)
    writer = (PillowWriter if suffix == ".gif" else FFMpegWriter)(fps=1 / seconds)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"film{suffix}"
        with writer.saving(figure, str(file), dpi=figure.dpi):
            for k in range(len(film.data["frames"])):
                draw(film, k, axes)
                writer.grab_frame()
        return file.read_bytes()


def canvas(film: Film, dpi: float):
    """Return a figure and axes in the film's pixels; large films get fewer dots per inch."""
    width, height = film.data["size"]
    width, height = max(width, 640), height + CAPTION
    # An even number of dots each way (an MP4 needs it), at most about 8000.
    dpi = min(dpi, 8000 * UNIT / max(width, height))
    size = [2 * max(1, round(side / UNIT * dpi / 2)) / dpi for side in (width, height)]
    figure = Figure(figsize=size, dpi=dpi)
    FigureCanvasAgg(figure)
    return figure, figure.add_axes((0, 0, 1, 1))


def draw(film: Film, k: int, axes) -> None:
    """Draw frame `k`."""
    data, frame, state = film.data, film.data["frames"][k], film.state(k)
    width, height = data["size"]
    room = max(width, 640)
    axes.clear()
    axes.set_axis_off()
    axes.set_xlim((width - room) / 2, (width + room) / 2)
    axes.set_ylim(height + CAPTION, 0)
    for edge in data["edges"]:
        draw_edge(axes, edge, frame, state)
    for box in data["boxes"]:
        draw_box(axes, box, data["nodes"][box["node"]], frame, state)
    size = 15 * min(1, room / (8.2 * len(frame["sentence"])))
    axes.text(
        width / 2,
        height + CAPTION / 2,
        frame["sentence"],
        ha="center",
        va="center",
        color=INK,
        fontsize=size * POINT,
    )


def write(axes, words, x, y, colour, size=14, weight="normal", align="left"):
    # Text comes from learners: a dollar sign is no formula.
    words = str(words).replace("$", r"\$")
    axes.text(x, y, words, color=colour, fontsize=size * POINT, family="monospace", weight=weight, ha=align)


def draw_edge(axes, edge: dict, frame: dict, state: dict) -> None:
    contribution, lit = state["contributions"][edge["id"]], edge["id"] in frame.get("edges", ())
    filled = state["values"][edge["target"]] is not None
    colour = WIRES["backward" if contribution else "forward" if filled else "waiting"]
    points, codes = [edge["route"][0]], [Curve.MOVETO]
    for (x, y), (next_x, next_y) in pairwise(edge["route"]):
        half = (x + next_x) / 2
        points += [(half, y), (half, next_y), (next_x, next_y)]
        codes += [Curve.CURVE4] * 3
    axes.add_patch(
        PathPatch(
            Curve(points, codes), fill=False, edgecolor=colour, linewidth=(3 if lit else 1.2) * POINT * 1.4
        )
    )
    (x, y), turn = (edge["start"], 1) if contribution and state["sign"] == "∂" else (edge["end"], -1)
    back = x + MARKS.head * turn
    head = [(x, y), (back, y - MARKS.head_half), (back, y + MARKS.head_half)]
    axes.add_patch(Polygon(head, color=colour, linewidth=0))
    if contribution and "cells" not in contribution:
        x, y = edge["end"][0] - MARKS.label_x, edge["end"][1] - MARKS.label_y
        write(axes, f"{state['sign']} {contribution['text']}", x, y, ORANGE, 13, "bold", "right")


def draw_box(axes, box: dict, node: dict, frame: dict, state: dict) -> None:
    fill, stroke = FILLS[node["kind"]]
    lit = node["id"] in frame.get("lit", ())
    x, y, w, h = box["x"], box["y"], box["w"], box["h"]
    shape = f"round,pad=0,rounding_size={MARKS.round_op}" if node["kind"] == "op" else "square,pad=0"
    if lit:
        stroke = WIRES["backward" if frame["chapter"] == "backward" else "forward"]
    dash = "--" if node["kind"] == "constant" else "-"
    patch = FancyBboxPatch((x, y), w, h, boxstyle=shape, facecolor=fill, edgecolor=stroke)
    patch.set(linewidth=(3.5 if lit else 1.5) * POINT, linestyle=dash)
    axes.add_patch(patch)
    write(axes, node["title"], x + MARKS.left, y + MARKS.title, INK, 14, "bold")
    corner = "{}/{}".format(*box["copy"]) if box["copy"] else node["subtitle"]
    write(axes, corner, x + w - MARKS.corner, y + MARKS.title, CORNER_INK, 12.5, align="right")
    if node["shape"] or node["kind"] != "constant":
        draw_numbers(axes, box, node, state)


def draw_numbers(axes, box: dict, node: dict, state: dict) -> None:
    x, y, w, h = box["x"], box["y"], box["w"], box["h"]
    value, gradient = state["values"][node["id"]], state["gradients"][node["id"]]
    array, left, right = bool(node["shape"]), x + MARKS.left, x + w / 2 + MARKS.half
    low = MARKS.sum if node["arrivals"] > 1 else 0
    line = y + (h - MARKS.bottom - low if array else MARKS.value)
    write(axes, value["text"] if value else MARKS.not_yet, left, line, BLUE if value else GREY)
    waiting = f"{state['sign']} {MARKS.not_yet}" if node["differentiable"] else MARKS.constant
    words = f"{state['sign']} {gradient['text']}" if gradient else waiting
    below = line if array else y + MARKS.gradient
    write(axes, words, right if array else left, below, ORANGE if gradient else GREY)
    words, end = arrivals(state["arrived"][node["id"]], node["arrivals"]), x + w - MARKS.corner
    if array:
        write(axes, words, end, y + h - MARKS.bottom, ORANGE, 12.5, align="right")
    else:
        write(axes, words, left, y + MARKS.gradient + MARKS.sum, ORANGE, 12.5)
        return
    size = w / 2 - MARKS.heat_width, h - MARKS.heat_height - low
    for shown, start in ((value, left), (gradient, right)):
        cells = list(heat_rectangles(shown, (start, y + MARKS.heat_top, *size)))
        squares = [Rectangle((cx, cy), side, side) for cx, cy, side, _ in cells]
        colours = [colour for *_, colour in cells]
        axes.add_collection(
            PatchCollection(squares, facecolors=colours, edgecolors=HEAT_LINE, linewidths=0.3)
        )
