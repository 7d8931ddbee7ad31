"""Unplaced: a cell that defines what an exercise asks for, and doesn't say that it answers it.

Such a cell is not checked and not kept, and a grader finds no answer in it. So it is said, once for each
exercise. Cells of the kit's lessons are nobody's answers.
"""

from autogradkit.course.lesson_cells import is_given
from autogradkit.course.signatures import signatures
from autogradkit.course.source.answer import Source, parameters
from autogradkit.course.source.cells import cell_of

from . import sentences

__all__ = ["sentence_on"]


def sentence_on(raw, entries):
    """Return what to say of a cell that was run, and which of the Entries it may be meant for; or nothing.

    Parameters
    ----------
    raw : str
        The cell, as it was typed.
    entries : sequence of Entry
        The exercises that are still open.
    """
    cell = cell_of(raw, 0)
    if raw.lstrip().startswith(("%%exercise", "%exercise")) or cell is None or "def " not in cell.text:
        return "", []
    source = Source([cell])
    defined = {
        (name, parameters(node)) for name in source.by_name for _, node in source.defined_in_no_exercise(name)
    }
    meant = [(e, found) for e in entries if (found := defined.intersection(signatures(e).items()))]
    if not meant or is_given(cell.text) is not False:
        return "", []
    name, given = min(meant[0][1])
    exercises = " or ".join(e.name for e, _ in meant)
    about = {"name": name, "parameters": ", ".join(given), "exercises": exercises, "first": meant[0][0].name}
    return sentences.MAY_BE_MEANT.format(**about), [e.name for e, _ in meant]
