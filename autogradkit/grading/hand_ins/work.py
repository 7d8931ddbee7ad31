"""The work on one exercise: the piece of a hand-in that answers it.

Functions are found by their name. A name that only one exercise asks for (`exp_backward`) counts
wherever it stands; in another exercise's place only together with all the others asked for, since one alone
may be a helper of hers. A name that several ask for (`backward`) counts where the place says which
exercise is meant:

1. a notebook cell that begins with `%%exercise mul`;
2. a file named after the exercise: `mul.py`, `02_mul.py`, `B2.ipynb`;
3. a file in a folder named after it: `exercises/02_mul/rule.py`.

If several files answer, one that is written goes before an untouched stub, the exercise's own file before
others, a `.py` file before a notebook, and the first by name before the rest; the report says which
one counted.
"""

import ast
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from autogradkit.course.source.answer import Found, Source, shortened
from autogradkit.course.source.cells import SourceError, cells_of

from .submission import File

__all__ = ["Work", "works"]

NUMBER = re.compile(r"^\d+_(?=\D)")
LARGEST_SOURCE = 1_000_000  # bytes of a .py file: a rule is a page
MOST_CODE = 2_000_000  # characters in all of a hand-in's files, so that reading it has an end
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


@dataclass(frozen=True)
class Paper:
    """One file that could be read: parsed once, whatever is looked for in it.

    `place` is the exercise that the file's own name, or its folders' names, say it answers, or "".
    """

    file: File
    place: str
    source: Source


def works(hand_in, entries):
    """Return each exercise's Work, by the exercise's name."""
    if hand_in.reason:
        return {entry.name: Work("invalid", hand_in.reason) for entry in entries}
    asked = Counter(name for entry in entries for name in entry.exercise.functions)
    names = {name.lower(): entry.name for entry in reversed(entries) for name in entry.names}
    papers, broken, room = [], [], MOST_CODE
    for file in hand_in.files:
        place = "" if hand_in.alone else exercise_of(file, names)
        try:
            cells = code_of(file, names, room)
        except SourceError as error:
            path, name = str(file.path), file.name
            said = str(error).replace(path, name).replace(file.path.name, name.rsplit("/")[-1])
            broken.append((place, said))
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            broken.append((place, f"{file.name} can't be read ({type(error).__name__})."))
        else:
            room -= sum(len(cell.text) for cell in cells)
            papers.append(Paper(file, place, Source(cells)))
    return {entry.name: work(hand_in, entry, asked, papers, broken) for entry in entries}


def code_of(file, names, room):
    """Return a file's cells, each under the name of the exercise that it says it answers."""
    path = file.path
    if path.suffix == ".py" and (size := path.stat().st_size) > LARGEST_SOURCE:
        raise SourceError(f"{path} has {size:,} bytes; more than {LARGEST_SOURCE:,} are not read.")
    cells = cells_of(path)
    "".join(cell.text for cell in cells).encode()
    if sum(len(cell.text) for cell in cells) > room:
        raise SourceError(f"{path} is beyond the {MOST_CODE:,} characters of code that are read.")
    return tuple(replace(cell, exercise=names.get(cell.exercise.lower(), cell.exercise)) for cell in cells)


def work(hand_in, entry, asked, papers, broken):
    """Return one exercise's Work, from all files that could be read."""
    names = entry.exercise.functions
    shared = any(asked[name] > 1 for name in names)
    answers, notes = [], []
    for paper in papers:
        elsewhere = paper.place not in ("", entry.name)
        if elsewhere and (shared or not all(name in paper.source.by_name for name in names)):
            continue
        place = (paper.place or ELSEWHERE) if shared else ""
        found = paper.source.find(names, {entry.name}, place)
        told = tuple(f"{paper.file.name}: {problem}" for problem in found.problems)
        if found.functions:
            answers.append((paper, replace(found, problems=told)))
        elif not elsewhere:
            notes += told
    if answers:
        if len(answers) > 1:  # to rank one alone, it would be parsed for nothing
            answers.sort(key=lambda answer: rank(entry, *answer))
        (paper, found), others = answers[0], answers[1:]
        if others and written(found):
            others = [(other, text) for other, text in others if written(text)]
        twice = [f"{other.file.name} answers it too; {paper.file.name} counts." for other, _ in others]
        return Work("", "", found, paper.file.name, (*found.problems, *shortened(twice), *hand_in.notes))
    reasons = [text for place, text in broken if place in ("", entry.name)]
    reasons += [note for note in notes if any(said in note for said in UNREADABLE)]
    if reasons:
        return Work("invalid", " ".join(shortened(reasons)))
    listed = " or ".join(names)
    told = [f"No function {listed} for {entry.name} was found{hint(entry, shared)}.", *shortened(notes)]
    return Work("missing", " ".join([*told, *hand_in.notes]))


def hint(entry, shared):
    """Say where a function is looked for whose name says too little."""
    if not shared:
        return ""
    places = (
        f"a file {entry.name}.py, a folder {entry.key}, or a cell that begins with %%exercise {entry.name}"
    )
    return f" (in {places})"


def exercise_of(file, names):
    """Return the name of the exercise that a file's own name or its folders' names say, or ''."""
    *folders, last = PurePosixPath(file.name).parts
    for part in (PurePosixPath(last).stem, *reversed(folders)):
        part = part.lower()
        for said in (part, NUMBER.sub("", part)):  # an older course may have given it another number
            if said in names:
                return names[said]
    return ""


def rank(entry, paper, found):
    """Order answers: written before stubs, complete before partial, in their place, in files, by name."""
    elsewhere, file = paper.place != entry.name, paper.file
    return (not written(found), len(found.missing), elsewhere, file.path.suffix != ".py", file.name)


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
