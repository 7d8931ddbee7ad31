"""The rules that passed, as they were then: they run in the kit's engine in later lessons.

What is in `rule.py` may be tried out, broken or reset afterwards; a copy of what passed is kept in the notes
of the course folder, and `%load_ext autogradkit` installs it.
"""

from autogradkit import files

from .folder import NOTES
from .source import answer
from .source.cells import SourceError

__all__ = ["changed_since", "forget", "is_passed", "keep", "keys", "read_all"]


def keep(folder, entry, text):
    """Note the text of an answer that has passed."""
    if folder is None or not folder.keeps_answers or not folder.exercises.is_dir():
        return
    try:
        files.write(path_of(folder, entry), text.encode())
    except OSError:
        pass  # as with progress: nobody is kept from learning by a folder that can't be written to


def forget(folder, entry):
    """Let the kit's own rule run again from the next lesson on."""
    path_of(folder, entry).unlink(missing_ok=True)


def keys(folder):
    """Return the keys of the exercises whose rules are kept, such as 02_mul."""
    return sorted(path.stem for path in (folder.root / NOTES / "earned").glob("*.py"))


def changed_since(folder, entries):
    """Return the entries whose answer file no longer holds the text that passed last.

    Nothing is run: the other text may be right as well, or not.
    """
    return tuple(
        e for e in entries if (kept := text_of(path_of(folder, e))) and text_of(folder.answer(e)) != kept
    )


def is_passed(folder, entry, path):
    """Return whether a file holds the text of an Entry that passed last."""
    return bool(kept := text_of(path_of(folder, entry))) and text_of(path) == kept


def text_of(path):
    """Return the text of a file without its last line ends; "" if there is none to read."""
    try:
        return path.read_text("utf-8").rstrip()
    except (OSError, UnicodeDecodeError):
        return ""


def read_all(folder, entries):
    """Yield (entry, path, Found) for every answer that passed and can still be read."""
    for entry in entries if folder is not None else ():
        path = path_of(folder, entry)
        if path.is_file():
            try:
                yield entry, path, answer.read_functions(path, entry.exercise.functions, entry.names)
            except SourceError:
                continue


def path_of(folder, entry):
    """Return the file in which a rule that passed is kept."""
    return folder.root / NOTES / "earned" / f"{entry.key}.py"
