"""Signatures: the functions that an exercise asks for, with the parameters that its stub gives them.

Many exercises ask for a `backward`, and nearly every one for other parameters. So a definition that doesn't
say which exercise it answers may still look like one exercise's.
"""

from functools import lru_cache

from .source.answer import Source

__all__ = ["fits", "signatures"]


def fits(entry, name, parameters):
    """Return whether a definition has the name and the parameters of a function that an Entry asks for.

    >>> from autogradkit.course.catalogue import entry
    >>> fits(entry("mul"), "backward", ("g", "x", "y")), fits(entry("div"), "backward", ("g", "x", "y"))
    (True, False)
    """
    return signatures(entry).get(name) == tuple(parameters)


def signatures(entry):
    """Return the functions that an Entry asks for, each with its parameters, as far as its stub has them."""
    try:
        return signatures_in(entry.stub, entry.exercise.functions)
    except Exception:  # an exercise of a teacher's own may be half written
        return {}


@lru_cache
def signatures_in(stub, functions):
    """Return the functions in the text of a stub, each with its parameters."""
    return Source(stub).find_functions(functions).functions
