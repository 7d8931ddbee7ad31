"""Changes of files on disk, found by looking at the files a few times a second.

Looking is enough for a hundred small files and works on every file system, without a library.
"""

import time

__all__ = ["file_changes"]


def file_changes(paths, pause_s=0.3, wait=time.sleep):
    """Return an iterator: each path of `paths` whenever its file has been written, and None after every look.

    Every change after this call counts, even one before the first look.
    An editor may write in steps, or put a new file in the old one's place: what counts is that the file is
    there, is another one than before, and has stayed the same for one look.

    Parameters
    ----------
    paths : sequence of Path
    pause_s : float
        Seconds between two looks.
    wait : callable
        What is done in the pause; a test, or somebody who listens to the keyboard, gives another one.
    """
    return poll(paths, {path: version_of(path) for path in paths}, pause_s, wait)


def poll(paths, reported, pause_s, wait):
    """Look again and again; `reported` is the version of each file that was yielded last."""
    fresh = {}
    while True:
        for path in paths:
            now = version_of(path)
            if now is None or now == reported[path]:
                fresh.pop(path, None)
            elif fresh.get(path) == now:
                reported[path] = fresh.pop(path)
                yield path
            else:
                fresh[path] = now
        yield None
        wait(pause_s)


def version_of(path):
    """Return what tells one version of a file from another, or None if it isn't there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
