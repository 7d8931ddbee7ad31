"""The handout: a film's key frames on A4 pages, for a lecture where nobody has a screen."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from autogradkit.graph.film.film import Film
from autogradkit.graph.film.sentences import HANDOUT_STEP

from .matplotlib_frame import CAPTION, UNDATED, UNIT, draw
from .still import GREY, INK

__all__ = ["key_frames", "sheet"]

PAPER = (8.27, 11.69)  # A4, in inches
MARGIN, HEAD = 0.55, 0.45
MOST = 24


def sheet(film: Film) -> bytes:
    """Return the key frames of `film` as a PDF of A4 pages, each frame with its number and its sentence."""
    chosen = key_frames(film)
    width, height = max(film.data["size"][0], 640), film.data["size"][1] + CAPTION
    columns = 1 if width > 2 * height else 2
    room = (PAPER[0] - 2 * MARGIN - 0.3 * (columns - 1)) / columns
    scale = min(room / width, 4.6 / height)  # inches for a pixel of the film
    tall = height * scale + HEAD
    rows = max(1, int((PAPER[1] - 2 * MARGIN - 0.4) / tall))
    file = BytesIO()
    with PdfPages(file, metadata=UNDATED) as pages:
        for first in range(0, len(chosen), rows * columns):
            figure = Figure(figsize=PAPER)
            FigureCanvasAgg(figure)
            figure.text(
                MARGIN / PAPER[0], 1 - 0.8 * MARGIN / PAPER[1], film.data["alt"], fontsize=10, color=INK
            )
            for place, k in enumerate(chosen[first : first + rows * columns]):
                row, column = divmod(place, columns)
                left, bottom = MARGIN + column * (room + 0.3), PAPER[1] - MARGIN - 0.4 - (row + 1) * tall
                size = (width * scale / PAPER[0], height * scale / PAPER[1])
                axes = figure.add_axes((left / PAPER[0], bottom / PAPER[1], *size))
                draw(film, k, axes)
                shrink(axes, scale * UNIT)
                axes.text(
                    0,
                    1,
                    HANDOUT_STEP.format(step=k),
                    transform=axes.transAxes,
                    fontsize=8,
                    color=GREY,
                    va="bottom",
                )
            pages.savefig(figure)
    return file.getvalue()


def key_frames(film: Film, most: int = MOST) -> list[int]:
    """Return the frames a handout needs: the given values, each computed one, each gradient when complete.

    Of more than `most`, every so many are taken, the first and the last among them.
    """
    frames = film.data["frames"]
    complete = {frame["gradient"]["node"]: k for k, frame in enumerate(frames) if "gradient" in frame}
    last = set(complete.values())
    keys = [k for k, frame in enumerate(frames) if frame["kind"] != "carry" or k in last]
    if len(keys) > most:
        keys = sorted({keys[i * (len(keys) - 1) // (most - 1)] for i in range(most)})
    return keys


def shrink(axes, factor: float) -> None:
    """Draw letters and lines as much smaller as the picture is."""
    for text in axes.texts:
        text.set_fontsize(text.get_fontsize() * factor)
    for artist in (*axes.patches, *axes.collections):
        artist.set_linewidth(
            [width * factor for width in artist.get_linewidth()]
            if artist in axes.collections
            else artist.get_linewidth() * factor
        )
