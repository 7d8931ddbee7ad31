"""Starting a course: its lessons and exercises copied into a folder of the learner's own.

Run again, it brings what is new and leaves alone what the learner has changed. It knows the
difference because it notes the hash of every file as it was copied; a lesson that was only run is unchanged.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from autogradkit import files
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

from . import course_file, sentences, tracks
from .catalogue import KEPT_STUBS, entries, kit_exercises, teachers_exercises
from .folder import NOTES, course_around, is_kit
from .kept_json import read_notes, write_notes
from .notebook_file import NotebookError
from .notebooks import as_text, parse, without_outputs
from .originals import FOLDERS, uncommitted_files
from .own_exercises import own_exercises, trust

__all__ = ["Copied", "StartError", "news", "picked_entries", "start"]

LESSON_FILES = {".ipynb", ".png", ".svg", ".csv", ".npz", ".md"}
LEARNERS_README = Path(__file__).with_name("learners_readme.md")


class StartError(AutogradkitError):
    """A place where no course folder can be made."""


@dataclass(frozen=True)
class Copied:
    """What a start did, as paths within the course folder.

    `kept` are the files that the learner has changed, `outgrown` those of them that the kit has changed, too.
    `uncommitted` are the kit's files that were copied as they were committed, not as they stand there now.
    `unlisted` are the exercises that the course file listed before, and lists no more; `outdated` the lessons
    of an older kit that this one hasn't, and that stay; `withdrawn` the exercises of which that is so.
    """

    root: Path
    new: tuple
    updated: tuple
    kept: tuple
    unchanged: tuple
    outgrown: tuple = ()
    uncommitted: tuple = ()
    unlisted: tuple = ()
    outdated: tuple = ()
    withdrawn: tuple = ()


def start(target, pick=None):
    """Copy lessons and exercises to the folder `target` and return what was Copied.

    `pick` says which exercises, as in "workshop" or "B, matmul" (see `tracks.pick`), and is noted in the
    folder's `course.toml`; by default those that are listed there, or else all. Lessons always come along.

    Raises StartError, in one sentence, if that can't be done. A file that the learner has changed is never
    written to, whatever else happens.
    """
    if not str(target).strip():
        raise StartError(sentences.NO_TARGET)
    root = Path(target).expanduser().resolve()
    if root.exists() and not root.is_dir():
        raise StartError(sentences.TARGET_IS_A_FILE.format(target=target))
    if is_kit(root) or root == kit_exercises().parent:
        raise StartError(sentences.TARGET_IS_THE_KIT.format(target=target))
    for name in FOLDERS:
        if root.is_relative_to(kit_exercises().with_name(name)):
            raise StartError(sentences.TARGET_IN_THE_KIT.format(target=target, name=name))
    if (outer := course_around(root)) and not is_kit(outer) and not (root / NOTES).is_dir():
        shown = as_typed(Path(os.path.relpath(outer)).as_posix())
        raise StartError(sentences.TARGET_IN_A_COURSE.format(target=target, folder=outer, shown=shown))
    done = {"new": [], "updated": [], "kept": [], "unchanged": [], "outgrown": []}
    try:
        noted = dict(start_notes(root).get("copied", {}))
        picked = entries_to_copy(root, pick)
        own = own_exercises(root) if pick is None and not teachers_exercises() else None  # they came along
        originals, changed = kit_files(picked, entries(own) if own else ())
        for name, data in sorted(originals.items()):
            outcome = copy(root / name, data, noted.get(name))
            done[outcome].append(name)
            if outcome != "kept":
                noted[name] = digest(name, data)
            elif name in noted and noted[name] not in digests_of(name, data):
                done["outgrown"].append(name)
        keys = None if len(picked) == len(entries(exercises_to_copy())) else [entry.key for entry in picked]
        keys = start_notes(root).get("picked") if own else keys
        write_notes(root, "copied.json", {"copied": noted, "picked": keys})
        unlisted = ()
        if pick is not None:
            unlisted = no_longer_listed(root, picked)
            names = ["all"] if keys is None else [entry.name for entry in picked]
            course_file.write(root / course_file.NAME, names)
        if teachers_exercises():
            trust(root)
    except OSError as error:
        raise StartError(sentences.NOT_COPIED.format(target=target, reason=error.strerror)) from error
    outcomes = {how: tuple(names) for how, names in done.items()}
    gone = [name for name in noted if name.endswith(".ipynb") and name not in originals]
    outdated = tuple(name for name in sorted(gone) if (root / name).is_file())
    handed_out = {entry.key for entry in (*entries(exercises_to_copy()), *(entries(own) if own else ()))}
    stubs = sorted(Path(name).parent for name in noted if name.endswith("/rule.py"))
    withdrawn = tuple(f.as_posix() for f in stubs if f.name not in handed_out and (root / f).is_dir())
    more = {"uncommitted": changed, "unlisted": unlisted, "outdated": outdated, "withdrawn": withdrawn}
    return Copied(root, **outcomes, **more)


def news(root):
    """Return the lessons and exercises that `start` would bring up to date in a course folder.

    Those that were copied from another kit and that the learner hasn't changed, as paths within the folder.
    A file that she has deleted is not asked for again.
    """
    noted = start_notes(root).get("copied", {})
    if not noted or (own_exercises(root) and not teachers_exercises()):
        return ()
    originals, _ = kit_files(entries_to_copy(root, None), ())
    return tuple(
        name for name, data in sorted(originals.items()) if is_news(root / name, data, noted.get(name))
    )


def is_news(path, data, noted):
    """Return whether `copy` would write a file that has been copied before, or that is new in this kit."""
    if not path.exists():
        return noted is None
    if path.is_symlink() or path.is_dir() or noted == digest(path.name, data):
        return False
    there = path.read_bytes()
    return digest(path.name, there) != digest(path.name, data) and noted in digests_of(path.name, there)


def no_longer_listed(root, picked):
    """Return the names that a course file lists and a new pick leaves out; none if it can't be read."""
    try:
        listed = course_file.listed_entries(root / course_file.NAME, exercises_to_copy()) or ()
    except course_file.CourseFileError:
        return ()
    return tuple(entry.name for entry in listed if entry not in picked)


