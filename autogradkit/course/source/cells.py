"""Cells are the pieces a hand-in is written in: a whole `.py` file, or the code cells of a notebook.

They are read as text. A notebook's outputs are never looked at, and nothing is executed.
"""

import ast
import json
import re
import textwrap
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from autogradkit.course import sentences
from autogradkit.errors import AutogradkitError

from .exercise_name import last_name

__all__ = ["Cell", "SourceError", "cell_of", "cells_of"]

LARGEST_BYTES = 20_000_000  # a rule is a page; a notebook comes with its pictures and films
MOST_FIELDS = 2 * 10**9  # signs times braces: Python reads all of an f-string once for each of its fields
MOST_MARKS = 500  # on one letter: Python sorts those of a name, each by all that stand before it
PYTHON_CELL_MAGICS = {"time", "timeit", "capture", "prun"}  # their cell is still Python
DECLARED = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
TEXT = re.compile(
    r"latin-?1|iso-?8859-\d+|cp\d+|windows-\d+|gbk|gb2312|gb18030|big5|euc-\w+|shift-jis|koi8-r"
)
PROMPTS = (  # what the first line begins with, and each of them
    (re.compile(r">>>( |$)"), re.compile(r"(>>>|\.\.\.)( |$)")),
    (re.compile(r"In \[\d+\]: ?"), re.compile(r"(In \[\d+\]: ?|\s*\.{3,}: ?)")),
)
IPYTHON_LINE = re.compile(r"(\s*)(?:[%!?].*|[\w.]+\s*=\s*[%!].*|[\w.]+\?{1,2}\s*)$")


class SourceError(AutogradkitError):
    """A file from which no answer can be read."""


@dataclass(frozen=True)
class Cell:
    """One piece of source: a whole file (number 0) or a code cell, and the exercise it says it answers."""

    text: str
    number: int = 0
    exercise: str = ""

    def place(self, line):
        """Say where a line stands, in the reader's terms."""
        return f"cell {self.number}, line {line}" if self.number else f"line {line}"


def cells_of(path, name=""):
    """Return the Cells of a file: one for a `.py` file, one per code cell of a notebook.

    Raises SourceError, in one sentence, if the file can't be read as what its name says; it is called
    `name` there, if its reader knows it by another name.
    """
    path = Path(path)
    known_as = name or path.name
    try:
        if path.is_dir():
            raise SourceError(sentences.ANSWER_IS_A_FOLDER.format(path=path))
        if (size := path.stat().st_size) > LARGEST_BYTES:
            fields = {"name": known_as, "size": size, "most": LARGEST_BYTES}
            raise SourceError(sentences.ANSWER_TOO_LONG.format(**fields))
        text = path.read_text(encoding=encoding_of(path))
    except LookupError:  # of encodings; Python wouldn't run it either
        raise SourceError(sentences.NO_SUCH_ENCODING.format(name=known_as)) from None
    except FileNotFoundError:
        raise SourceError(sentences.NO_ANSWER_FILE.format(path=path)) from None
    except UnicodeDecodeError:
        raise SourceError(sentences.ANSWER_NOT_UTF_8.format(name=known_as)) from None
    except OSError as error:
        fields = {"name": name or path, "reason": error.strerror}
        raise SourceError(sentences.ANSWER_NOT_READ.format(**fields)) from None
    if path.suffix.lower() == ".ipynb":
        return notebook_cells(text, known_as)
    if text.lstrip().startswith("{") and is_notebook(text):
        raise SourceError(sentences.NOTEBOOK_AS_PYTHON.format(name=known_as))
    require_little_work(text, known_as)
    return (Cell(text),)


def require_little_work(text, name):
    """Raise a SourceError if reading a text as Python could take minutes."""
    if len(text) * text.count("{") > MOST_FIELDS:
        raise SourceError(sentences.TOO_MANY_BRACES.format(name=name, count=text.count("{")))
    marks = "" if text.isascii() else "".join(filter(is_mark, sorted(set(text))))
    if marks and re.search(f"[{re.escape(marks)}]{{{MOST_MARKS},}}", text):
        raise SourceError(sentences.TOO_MANY_MARKS.format(name=name, most=MOST_MARKS))


