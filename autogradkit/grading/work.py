"""The work on one exercise: the piece of a hand-in that answers it.

Functions are found by their name. A name that only one exercise asks for (`exp_backward`) counts
wherever it stands. A name that several ask for (`backward`) counts where the place says which
exercise is meant:

1. a notebook cell that begins with `%%exercise mul`;
2. a file named after the exercise: `mul.py`, `02_mul.py`, `B2.ipynb`;
3. a file in a folder named after it: `exercises/02_mul/rule.py`.

If several files answer, one that is written goes before an untouched stub, a `.py` file before a
notebook, and the first by name before others; the report says which one counted.
"""

import ast
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..course.cells import SourceError, cells_of
from ..course.source import Found, find

__all__ = ["Work", "works"]

NUMBER = re.compile(r"^\d+_(?=\D)")
LARGEST_SOURCE = 1_000_000  # bytes of a .py file: a rule is a page
UNREADABLE = ("not valid Python", "not readable as Python")
ELSEWHERE = "elsewhere"  # as an exercise's name: cells that may hold helpers, but not the answer


@dataclass(frozen=True)
class Work:
    """What a hand-in holds for one exercise.

    Attributes
    ----------
    status : str
        Empty if there is something to run, else `missing` or `invalid`.
    reason : str
        Why there is nothing to run, in a sentence.
    found : Found or None
        The code, by `course.source`.
    file : str
        The file that counts.
    notes : tuple of str
        What a reader should know: duplicates, cells that aren't Python.
    """

    status: str
    reason: str = ""
    found: Found | None = None
    file: str = ""
    notes: tuple = ()


def works(hand_in, entries):
    """Return each exercise's Work, by the exercise's name."""
    if hand_in.reason:
        return {entry.name: Work("invalid", hand_in.reason) for entry in entries}
    asked = Counter(name for entry in entries for name in entry.exercise.functions)
    files, broken = [], {}
    for file in hand_in.files:
        path, name = file
        try:
            if path.suffix == ".py" and (size := path.stat().st_size) > LARGEST_SOURCE:
                raise SourceError(f"{path} has {size:,} bytes; more than {LARGEST_SOURCE:,} are not read.")
            cells = cells_of(path)
            "".join(cell.text for cell in cells).encode()
            files.append((file, cells))
        except SourceError as error:
            broken[file] = str(error).replace(str(path), name).replace(path.name, name.rsplit("/")[-1])
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            broken[file] = f"{name} can't be read ({type(error).__name__})."
    return {entry.name: work(hand_in, entry, entries, asked, files, broken) for entry in entries}


def work(hand_in, entry, entries, asked, files, broken):
    """Return one exercise's Work, from the cells of all files that could be read."""
    names = entry.exercise.functions
    shared = any(asked[name] > 1 for name in names)
    answers, notes = [], []
    for file, cells in files:
        place = exercise_of(hand_in, file, entries)
        if place and place != entry.name and shared:
            continue
        placed = tuple(replace(c, exercise=meant(c.exercise, place, entry, shared)) for c in cells)
        found = find(placed, names, {entry.name})
        told = [f"{file.name}: {problem}" for problem in found.problems]
        if found.functions:
            answers.append((file, replace(found, problems=tuple(told))))
        elif place in ("", entry.name):
            notes += told
    if answers:
        answers.sort(key=lambda answer: rank(*answer))
        (file, found), others = answers[0], answers[1:]
        if written(found):
            others = [(other, text) for other, text in others if written(text)]
        twice = [f"{other.name} answers it too; {file.name} counts." for other, _ in others]
        return Work("", "", found, file.name, (*found.problems, *twice, *hand_in.notes))
    reasons = [
        text for file, text in broken.items() if exercise_of(hand_in, file, entries) in ("", entry.name)
    ]
    reasons += [note for note in notes if any(said in note for said in UNREADABLE)]
    if reasons:
        return Work("invalid", " ".join(reasons))
    listed = " or ".join(names)
    told = [f"No function {listed} for {entry.name} was found{hint(entry, shared)}.", *notes]
    return Work("missing", " ".join([*told, *hand_in.notes]))


def hint(entry, shared):
    """Say where a function is looked for whose name says too little."""
    if not shared:
        return ""
    places = (
        f"a file {entry.name}.py, a folder {entry.key}, or a cell that begins with %%exercise {entry.name}"
    )
    return f" (in {places})"


def meant(said, place, entry, shared):
    """Return the exercise that a cell belongs to, under the name that `find` is asked for."""
    said = said or place
    if said.lower() in {name.lower() for name in entry.names}:
        return entry.name
    return said or (ELSEWHERE if shared else "")


def exercise_of(hand_in, file, entries):
    """Return the name of the exercise that a file's own name or its folders' names say, or ''."""
    parts = list(PurePosixPath(file.name).parts)
    parts[-1] = PurePosixPath(file.name).stem
    for part in () if hand_in.alone else reversed(parts):
        bare = NUMBER.sub("", part)  # an older course may have given the exercise another number
        for entry in entries:
            if {part.lower(), bare.lower()} & {name.lower() for name in entry.names}:
                return entry.name
    return ""


def rank(file, found):
    """Order answers: written before stubs, complete before partial, files before notebooks, by name."""
    return (not written(found), len(found.missing), file.path.suffix != ".py", file.name)


def written(found):
    """Whether at least one of the functions is more than a stub that raises."""
    for node in ast.parse(found.source).body:
        if getattr(node, "name", None) in found.functions:
            body = [
                n for n in node.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
            ]
            if not all(isinstance(n, (ast.Raise, ast.Pass)) for n in body):
                return True
        elif isinstance(node, ast.Assign):
            return True
    return False
