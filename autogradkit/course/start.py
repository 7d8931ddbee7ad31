"""Starting a course: its lessons and exercises copied into a folder of the learner's own.

Run again, it brings what is new and leaves alone what the learner has changed. It knows the
difference because it notes the hash of every file as it was copied.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError

from . import sentences, tracks
from .catalogue import entries, kit_exercises, teachers_exercises
from .folder import is_kit
from .notebook_file import NotebookError
from .notebooks import without_outputs
from .notes import read_notes, write_notes

__all__ = ["Copied", "StartError", "picked_entries", "start"]

LESSON_FILES = {".ipynb", ".png", ".svg", ".csv", ".npz", ".md"}


class StartError(AutogradkitError):
    """A place where no course folder can be made."""


@dataclass(frozen=True)
class Copied:
    """What a start did, as paths within the course folder."""

    root: Path
    new: tuple
    updated: tuple
    kept: tuple
    unchanged: tuple


def start(target, pick=None):
    """Copy lessons and exercises to the folder `target` and return what was Copied.

    `pick` says which exercises, as in "workshop" or "B, matmul" (see `tracks.pick`); by default all, or those
    that were picked for this folder before. Lessons always come along.

    Raises StartError, in one sentence, if that can't be done. A file that the learner has changed is never
    written to, whatever else happens.
    """
    root = Path(target).expanduser().resolve()
    if root.exists() and not root.is_dir():
        raise StartError(sentences.TARGET_IS_A_FILE.format(target=target))
    if is_kit(root) or root == kit_exercises().parent:
        raise StartError(sentences.TARGET_IS_THE_KIT.format(target=target))
    done = {"new": [], "updated": [], "kept": [], "unchanged": []}
    try:
        before = start_notes(root)
        noted, keys = dict(before.get("copied", {})), before.get("picked")
        if pick is not None:
            keys = None if pick == "all" else [entry.key for entry in tracks.pick(pick, exercises_to_copy())]
        for name, source in sorted(kit_files(keys).items()):
            data = contents(source)
            outcome = copy(root / name, data, noted.get(name))
            done[outcome].append(name)
            if outcome != "kept":
                noted[name] = digest(data)
        write_notes(root, "copied.json", {"copied": noted, "picked": keys})
    except OSError as error:
        raise StartError(sentences.NOT_COPIED.format(target=target, reason=error.strerror)) from error
    return Copied(root, *(tuple(done[how]) for how in ("new", "updated", "kept", "unchanged")))


def exercises_to_copy():
    """Return the folder of the exercises that are copied: a teacher's own, or the kit's."""
    return teachers_exercises() or kit_exercises()


def picked_entries(folder):
    """Return the Entries that were picked for a CourseFolder; all of them if none were."""
    listed = entries()
    keys = (start_notes(folder.root).get("picked") if folder else None) or keys_of_site()
    return tuple(entry for entry in listed if entry.key in keys) or listed


def keys_of_site():
    """Return the keys of the exercises that AUTOGRADKIT_PICK asks for, where no start left notes."""
    wanted = os.environ.get("AUTOGRADKIT_PICK", "")
    return [entry.key for entry in tracks.pick(wanted)] if wanted else ()


def kit_files(keys=None):
    """Return what a learner gets, by its path in her folder; of the exercises those with these keys."""
    lessons = kit_exercises().parent / "notebooks"
    files = {
        f"notebooks/{path.relative_to(lessons).as_posix()}": path
        for path in lessons.rglob("*")
        if path.suffix in LESSON_FILES and not any(p.startswith(".") for p in path.relative_to(lessons).parts)
    }
    for entry in entries(exercises_to_copy()):
        if keys is not None and entry.key not in keys:
            continue
        mine = ("hints.md", *(path.name for path in entry.trusted)) if teachers_exercises() else ()
        names = ("README.md", "picture.svg", "rule.py", *mine)
        files |= {
            f"exercises/{entry.key}/{name}": entry.folder / name
            for name in names
            if (entry.folder / name).is_file()
        }
    return files


def contents(source):
    """Return what a learner gets of one file: of a lesson, the cells without what they print."""
    data = source.read_bytes()
    try:
        return without_outputs(data.decode()).encode() if source.suffix == ".ipynb" else data
    except (NotebookError, UnicodeDecodeError):
        return data


def copy(path, data, noted):
    """Write one file unless the learner's own work is in its place, and say what happened."""
    if path.is_symlink() or path.is_dir():
        return "kept"
    if not path.exists():
        files.write(path, data)
        return "new"
    there = path.read_bytes()
    if there == data:
        return "unchanged"
    if digest(there) != noted:
        return "kept"
    files.write(path, data)
    return "updated"


def start_notes(root):
    """Return what was noted when a course folder was started; nothing of a new one."""
    return read_notes(root, "copied.json", checked_notes) or {}


def checked_notes(notes):
    """Return the notes of a start; raise a ValueError or the like if they are none."""
    if not isinstance(notes["copied"], dict) or not isinstance(notes.get("picked"), (list, type(None))):
        raise ValueError("copied files are a table, picked exercises a list")
    return notes


def digest(data):
    """Return the hash by which a file is recognised."""
    return hashlib.sha256(data).hexdigest()
