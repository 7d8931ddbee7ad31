"""Patience: a cell whose own lines run for long is said to, since no time limit ends them.

What is checked is a function, and it is left after ten seconds. The lines around it may be a training.
"""

import contextlib
import threading

__all__ = ["PATIENCE_S", "saying_when_long"]

PATIENCE_S = 10.0


@contextlib.contextmanager
def saying_when_long(sentence, limit_s=None):
    """Print a sentence once the `with` block has run for so many seconds; by default PATIENCE_S."""
    timer = threading.Timer(PATIENCE_S if limit_s is None else limit_s, print, (sentence,), {"flush": True})
    timer.daemon = True
    with contextlib.suppress(RuntimeError):  # no thread can be started, in a browser
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
