"""Answers are the files a learner's code is kept in, one `rule.py` per exercise, older versions beside it."""

import os

from autogradkit.errors import AutogradkitError

from . import earned, progress
from .folder import NOTES, put

__all__ = ["keep", "reset"]


def keep(folder, entry, text):
    """Write `text` as the answer to an Entry and say where.

    What was there before stays as `rule.py.1`, `rule.py.2` …, unless it is the untouched stub or a text that
    has been kept already. Nothing is ever lost, and failing to write is told, not raised.
    """
    if folder is None:
        return "Not kept: there is no course folder here. Make one with: autogradkit start my-course"
    path = folder.answer(entry)
    shown = path.relative_to(folder.root.parent).as_posix()
    data = text.encode()
    try:
        there = path.read_bytes() if path.exists() else None
        if there != data:
            if there is not None and there != entry.stub.encode():
                set_aside(path)
            (folder.root / NOTES).mkdir(parents=True, exist_ok=True)
            put(path, data)
    except OSError as error:
        return f"Not kept: {shown} can't be written ({error.strerror})."
    return f"Kept as {shown}."


def reset(folder, entry):
    """Begin an exercise again: put its stub back, and say where the answer is that stood there.

    Its points are gone from the progress too, and the kit's own rule runs again from the next lesson on.
    """
    if folder is None or not folder.exercises.is_dir():
        raise AutogradkitError("There is no course folder here. Make one with: autogradkit start my-course")
    path = folder.answer(entry)
    shown = folder.told(path)
    stub = entry.stub.encode()
    kept = ""
    try:
        if path.exists() and path.read_bytes() != stub:
            kept = f" Your answer is kept as {set_aside(path)}."
        put(path, stub)
        earned.forget(folder, entry)
    except OSError as error:
        raise AutogradkitError(f"{shown} can't be written ({error.strerror}).") from error
    progress.forget(folder, entry.name)
    return f"{shown} is as it was at the beginning.{kept}"


def set_aside(path):
    """Give a file the next free number, `rule.py.3`, unless its text has one already; return the name."""
    data = path.read_bytes()
    for older in sorted(path.parent.glob(f"{path.name}.*")):
        if older.is_file() and older.read_bytes() == data:
            return older.name
    number = 1
    while True:
        older = path.with_name(f"{path.name}.{number}")
        try:
            os.link(path, older)
        except FileExistsError:
            number += 1
        except OSError:  # a file system without links
            if older.exists():
                number += 1
                continue
            older.write_bytes(data)
            return older.name
        else:
            return older.name
