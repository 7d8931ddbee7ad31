"""A learner's answers as files: one `rule.py` per exercise, older versions beside it."""

import os

from autogradkit import files
from autogradkit.errors import AutogradkitError
from autogradkit.platforms import in_browser, require_room

from . import passed_rules, progress, sentences
from .folder import NOTES, require_course_folder

__all__ = ["is_authors", "keep", "kept_before", "reset", "stub_of", "write_answer"]


def keep(folder, entry, text):
    """Write `text` as the answer to an Entry and return a sentence that says where.

    An answer that passed and is set aside for this text is named. A failure to write is a sentence, not an
    error.
    """
    if folder is None:
        return sentences.NOT_KEPT_NO_COURSE_FOLDER
    path = folder.answer(entry)
    if is_authors(folder, entry):
        return sentences.NOT_KEPT_AT_THE_AUTHORS.format(name=entry.key)
    shown = from_above(folder, path)
    try:
        older = write_answer(folder, entry, text)
    except OSError as error:
        return sentences.NOT_KEPT.format(path=shown, reason=error.strerror)
    if older and passed_rules.is_passed(folder, entry, path.with_name(older)):
        return sentences.KEPT_BESIDE_PASSED.format(path=shown, older=older)
    return sentences.KEPT.format(path=shown)


def kept_before(folder, entry):
    """Return a sentence that says where the answer to an Entry stands; "" where none is kept, or the stub."""
    if folder is None or is_authors(folder, entry):
        return ""
    path = folder.answer(entry)
    try:
        begun = path.read_bytes() not in (stub_of(folder, entry), b"")
    except OSError:
        return ""
    return sentences.KEPT_BEFORE.format(path=from_above(folder, path)) if begun else ""


def from_above(folder, path):
    """Return a path of the course from where the course stands: `my-course/exercises/02_mul/rule.py`."""
    return path.relative_to(folder.root if in_browser() else folder.root.parent).as_posix()


def stub_of(folder, entry):
    """Return what a learner starts from, in bytes; None where her answer has its place and none is kept."""
    return None if entry.stub_file.resolve() == folder.answer(entry).resolve() else entry.stub.encode()


def is_authors(folder, entry):
    """Return whether the answer's place is an author's stub, with its solution and its mistakes beside it."""
    beside = [entry.folder / name for name in ("solution.py", "mistakes")]
    return stub_of(folder, entry) is None and all(path.exists() for path in beside)


def write_answer(folder, entry, text):
    """Write `text` as the answer to an Entry; an OSError if it can't be.

    What was there before stays as `rule.py.1`, `rule.py.2` …, unless it is the untouched stub or a text that
    has been kept already: nothing is ever lost. Returns the name under which it stays, or None.
    """
    require_room()
    path, data, older = folder.answer(entry), text.encode(), None
    before = path.read_bytes() if path.exists() else None
    if before != data:
        if before is not None and before != stub_of(folder, entry):
            older = set_aside(path)
        (folder.root / NOTES).mkdir(parents=True, exist_ok=True)
        files.write(path, data)
    return older


def reset(folder, entry):
    """Put the stub of an exercise back, and return a sentence that says where the answer is that stood there.

    Its points are gone from the progress too, and the kit's own rule runs again from the next lesson on.
    """
    folder = require_course_folder(folder)
    path = folder.answer(entry)
    shown = folder.shown_path(path)
    stub, older = stub_of(folder, entry), None
    if stub is None:
        raise AutogradkitError(sentences.NO_STUB_KEPT.format(path=shown))
    try:
        if path.exists() and path.read_bytes() != stub:
            older = set_aside(path)
        files.write(path, stub)
        passed_rules.forget(folder, entry)
    except OSError as error:
        raise AutogradkitError(sentences.NOT_WRITTEN.format(path=shown, reason=error.strerror)) from error
    progress.forget(folder, entry.name)
    return (sentences.RESET_AND_KEPT if older else sentences.RESET).format(path=shown, older=older)


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
        except (OSError, AttributeError):  # a file system, or a browser, without links
            if older.exists():
                number += 1
                continue
            files.write(older, data)
            return older.name
        else:
            return older.name
