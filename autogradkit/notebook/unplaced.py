"""Unplaced: a cell that defines what an exercise asks for, and doesn't say that it answers it.

Such a cell is not checked and not kept, and a grader finds no answer in it. So it is said, once for each
exercise. Cells of the kit's lessons are nobody's answers.
"""

from inspect import signature

from autogradkit.course.lesson_cells import is_given
from autogradkit.course.signatures import signatures
from autogradkit.course.source.answer import Source, parameters
from autogradkit.course.source.cells import cell_of

from . import sentences

__all__ = ["sentence_on"]


def sentence_on(raw, entries, answered=None):
    """Return what to say of a cell that was run, and which of the Entries it may be meant for; or nothing.

    Parameters
    ----------
    raw : str
        The cell, as it was typed.
    entries : sequence of Entry
        The exercises that are still open.
    answered : dict, optional
        The functions with which this notebook has answered some of them, by their names: there a definition
        with the same parameters is meant, too.
    """
    cell = cell_of(raw, 0)
    if raw.lstrip().startswith(("%%exercise", "%exercise")) or cell is None or "def " not in cell.text:
        return "", []
    source = Source([cell])
    defined = {
        (name, parameters(node)) for name in source.by_name for _, node in source.defined_in_no_exercise(name)
    }
    meant = [
        (e, found) for e in entries if (found := defined & asked_for(e, (answered or {}).get(e.name, {})))
    ]
    if not meant or is_given(cell.text) is not False:
        return "", []
    name, given = min(meant[0][1])
    exercises = " or ".join(e.name for e, _ in meant)
    about = {"name": name, "parameters": ", ".join(given), "exercises": exercises, "first": meant[0][0].name}
    return sentences.MAY_BE_MEANT.format(**about), [e.name for e, _ in meant]


def asked_for(one, functions):
    """Return the names and parameters that an Entry asks for, or that functions have which answered it."""
    hers = {(name, tuple(signature(function).parameters)) for name, function in functions.items()}
    return {*signatures(one).items(), *hers}
