"""A notebook as a file: its text, read as the grader reads it and written back with the same line ends."""

from dataclasses import dataclass
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError

from . import sentences

__all__ = ["NotebookError", "NotebookFile", "read_notebook"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class NotebookError(AutogradkitError):
    """A notebook that is missing, unreadable, or raised an error while it was executed."""


@dataclass(frozen=True)
class NotebookFile:
    """A notebook's text, with `\\n` at the ends of its lines, and how the file writes it."""

    path: Path
    text: str
    line_end: str = "\n"
    begins_with_mark: bool = False

    def write(self, text):
        """Put another text in the file's place; without a byte-order mark, which Jupyter doesn't read."""
        files.write(self.path, text.replace("\n", self.line_end).encode())


def read_notebook(path):
    """Return the NotebookFile at `path`; a NotebookError says what keeps it from being read."""
    path = Path(path)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotebookError(sentences.NOT_UTF_8.format(lesson=path.name)) from None
    except OSError as error:
        raise NotebookError(sentences.NOT_READ.format(lesson=path.name, reason=error.strerror)) from None
    line_end = "\r\n" if "\r\n" in text else "\n"
    return NotebookFile(path, text.replace("\r\n", "\n"), line_end, data.startswith(BYTE_ORDER_MARK))
