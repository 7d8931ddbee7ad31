"""Starting a course copies the lessons and exercises into a folder of the learner's own.

Run again, it brings what is new and leaves alone what the learner has changed. It knows the
difference because it notes the hash of every file as it was copied.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from autogradkit.errors import AutogradkitError

from .catalogue import entries, kit_exercises
from .folder import NOTES, is_kit, put
from .notebooks import NotebookError, cleared

__all__ = ["Copied", "StartError", "start"]

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


def start(target):
    """Copy lessons and exercises to the folder `target` and return what was Copied.

    Raises StartError, in one sentence, if that can't be done. A file that the learner has changed is never
    written to, whatever else happens.
    """
    root = Path(target).expanduser().resolve()
    if root.exists() and not root.is_dir():
        raise StartError(f"{target} is a file. Give the name of a folder: autogradkit start my-course")
    if is_kit(root) or root == kit_exercises().parent:
        raise StartError(f"{target} is the kit itself. Give another folder: autogradkit start my-course")
    done = {"new": [], "updated": [], "kept": [], "unchanged": []}
    try:
        noted = hashes_in(root)
        for name, source in sorted(kit_files().items()):
            data = contents(source)
            happened = copy(root / name, data, noted.get(name))
            done[happened].append(name)
            if happened != "kept":
                noted[name] = digest(data)
        text = json.dumps({"version": 1, "copied": noted}, indent=1, sort_keys=True)
        put(root / NOTES / "copied.json", text.encode() + b"\n")
    except OSError as error:
        raise StartError(f"The course can't be copied to {target}: {error.strerror}.") from error
    return Copied(root, *(tuple(done[how]) for how in ("new", "updated", "kept", "unchanged")))


def kit_files():
    """Return what a learner gets, by its path in her folder."""
    lessons = kit_exercises().parent / "notebooks"
    files = {
        f"notebooks/{path.relative_to(lessons).as_posix()}": path
        for path in lessons.rglob("*")
        if path.suffix in LESSON_FILES and not any(p.startswith(".") for p in path.relative_to(lessons).parts)
    }
    for entry in entries(kit_exercises()):
        files |= {
            f"exercises/{entry.key}/{name}": entry.folder / name
            for name in ("README.md", "picture.svg", "rule.py")
            if (entry.folder / name).is_file()
        }
    return files


def contents(source):
    """Return what a learner gets of one file: of a lesson, the cells without what they print."""
    data = source.read_bytes()
    try:
        return cleared(data.decode()).encode() if source.suffix == ".ipynb" else data
    except NotebookError:
        return data


def copy(path, data, noted):
    """Write one file unless the learner's own work is in its place, and say what happened."""
    if path.is_symlink() or path.is_dir():
        return "kept"
    if not path.exists():
        put(path, data)
        return "new"
    there = path.read_bytes()
    if there == data:
        return "unchanged"
    if digest(there) != noted:
        return "kept"
    put(path, data)
    return "updated"


def hashes_in(root):
    """Return the noted hashes of a course folder; none of a new one."""
    try:
        noted = json.loads((root / NOTES / "copied.json").read_text(encoding="utf-8"))["copied"]
        return dict(noted)
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        return {}


def digest(data):
    """Return the hash by which a file is recognised."""
    return hashlib.sha256(data).hexdigest()
