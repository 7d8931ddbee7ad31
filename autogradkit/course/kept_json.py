"""The notes of a course folder, small JSON files in `.autogradkit/`; a damaged one is kept, and said."""

import json
import os
import sys
from contextlib import contextmanager, suppress

from autogradkit import files

from . import sentences
from .folder import NOTES

try:
    import fcntl
except ImportError:  # Windows, and a browser tab
    fcntl = None

__all__ = ["alone", "read_notes", "write_notes"]


@contextmanager
def alone(root):
    """Let no other program read and change the notes meanwhile, where the system can see to that.

    What is locked is the folder of the notes itself; the lock ends with the program, however that ends.
    """
    held = None
    with suppress(OSError, AttributeError):  # no such folder yet, a file system without locks, or no fcntl
        held = os.open(root / NOTES, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def read_notes(root, name, parse):
    """Return `parse(what the file holds)`, or None if there is no such file.

    A file that can't be read, or that `parse` makes no sense of (it raises), is never overwritten: it gets
    another name, and a sentence on stderr says so.
    """
    path = root / NOTES / name
    try:
        return parse(json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        aside = put_aside(path)
        kept = sentences.KEPT_ASIDE.format(name=aside.name) if aside else ""
        print(sentences.DAMAGED.format(path=path, kept=kept), file=sys.stderr)
        return None


def write_notes(root, name, notes):
    """Write a file of notes, all or nothing."""
    text = json.dumps({"version": 1, **notes}, indent=1, sort_keys=True)
    files.write(root / NOTES / name, text.encode() + b"\n")


def put_aside(path):
    """Give a file a free name, `progress.damaged-1.json`, and return its path; None if it can't be moved."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        return path.rename(aside)
    except OSError:
        return None
