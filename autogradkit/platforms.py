"""Where the kit runs: on a computer, or in a browser tab, with a small stack and no processes.

In a tab, Python is Pyodide: no processes, threads or signals, so no time limit on a check; and a call that
goes through C (a comparison, `sorted` with a key, a NumPy function) takes so much of the browser's stack that
Python's usual limit of 1,000 calls comes too late: the kernel would end instead of raising RecursionError.
"""

import sys

__all__ = ["DEEPEST_CALLS_IN_BROWSER", "in_browser", "limit_recursion"]

# Measured in Pyodide 314 with every way through C: calls 200 deep always came back, calls 400 deep ended the
# kernel in five ways of nine. Importing all of the kit with matplotlib needs 130.
DEEPEST_CALLS_IN_BROWSER = 250


def in_browser() -> bool:
    """Return whether this is a browser tab, as in JupyterLite.

    >>> in_browser()
    False
    """
    return sys.platform == "emscripten"


def limit_recursion() -> None:
    """Let a recursion too deep for a browser raise RecursionError there; elsewhere nothing changes."""
    if in_browser() and sys.getrecursionlimit() > DEEPEST_CALLS_IN_BROWSER:
        sys.setrecursionlimit(DEEPEST_CALLS_IN_BROWSER)
