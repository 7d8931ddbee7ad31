"""The secret of a folder of results: drawn once, kept beside the journal, known to nobody who hands in.

From it come the random numbers that hand-ins are tried on, and the marks by which the journal knows its own
lines. Whoever copies the results for students leaves this file out.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path

from autogradkit.errors import AutogradkitError

from . import sentences

__all__ = ["NAME", "draw_secret", "folder_secret", "keyed_hash", "read_secret", "secret_in", "text_of"]

NAME = "secret.txt"
BYTES = 32
HEAD = "The secret of this folder of results. Students must not have it.\n"  # by which a secret is known


def draw_secret():
    """Return a new secret, 32 random bytes.

    >>> len(draw_secret())
    32
    """
    return secrets.token_bytes(BYTES)


def text_of(secret):
    """Return what the file of a secret holds."""
    return f"{HEAD}{secret.hex()}\n"


def secret_in(text):
    """Return the secret that the text of its file holds; None if that is no secret of ours.

    >>> secret_in(text_of(bytes(32))) == bytes(32), secret_in("milk, bread")
    (True, None)
    """
    try:
        head, secret = text.split("\n", 1)
        if head + "\n" == HEAD and len(drawn := bytes.fromhex(secret)) == BYTES:
            return drawn
    except ValueError:
        pass
    return None


def folder_secret(folder):
    """Return the secret in a folder of results; draw it and write it there if there is none.

    Two runs that begin at the same time get the same one.

    Raises
    ------
    AutogradkitError
        If the file is a link, or isn't ours, or can't be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     folder_secret(folder) == folder_secret(folder)
    True
    """
    path = Path(folder) / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(path):
            write_new(path, draw_secret())
        return read_secret(path)
    except OSError as error:
        about = {"path": path, "reason": error.strerror}
        raise AutogradkitError(sentences.SECRET_NOT_READABLE.format(**about)) from error


def write_new(path, secret):
    """Write a secret, unless another run was faster; the file is there whole or not at all."""
    aside = path.with_name(f".{NAME}-{secrets.token_hex(8)}")
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(file, "w", encoding="utf-8") as opened:
            opened.write(text_of(secret))
            opened.flush()
            os.fsync(opened.fileno())
        with contextlib.suppress(FileExistsError):
            link_or_move(aside, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(aside)


def link_or_move(aside, path):
    """Give the file its name; FileExistsError if that is taken."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(aside, path)


def read_secret(path):
    """Return the secret in a file, which must be a regular one of ours."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        text = file.read(len(HEAD) + 4 * BYTES) if stat.S_ISREG(about.st_mode) else b""
        if about.st_mode & 0o077:
            with contextlib.suppress(OSError):  # copied from elsewhere, or a disk that knows no modes
                os.fchmod(file.fileno(), 0o600)
    if (secret := secret_in(text.decode("ascii", "replace"))) is None:
        raise AutogradkitError(sentences.NOT_A_SECRET.format(path=path))
    return secret


def keyed_hash(secret, purpose, data):
    """Return a hash of `data` that only who has the secret can make, 64 hex digits; one kind a purpose.

    >>> keyed_hash(b"a", "seeds", b"x") == keyed_hash(b"a", "journal", b"x")
    False
    """
    key = hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
    return hmac.new(key, data, hashlib.sha256).hexdigest()
