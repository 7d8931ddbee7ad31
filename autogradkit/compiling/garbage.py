"""Garbage: Python's collector rests while a function is compiled, which makes much that stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python's garbage collector rest inside the block, if it is on.

    It looks through all that a process holds whenever much has been made since: a second's work in a notebook
    that has loaded a few libraries.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
