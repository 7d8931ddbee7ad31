"""Files that are written all or nothing: first beside their place, then renamed into it.

Whoever reads meets the old file or the new one, never half of one. A new file has the mode that any new file
would have here (the umask's); one that replaces another keeps the mode of that one.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from autogradkit.platforms import FULL, in_browser, require_room, require_written

__all__ = ["move_into_place", "replacing", "write"]


def write(path: str | os.PathLike, data: bytes) -> None:
    """Write bytes to `path`, all or nothing, making the folders that are missing on the way there."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: str | os.PathLike, durable: bool = False) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place when all went well, and vanishes when not.

    With `durable` it takes the place only once it is on the disk, so that a power cut can't leave it empty.
    An OSError of all this names `path`.
    """
    path = Path(path)
    file = open_beside(path)
    try:
        with file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
            count = file.seek(0, os.SEEK_END)
        require_written(file.name, count)
        move_into_place(file.name, path)
        require_written(path, count)
    except BaseException as error:
        Path(file.name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None and error.filename in (None, file.name):
            error.filename, error.filename2 = os.fspath(path), None  # a full disk names no file
        raise


def open_beside(path: Path) -> BinaryIO:
    """Open a new file in the folder of `path`, with the umask's mode (`tempfile` would make it 0600)."""
    require_room()
    number = 0
    who = secrets.token_hex(4) if in_browser() else os.getpid()  # each tab's Python is process 42
    while True:
        try:
            return open(path.parent / f".autogradkit-{who}-{number}.part", "xb")
        except FileExistsError:
            number += 1
        except FileNotFoundError as error:  # all that a browser says which can't store it
            if in_browser() and path.parent.is_dir():
                raise OSError(errno.ENOSPC, FULL) from error
            error.filename = os.fspath(path)
            raise
        except OSError as error:
            error.filename = os.fspath(path)
            raise


def move_into_place(source: str | os.PathLike, path: str | os.PathLike) -> None:
    """Rename the finished file `source` to `path`, with the mode of the file that it replaces, if any."""
    try:
        mode = os.stat(path).st_mode & 0o777
    except OSError:
        mode = None
    if mode is not None:
        os.chmod(source, mode)
    os.replace(source, path)