def exercises_to_copy():
    """Return the folder of the exercises that are copied: a teacher's own, or the kit's."""
    return teachers_exercises() or kit_exercises()


def entries_to_copy(root, pick):
    """Return the Entries that a course folder gets: those asked for, or listed there, or noted, or all."""
    source = exercises_to_copy()
    if pick is not None:
        return tracks.pick(pick, source)
    if own_exercises(root) and not teachers_exercises():
        return ()  # they came with the folder
    listed = course_file.listed_entries(root / course_file.NAME, source)
    if listed is not None:
        return listed
    keys = start_notes(root).get("picked")
    return tuple(entry for entry in entries(source) if keys is None or entry.key in keys)


def picked_entries(folder):
    """Return the Entries that were picked for a CourseFolder; all of them if none were."""
    listed = entries()
    if folder is None or is_kit(folder.root):
        return listed
    in_file = course_file.listed_entries(folder.root / course_file.NAME)
    if in_file is not None:
        return in_file
    keys = start_notes(folder.root).get("picked") or ()
    return tuple(entry for entry in listed if entry.key in keys) or listed


def kit_files(picked, came_along):
    """Return what a learner gets, as bytes by its path, and the names of what was not committed so.

    `picked` are the Entries that are copied, and `came_along` a teacher's own that are there already.
    """
    checkout = kit_exercises().parent
    lessons, mine = checkout / "notebooks", teachers_exercises()
    paths = {
        f"notebooks/{path.relative_to(lessons).as_posix()}": path
        for path in lessons.rglob("*")
        if path.suffix in LESSON_FILES and not any(p.startswith(".") for p in path.relative_to(lessons).parts)
    }
    for entry in picked:
        for path in entry.handed_out if mine else (entry.folder / "README.md", *entry.companions):
            if path.is_file():
                paths[f"exercises/{entry.key}/{path.relative_to(entry.folder).as_posix()}"] = path
        paths[f"exercises/{entry.key}/rule.py"] = entry.stub_file
        if mine:  # there rule.py will be the learner's answer, and nothing else says what it was
            paths[f"{KEPT_STUBS}/{entry.key}.txt"] = entry.stub_file
    if mine and (mine / "tracks.toml").is_file():  # its tracks and subsets are known to learners, too
        paths["exercises/tracks.toml"] = mine / "tracks.toml"
    changed = {checkout / path: data for path, data in uncommitted_files(checkout).items()}
    raw = {name: changed.get(path) if path in changed else path.read_bytes() for name, path in paths.items()}
    texts = {name: learners_copy(name, data) for name, data in raw.items() if data is not None}
    differing = tuple(sorted(name for name, path in paths.items() if path in changed))
    text = readme(LEARNERS_README, lessons, came_along or picked)
    text += sentences.TRUST_IN_README if mine or came_along else ""
    return {"README.md": text.encode(), **texts}, differing


def readme(template, lessons, picked):
    """Return a course folder's README, whose examples are the first of its lessons and of its Entries."""
    lesson = min((path.name for path in lessons.glob("*.ipynb")), default="")
    one = next((entry for entry in picked if entry.name == "mul"), next(iter(picked), None))
    key, name = (one.key, one.name) if one else ("…", "…")
    return template.read_text(encoding="utf-8").format(lesson=lesson, key=key, name=name)


def learners_copy(name, data):
    """Return what a learner gets of one file: of a lesson, the cells without what they print."""
    try:
        return without_outputs(data.decode()).encode() if name.endswith(".ipynb") else data
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
    if there == data or digest(path.name, there) == digest(path.name, data):
        return "unchanged"
    if noted not in digests_of(path.name, there):
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


def digest(name, data):
    """Return the hash by which a file is recognised: of a lesson, that of what stands in its cells."""
    try:
        cells = parse(data.decode())["cells"] if name.endswith(".ipynb") else None
    except (NotebookError, UnicodeDecodeError):
        cells = None
    if cells is not None:
        data = json.dumps([(cell["cell_type"], as_text(cell["source"])) for cell in cells]).encode()
    return hashlib.sha256(data).hexdigest()


def digests_of(name, data):
    """Return the hashes that may have been noted of a file; older kits noted a lesson's bytes."""
    return {
        digest(name, data),
        *(hashlib.sha256(one).hexdigest() for one in (data, learners_copy(name, data))),
    }