def is_mark(char):
    """Return whether a character stands on the one before, as an accent does, once it is taken apart."""
    return unicodedata.combining(unicodedata.normalize("NFKD", char)[0]) > 0


def encoding_of(path):
    """Return a file's encoding: UTF-8, or the one that a Python file declares at its top (PEP 263)."""
    if path.suffix.lower() == ".py":
        with path.open("rb") as file:
            declared = [DECLARED.match(file.readline(200)) for _ in range(2)]
        names = [match[1].decode() for match in declared if match]
        if names and TEXT.fullmatch(names[0].lower().replace("_", "-")):
            return names[0]
    return "utf-8-sig"


def is_notebook(text):
    """Return whether a text is a notebook's JSON."""
    try:
        return isinstance(json.loads(text)["cells"], list)
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def notebook_cells(text, name):
    """Return the code cells of a notebook's JSON text; see `cell_of`."""
    try:
        sources = [
            (number, cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"]))
            for number, cell in enumerate(json.loads(text)["cells"], 1)
            if cell["cell_type"] == "code"
        ]
    except (ValueError, LookupError, TypeError, RecursionError):
        json_at_all = not text.strip() or text.lstrip().startswith("{")
        said = sentences.ANSWER_NO_NOTEBOOK if json_at_all else sentences.PYTHON_AS_A_NOTEBOOK
        raise SourceError(said.format(name=name)) from None
    require_little_work("".join(source for _, source in sources), name)
    return tuple(cell for number, source in sources if (cell := cell_of(source, number)) is not None)


def cell_of(source, number):
    """Turn one code cell's text into a Cell, or None if it holds another language.

    Magics and shell commands are replaced by nothing, so that line numbers stay.

    >>> cell_of("%%exercise mul\\ndef backward(g, x, y): ...", 3).exercise
    'mul'
    >>> cell_of("%%bash\\nls", 4)
    """
    source = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # half an emoji is no text
    source = source.replace("\r\n", "\n").replace("\r", "\n")  # ast counts all of them as ends
    if source.lstrip("\n")[:1] in (" ", "\t"):  # IPython runs a cell that is indented as a whole
        source = textwrap.dedent(source)
    lines = without_prompts(source.split("\n"))
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    exercise = ""
    if first is not None and lines[first].startswith("%%"):
        magic, _, rest = lines[first][2:].strip().partition(" ")
        if magic == "exercise":
            path = rest.strip("\"' ").rstrip("/\\")
            exercise = last_name(path)  # as `catalogue.entry` takes it
        elif magic not in PYTHON_CELL_MAGICS:
            return None
        lines[first] = ""
    matches = [IPYTHON_LINE.match(line) for line in lines]
    # Only a cell that isn't Python as it stands has magics: `% n` may also be a remainder.
    if any(matches) and not is_python("\n".join(lines)):
        lines = without_magics(lines, matches)
    return Cell("\n".join(lines), number, exercise)


def without_prompts(lines):
    """Return the lines of a cell without `>>> ` and `In [1]: `, as IPython takes what was pasted from it.

    A text in the program, such as a docstring with an example, keeps them: with it the cell is Python.
    """
    for first, each in PROMPTS:
        if any(map(first.match, lines)) and not is_python("\n".join(li for li in lines if li[:2] != "%%")):
            return [each.sub("", line, count=1) for line in lines]
    return lines


def without_magics(lines, matches):
    """Return the lines with `pass` for magics and shell commands; nothing where one goes on."""
    kept, goes_on = [], False
    for match, line in zip(matches, lines, strict=True):
        is_command = match is not None and not goes_on
        kept.append("" if goes_on else f"{match[1]}pass" if is_command else line)
        goes_on = (is_command or goes_on) and line.rstrip().endswith("\\")
    return kept


def is_python(text):
    """Whether a text can be read as Python."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
