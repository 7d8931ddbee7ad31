"""Exports: a film as a file, in the format that the file's name asks for."""

import os
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.graph import Film, animated, still

from .page import page_html

__all__ = ["FORMATS", "save"]

FORMATS = {
    ".html": "a page that plays with no kernel and no network",
    ".svg": "one frame as a drawing, or with animated=True all of them",
    ".png": "one frame as a picture",
    ".pdf": "one frame to print, or with sheet=True the key frames as a handout",
    ".gif": "all frames, for slides",
    ".mp4": "all frames as a video, with ffmpeg",
}


def save(
    film: Film,
    path: str | os.PathLike,
    k: int,
    seconds: float = 1.0,
    moving: bool = False,
    keys: bool = False,
) -> Path:
    """Write `film` to `path`; a file of that name is replaced at once or not at all."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        formats = "; ".join(f"{known} ({what})" for known, what in FORMATS.items())
        hint = did_you_mean(suffix, FORMATS)
        raise AutogradkitError(
            f"A film can't be saved as {path.name!r}.{hint} Expected a name ending in {formats}."
        )
    if not path.parent.is_dir():
        raise AutogradkitError(f"The folder {str(path.parent)!r} does not exist: make it first.")
    files.write(path, content(film, suffix, k, seconds, moving, keys))
    return path


def content(film: Film, suffix: str, k: int, seconds: float, moving: bool, keys: bool) -> bytes:
    """Return the bytes of the file."""
    if suffix == ".html":
        return page_html(film, k).encode()
    if suffix == ".svg":
        return (animated(film, seconds) if moving else still(film, k or -1)).encode()
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
