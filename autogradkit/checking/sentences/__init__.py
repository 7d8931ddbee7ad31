"""Every sentence that a learner reads from the checker, by what it is about, to be read and translated.

`mistakes` of a rule, `rules` (what a rule has to keep to), `engines`, `tasks`, and `report` (what stands
around them). A sentence keeps its fields until it is printed: `{f}` is the learner's function, `{d}` the
gradients it speaks of, `{x}`, `{g}` and `{z}` an input, the upstream gradient and the output as she calls
them; every other field is explained by its name. A format may stand behind a field, as in `{got:.4g}`.
"""

import re
from typing import NamedTuple

__all__ = ["Sentence", "agreement", "fill", "names_in_a_row"]

FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


class Sentence(NamedTuple):
    """What is said about one mistake: its stable code, what was observed, and a question to think about."""

    code: str
    observed: str
    question: str = ""


def fill(text, fields):
    """Return a text with its fields filled in.

    Braces that are no field stay, and what is filled in is not looked at again: an error message of the
    learner's may hold any braces.

    >>> fill("{f} returned {count:.1f} of {these}: {got}", {"f": "mine", "count": 2, "got": "{f}"})
    'mine returned 2.0 of {these}: {f}'
    """
    return FIELD.sub(
        lambda field: format(fields[field[1]], field[2] or "") if field[1] in fields else field[0], text
    )


def agreement(gradients, inputs):
    """Return the fields for these gradients, `{d}`, their `{inputs}`, and what agrees with how many they are.

    >>> fill("{d} {is_} zero and {does} not depend on {inputs}", agreement(["dx", "dy"], ["x", "y"]))
    'dx and dy are zero and do not depend on x and y'
    """
    one = len(gradients) == 1
    return {
        "d": names_in_a_row(gradients),
        "inputs": names_in_a_row(inputs),
        "s": "s" if one else "",
        "es": "es" if one else "",
        "is_": "is" if one else "are",
        "has": "has" if one else "have",
        "does": "does" if one else "do",
    }


def names_in_a_row(names):
    """Write names one after the other.

    >>> names_in_a_row(["dx"]), names_in_a_row(["dx", "dy", "dz"])
    ('dx', 'dx, dy and dz')
    """
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
