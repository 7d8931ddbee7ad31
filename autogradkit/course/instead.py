"""Instead: what an answer defines where none of the functions is that its exercise asks for."""

import ast

from . import sentences
from .catalogue import entries
from .signatures import signatures

__all__ = ["instead"]

MOST_NAMED = 4


def instead(text, exercise):
    """Return what a program defines in place of an exercise's functions, and whose that is, in a sentence.

    Where it defines no function at all, the first line is said of one that would.

    >>> from autogradkit.course.catalogue import entry
    >>> instead("def my_rule(g, x, y): ...", entry("mul").exercise)
    'It defines my_rule.'
    >>> instead("def exp_backward(g, z): ...", entry("mul").exercise)
    'It defines exp_backward, which exp_log asks for.'
    >>> instead("dx = g * y", entry("mul").exercise)
    'It defines no function at all. One begins with: def backward(g, x, y):'
    """
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    names = [node.name for node in ast.parse(text).body if isinstance(node, kinds)]
    if not names:
        return first_line_of(exercise)
    shown = ", ".join(names[:MOST_NAMED])
    others = [one.name for one in entries() if set(names) & set(functions_of(one)) - {"backward"}]
    if len(others) == 1:
        return sentences.DEFINES_ANOTHERS.format(names=shown, other=others[0])
    return sentences.DEFINES.format(names=shown)


def functions_of(one):
    """Return the names of the functions that an Entry asks for, as far as its stub has them."""
    return tuple(signatures(one))


def first_line_of(exercise):
    """Return the sentence with the first line of the first function that an exercise asks for."""
    one = next((one for one in entries() if one.name == exercise.name), None)
    name, parameters = next(iter(signatures(one).items()), ("", ())) if one else ("", ())
    return sentences.DEFINES_NOTHING.format(line=f"def {name}({', '.join(parameters)}):") if name else ""
