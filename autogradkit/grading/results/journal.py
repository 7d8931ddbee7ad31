"""The journal: every result as soon as it is reached, one JSON line each.

It is only ever appended to. A result stands as long as its key does, the hash of code, exercise,
checker and limits; so a run that was interrupted goes on where it stopped, a second run grades
only what has changed, and code that two students share is graded once. A line that was cut off by a
crash is dropped. Each line carries a mark that only who has the folder's secret can make: one that was
edited, or comes from elsewhere, counts for nothing, and what it stood for is graded again.
"""

import contextlib
import json
import os
import stat
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences
from autogradkit.grading.secret import folder_secret, keyed_hash

from .grade import Result

__all__ = ["NAME", "Journal", "JournalError"]

NAME = "journal.jsonl"
OURS = {"autogradkit": "grading journal"}
FORMAT = OURS | {"version": 3}
LONGEST_LINE = 1 << 20  # a result has bounded texts; a longer line is none of ours


class JournalError(AutogradkitError):
    """A journal to which nothing can be added any more; what stands in it stands."""


class Journal:
    """The journal in a folder of results; use it in a `with` statement.

    Parameters
    ----------
    folder : path
    fresh : bool
        Begin anew, whatever stands in it.

    Attributes
    ----------
    kept : dict of str to Result
        The results that stood in it when it was opened, by key.
    foreign : int
        How many of its lines were not ours, or changed since; they are gone now.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Journal(folder) as journal:
    ...         journal.add({"k": Result("passed", 4.0)})
    ...     with Journal(folder) as journal:
    ...         journal.kept["k"].status
    'passed'
    """

    def __init__(self, folder, fresh=False):
        self.path, self.fresh = Path(folder) / NAME, fresh
        self.kept, self.foreign = {}, 0

    def __enter__(self):
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.secret = folder_secret(self.path.parent)
            self.file = open_regular(self.path)
            try:
                lock(self.file)
                pieces = self.read()
                if self.foreign or not pieces:
                    self.write_again(pieces)
                else:
                    self.file.seek(pieces[-1][1])
                    self.file.truncate()
            except BaseException:
                self.close()
                raise
        except BlockingIOError:
            raise AutogradkitError(sentences.JOURNAL_IN_USE.format(path=self.path)) from None
        except OSError as error:
            reason = sentences.JOURNAL_NOT_WRITABLE.format(path=self.path, reason=error.strerror)
            raise AutogradkitError(reason) from error
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Close the file, in which everything is already that could be written."""
        with contextlib.suppress(OSError):
            self.file.close()

    def read(self):
        """Read what stands; return the pieces of the file that are ours and whole, as [begin, end].

        There is none where the journal is to begin anew.
        """
        first = self.file.readline(LONGEST_LINE)
        if as_line(FORMAT).startswith(first) and not first.endswith(b"\n"):  # new, or a crash at once
            return []
        head = from_json(first)
        if not isinstance(head, dict) or not head.items() >= OURS.items():
            raise AutogradkitError(sentences.NOT_A_JOURNAL.format(path=self.path))
        if self.fresh or head != FORMAT:
            return []
        pieces, end = [[0, len(first)]], len(first)
        while line := self.file.readline(LONGEST_LINE):
            begin, end = end, end + len(line)
            entry = from_json(line)
            if not line.endswith(b"\n") and len(line) < LONGEST_LINE:
                break  # a crash in the midst of it
            if not self.is_ours(entry):
                self.foreign += 1
                continue
            self.kept[entry["key"]] = Result(**entry["result"])
            if pieces[-1][1] == begin:
                pieces[-1][1] = end
            else:
                pieces.append([begin, end])
        return pieces

    def write_again(self, pieces):
        """Write the journal once more: those pieces of it, or none."""
        kept = []
        for begin, end in pieces:
            self.file.seek(begin)
            kept.append(self.file.read(end - begin))
        self.file.seek(0)
        self.file.truncate()
        self.write_lines(kept or [as_line(FORMAT)])

    def is_ours(self, entry):
        """Return whether an entry carries the mark that only we can make."""
        if not isinstance(entry, dict) or entry.keys() != {"key", "mark", "result"}:
            return False
        try:
            return entry["mark"] == self.mark_of(entry["key"], entry["result"])
        except RecursionError:
            return False

    def mark_of(self, key, result):
        """Return the mark of a line: the keyed hash of what it says."""
        return keyed_hash(self.secret, "journal", as_line([key, result]))

    def add(self, results):
        """Append results, by key, and make sure that they are on the disk; the last of a key counts."""
        good = {key: one.to_json() for key, one in results.items() if one.status != "grader_error"}
        marked = [{"key": key, "result": one, "mark": self.mark_of(key, one)} for key, one in good.items()]
        self.write_lines(map(as_line, marked))

    def write_lines(self, lines):
        """Append lines, or raise a JournalError."""
        try:
            if text := b"".join(lines):
                self.file.write(text)
                self.file.flush()
                os.fsync(self.file.fileno())
        except OSError as error:
            reason = sentences.JOURNAL_CUT_SHORT.format(path=self.path, reason=error.strerror)
            raise JournalError(reason) from error


def as_line(value):
    """Return plain values as a line of JSON; equal values make equal lines."""
    return json.dumps(value, sort_keys=True).encode() + b"\n"


def from_json(line):
    """Return what a line of JSON says, or None if it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def open_regular(path):
    """Open a file to read and write, made if need be: a regular one, never one behind a link."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.open(path, flags, 0o666)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise AutogradkitError(sentences.NOT_A_JOURNAL.format(path=path))
    return os.fdopen(opened, "r+b")


def lock(file):
    """Keep other runs from the file until it is closed; BlockingIOError if another has it."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
