"""Where the kit runs: on a computer, or in a browser tab, with a small stack and no processes.

In a tab, Python is Pyodide: no processes, threads or signals, so no time limit on a check; and a call that
goes through C (a comparison, `sorted` with a key, a NumPy function) takes so much of the browser's stack that
Python's usual limit of 1,000 calls comes too late: the kernel would end instead of raising RecursionError.
"""

import asyncio
import errno
import os
import sys

__all__ = [
    "DEEPEST_CALLS_IN_BROWSER",
    "FULL",
    "allowed_s",
    "announce_end",
    "in_browser",
    "limit_recursion",
    "require_room",
    "require_written",
    "watch_room",
]

# Measured in Pyodide 314 with every way through C: calls 200 deep always came back, calls 400 deep ended the
# kernel in five ways of nine. Importing all of the kit with matplotlib needs 130.
DEEPEST_CALLS_IN_BROWSER = 250

SLOWER_IN_BROWSER = 3.0  # WebAssembly beside machine code, measured on whole lessons; more on a small device

ROOM_NEEDED = 1_000_000  # bytes: a lesson with its outputs
LOOK_EVERY_S = 5
TELL_THE_PAGE = "() => new BroadcastChannel('autogradkit-ended').postMessage('ended')"
FULL = "the browser's storage is full: make room on this device, then run the cell again"


def in_browser() -> bool:
    """Return whether this is a browser tab, as in JupyterLite.

    >>> in_browser()
    False
    """
    return sys.platform == "emscripten"


def allowed_s(limit_s: float) -> float:
    """Return how many seconds something may take here that may take `limit_s` on a computer.

    >>> allowed_s(10.0)
    10.0
    """
    return limit_s * (SLOWER_IN_BROWSER if in_browser() else 1.0)


def limit_recursion() -> None:
    """Let a recursion too deep for a browser raise RecursionError there; elsewhere nothing changes."""
    if in_browser() and sys.getrecursionlimit() > DEEPEST_CALLS_IN_BROWSER:
        sys.setrecursionlimit(DEEPEST_CALLS_IN_BROWSER)


def announce_end() -> None:
    """In a browser, let the page say so if Python itself ends (`labextension/static/full_storage.js`)."""
    if in_browser():
        import pyodide_js  # there is one in a browser alone
        from pyodide.code import run_js

        pyodide_js._api.on_fatal = run_js(TELL_THE_PAGE)


class Room:
    """How many bytes the browser has left for this site, as far as it said."""

    free: float | None = None
    looking: asyncio.Future | None = None


def watch_room() -> None:
    """In a browser, ask it from now on, between the cells, how much room is left for files."""
    if in_browser():
        Room.looking = asyncio.ensure_future(look_for_room())


async def look_for_room() -> None:
    """Ask again and again: the browser answers between two cells only."""
    import js  # there is one in a browser alone

    storage = getattr(js.navigator, "storage", None)  # not for pages of an unsafe address
    while storage is not None:
        estimate = await storage.estimate()
        Room.free = estimate.quota - estimate.usage
        await asyncio.sleep(LOOK_EVERY_S)


def require_room() -> None:
    """Raise the OSError of a full disk where the browser says that its storage is full.

    Some browsers never do: Chromium says that there are ten gigabytes, whatever is left.
    """
    if Room.free is not None and Room.free < ROOM_NEEDED:
        raise OSError(errno.ENOSPC, FULL)


def require_written(path: str | os.PathLike, count: int) -> None:
    """Raise the OSError of a full disk where a browser hasn't kept a file of `count` bytes that was written.

    A page that can't store what Python writes tells it nothing.
    """
    if not in_browser():
        return
    try:
        with open(path, "rb") as file:
            there = len(file.read())
    except OSError:
        there = -1
    if there != count:
        raise OSError(errno.ENOSPC, FULL)
