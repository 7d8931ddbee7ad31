"""Saves are the moments at which a file changes on disk, found by looking at it a few times a second.

Looking is enough for a hundred small files and works on every file system, without a library.
"""

import time

__all__ = ["saves"]


def saves(paths, pause_s=0.3, wait=time.sleep):
    """Return an iterator: each path of `paths` whenever its file has been written, and None after every look.

    Every save after this call counts, even one before the first look.
    An editor may write in steps, or put a new file in the old one's place: what counts is that the file is
    there, is another one than before, and has stayed the same for one look.

    Parameters
    ----------
    paths : sequence of Path
    pause_s : float
        Seconds between two looks.
    wait : callable
        What is done in the pause; a test, or somebody who listens to the keyboard, has an own one.
    """
    return looks(paths, {path: state(path) for path in paths}, pause_s, wait)


def looks(paths, seen, pause_s, wait):
    """Look again and again; `seen` is how each file was when it was last told of."""
    fresh = {}
    while True:
        for path in paths:
            now = state(path)
            if now is None or now == seen[path]:
                fresh.pop(path, None)
            elif fresh.get(path) == now:
                seen[path] = fresh.pop(path)
                yield path
            else:
                fresh[path] = now
        yield None
        wait(pause_s)


def state(path):
    """Return what tells one version of a file from another, or None if it isn't there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
