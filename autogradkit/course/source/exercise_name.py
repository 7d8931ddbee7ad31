"""The name of an exercise in what somebody typed for it: a name, a number, a path."""

import re

__all__ = ["last_name"]

PROGRAM = re.compile(r"\.(py|ipynb)$")
NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)")  # in a path's name, as in "Aufgabe 02"


def last_name(wanted):
    """Return the name of an exercise in what may be a path.

    >>> [last_name(path) for path in ("mul", "exercises/02_mul", "02.py", "02_mul/rule.py")]
    ['mul', '02_mul', '02', '02_mul']
    >>> last_name("Aufgabe 02/rule.py")
    '02'
    """
    parts = re.split(r"[/\\]", wanted)
    stem = PROGRAM.sub("", parts[-1])
    name = parts[-2] if stem == "rule" and len(parts) > 1 else stem
    numbers = NUMBER.findall(name) if parts[-1] != name and " " in name else []
    return numbers[0] if len(numbers) == 1 else name
