"""A new exercise is begun from a template that obeys every invariant: the rule of a square, by a new name.

So `autogradkit course check` is content before the first change, and says after each what is not yet so.
"""

import keyword
import os
import re
from pathlib import Path
from string import Template

from autogradkit import files
from autogradkit.errors import AutogradkitError

from . import sentences
from .catalogue import entries_in, kit_exercises

__all__ = ["NewExerciseError", "new"]

TEMPLATE = Path(__file__).with_name("template.txt")  # a line `==== path`, then that file, and so on


class NewExerciseError(AutogradkitError):
    """An exercise that can't be begun under this name or in this place."""


def new(name, folder=None, id=None, title=None):
    """Write the files of a new exercise and return its folder.

    Parameters
    ----------
    name : str
        A lower-case word or several joined by underscores; no exercise of the kit may have it.
    folder : path, optional
        The folder of exercises; by default the one that AUTOGRADKIT_EXERCISES names, or `my-exercises`.
    id, title : str, optional
        By default T1, T2 … and the name with blanks.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise NewExerciseError(sentences.NO_NAME_FOR_EXERCISE.format(name=name))
    for text in (id or "", title or ""):
        if not text.isprintable() or set(text) & set('"\\$'):
            raise NewExerciseError(sentences.SIGNS_NOT_ALLOWED.format(text=text))
    folder = Path(folder or os.environ.get("AUTOGRADKIT_EXERCISES") or "my-exercises")
    kit = kit_exercises()
    there = entries_in(folder)
    for entry in (*there, *(entries_in(kit) if folder.resolve() != kit else ())):
        if entry.name == name:
            raise NewExerciseError(sentences.EXERCISE_IS_THERE.format(name=name, folder=entry.folder))
    number = max((entry.number for entry in there), default=0) + 1
    values = {
        "name": name,
        "number": f"{number:02d}",
        "id": id or f"T{number}",
        "title": title or name.replace("_", " ").capitalize(),
    }
    target = folder / f"{number:02d}_{name}"
    try:
        whole = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(values)
        for part in whole.split("==== ")[1:]:
            path, text = part.split("\n", 1)
            files.write(target / path, text.encode())
    except OSError as error:
        raise NewExerciseError(f"{target} can't be written: {error.strerror}.") from error
    return target
