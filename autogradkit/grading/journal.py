"""The journal: every result as soon as it is reached, one JSON line each.

It is only ever appended to. A result stands as long as its key does, the hash of code, exercise,
checker and limits; so a run that was interrupted goes on where it stopped, a second run grades
only what has changed, and code that two students share is graded once. A line that was cut off by a
crash is dropped.
"""

import json
import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

from autogradkit.errors import AutogradkitError

from . import sentences
from .grade import Result

__all__ = ["NAME", "Journal"]

NAME = "journal.jsonl"
FORMAT = {"autogradkit": "grading journal", "version": 2}


class Journal:
    """The journal in a folder of results; use it in a `with` statement.

    `kept` are the results that stood in it when it was opened, by key.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Journal(folder) as journal:
    ...         journal.add({"k": Result("passed", 4.0)})
    ...     with Journal(folder) as journal:
    ...         journal.kept["k"].status
    'passed'
    """

    def __init__(self, folder):
        self.path = Path(folder) / NAME
        self.kept = {}

    def __enter__(self):
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.path.open("r+b" if self.path.exists() else "x+b")
            lock(self.file)
            good = self.read()
        except BlockingIOError:
            self.file.close()
            raise AutogradkitError(sentences.JOURNAL_IN_USE.format(path=self.path)) from None
        except OSError as error:
            reason = sentences.JOURNAL_NOT_WRITABLE.format(path=self.path, reason=error.strerror)
            raise AutogradkitError(reason) from error
        self.file.seek(good)
        self.file.truncate()
        if good == 0:
            self.write([FORMAT])
        return self

    def __exit__(self, *_):
        self.file.close()

    def read(self):
        """Read what stands and return how many bytes of it are whole."""
        good = 0
        for line in self.path.read_bytes().splitlines(keepends=True):
            try:
                entry = json.loads(line)
                if good == 0 and entry != FORMAT:
                    raise AutogradkitError(sentences.NOT_A_JOURNAL.format(path=self.path))
                if good:
                    self.kept[str(entry["key"])] = Result(**entry["result"])
            except (ValueError, TypeError, KeyError, AttributeError):
                break
            if not line.endswith(b"\n"):
                break
            good += len(line)
        return good

    def add(self, results):
        """Append results, by key, and make sure that they are on the disk; the last of a key counts."""
        good = {key: result for key, result in results.items() if result.status != "grader_error"}
        self.write([{"key": key, "result": result.to_json()} for key, result in good.items()])

    def write(self, lines):
        """Append lines."""
        if lines:
            text = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines)
            self.file.write(text.encode())
            self.file.flush()
            os.fsync(self.file.fileno())


def lock(file):
    """Keep other runs from the file until it is closed; BlockingIOError if another has it."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
