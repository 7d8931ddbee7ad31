"""The secret: what a class's random numbers depend on and no hand-in can know.

It is drawn once and kept beside the journal, so that a run that goes on, or a second one, draws the same
numbers. Who may read it is its owner alone; hand-ins run where it can't be read.
"""

import os
import re
import secrets
import stat
from pathlib import Path

from autogradkit.errors import AutogradkitError

from . import sentences

__all__ = ["NAME", "folder_secret", "new_secret", "read_secret"]

NAME = "secret.key"
LOOKS_LIKE = re.compile(rb"[0-9a-f]{64}\n?")
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


def new_secret():
    """Draw a secret of 256 bits, as text.

    >>> len(new_secret()), new_secret() == new_secret()
    (64, False)
    """
    return secrets.token_hex(32)


def folder_secret(folder):
    """Return the secret of a folder of results, which is drawn at the first time.

    Raises
    ------
    AutogradkitError
        If a file of its name isn't one of ours, or nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     folder_secret(folder) == folder_secret(folder)
    True
    """
    path = Path(folder) / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, 0o600)
    except FileExistsError:
        return read_secret(path)
    except OSError as error:
        raise AutogradkitError(
            sentences.SECRET_NOT_WRITABLE.format(path=path, reason=error.strerror)
        ) from error
    with os.fdopen(file, "w") as writing:
        secret = new_secret()
        writing.write(f"{secret}\n")
    return secret


def read_secret(path):
    """Return the secret in a file; no link is followed, and whatever isn't a secret of ours is refused."""
    try:
        file = os.open(path, os.O_RDONLY | NO_LINK | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(file, "rb") as reading:
            regular = stat.S_ISREG(os.fstat(file).st_mode)
            text = reading.read(100) if regular else b""
    except OSError as error:
        raise AutogradkitError(
            sentences.SECRET_NOT_READABLE.format(path=path, reason=error.strerror)
        ) from error
    if not LOOKS_LIKE.fullmatch(text):
        raise AutogradkitError(sentences.NOT_A_SECRET.format(path=path))
    return text.decode().strip()
