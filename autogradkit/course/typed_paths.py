"""How a path is typed into a terminal, for the commands that the kit prints."""

import os
import shlex

__all__ = ["as_typed"]

PLAIN = frozenset("-_./\\:+,=@")


def as_typed(path):
    """Write a path as a terminal takes it: in quotation marks where it has spaces, brackets or the like.

    >>> print(as_typed("algebra"), as_typed("Übung/02"), as_typed("my class"))
    algebra Übung/02 'my class'
    """
    text = str(path)
    if text and all(sign.isalnum() or sign in PLAIN for sign in text):
        return text
    return f'"{text}"' if os.name == "nt" else shlex.quote(text)
