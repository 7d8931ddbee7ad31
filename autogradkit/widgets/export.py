"""Saving a film as a file, in the format that the file's name asks for."""

import os
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.graph import Film, animated_svg, still
from autogradkit.nn.kinds import is_number, shortened

from . import sentences
from .film_page import film_page
from .sentences import FORMATS

__all__ = ["save"]


def save(
    film: Film,
    path: str | os.PathLike,
    k: int,
    seconds: float = 1.0,
    moving: bool = False,
    keys: bool = False,
) -> Path:
    """Write `film` to `path`; a file of that name is replaced at once or not at all."""
    if not isinstance(path, str | os.PathLike):
        raise AutogradkitError(sentences.NO_PATH.format(path=shortened(path)))
    if not is_number(seconds) or not 0 < seconds < float("inf"):
        raise AutogradkitError(sentences.SECONDS.format(seconds=shortened(seconds)))
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        formats = "; ".join(f"{known} ({what})" for known, what in FORMATS.items())
        hint = did_you_mean(suffix, FORMATS)
        raise AutogradkitError(sentences.UNKNOWN_FORMAT.format(name=path.name, hint=hint, formats=formats))
    if not path.parent.is_dir():
        raise AutogradkitError(sentences.NO_FOLDER.format(folder=str(path.parent)))
    files.write(path, content(film, suffix, k, seconds, moving, keys))
    return path


def content(film: Film, suffix: str, k: int, seconds: float, moving: bool, keys: bool) -> bytes:
    """Return the bytes of the file."""
    if suffix == ".html":
        return film_page(film, k).encode()
    if suffix == ".svg":
        return (animated_svg(film, seconds) if moving else still(film, k or -1)).encode()
    from autogradkit.graph.pictures.matplotlib_frame import (  # matplotlib takes a second to load
        movie,
        pdf,
        png,
    )

    if suffix == ".pdf" and keys:
        from autogradkit.graph.pictures.handout import sheet

        return sheet(film)
    if suffix == ".pdf":
        return pdf(film, k or -1)
    return png(film, k or -1) if suffix == ".png" else movie(film, suffix, seconds)
