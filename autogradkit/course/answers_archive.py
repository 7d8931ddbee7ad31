"""All answers in one archive: to hand in, or to go on with on another computer.

The archive holds `exercises/NN_name/rule.py` for every exercise that was begun, and nothing else:
`autogradkit grade` reads it as it is, and who takes it in checks the answers anew.
"""

import io
import zipfile
import zlib

from autogradkit import files
from autogradkit.errors import AutogradkitError

from . import answers, sentences
from .folder import require_course_folder

__all__ = ["ArchiveOfAnswersError", "export_answers", "import_answers"]

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same answers, the same bytes
MOST_BYTES = 1_000_000  # of one answer
UNREADABLE = (  # what zipfile raises for bytes that are no archive, or a damaged or locked one
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


class ArchiveOfAnswersError(AutogradkitError):
    """An archive of answers that can't be written, or read."""


def export_answers(folder, entries, path):
    """Write the answers of a CourseFolder to the archive `path` and return the keys of their exercises."""
    folder = require_course_folder(folder)
    found = {entry.key: folder.answer(entry) for entry in entries}
    texts = {key: place.read_bytes() for key, place in found.items() if place.is_file()}
    stubs = {entry.key: answers.stub_of(folder, entry) for entry in entries}
    begun = {key: text for key, text in texts.items() if text != stubs[key]}
    if not begun:
        raise ArchiveOfAnswersError(sentences.NOTHING_TO_EXPORT)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, text in sorted(begun.items()):
            archive.writestr(zipfile.ZipInfo(f"exercises/{key}/rule.py", LONG_AGO), text)
    try:
        files.write(path, packed.getvalue())
    except OSError as error:
        raise ArchiveOfAnswersError(sentences.NOT_WRITTEN.format(path=path, reason=error.strerror)) from error
    return tuple(sorted(begun))


def import_answers(folder, entries, path):
    """Keep the answers that an archive holds; return, by key, where the one that stood there is, or None.

    It stays beside the new one, as `exercises/02_mul/rule.py.1`. Only exercises of this course
    are taken, each under its own name: an archive can't write anywhere else.
    """
    folder = require_course_folder(folder)
    try:
        with zipfile.ZipFile(path) as archive:
            texts = answers_in(archive, entries)
    except FileNotFoundError:
        raise ArchiveOfAnswersError(sentences.NO_ARCHIVE_THERE.format(path=path)) from None
    except UNREADABLE as error:
        raise ArchiveOfAnswersError(
            sentences.NO_ARCHIVE_OF_ANSWERS.format(path=path, reason=getattr(error, "strerror", "") or error)
        ) from error
    if not texts:
        raise ArchiveOfAnswersError(sentences.NO_ANSWERS_IN_ARCHIVE.format(path=path))
    taken_in = {}
    if authors := [entry.key for entry, _ in texts if answers.is_authors(folder, entry)]:
        raise ArchiveOfAnswersError(sentences.NOT_KEPT_AT_THE_AUTHORS.format(name=authors[0]))
    for entry, text in texts:
        try:
            older = answers.write_answer(folder, entry, text)
        except OSError as error:
            shown = folder.shown_path(folder.answer(entry))
            raise ArchiveOfAnswersError(
                sentences.NOT_WRITTEN.format(path=shown, reason=error.strerror)
            ) from error
        path = folder.answer(entry)
        taken_in[entry.key] = folder.shown_path(path.with_name(older)) if older else None
    return taken_in


def answers_in(archive, entries):
    """Return an archive's answers, an Entry and a text each; all are read before the first one is kept."""
    texts, there = [], set(archive.namelist())
    for entry in entries:
        name = f"exercises/{entry.key}/rule.py"
        if name not in there:
            continue
        if archive.getinfo(name).file_size > MOST_BYTES:
            raise ArchiveOfAnswersError(sentences.ANSWER_TOO_LARGE.format(name=name))
        texts.append((entry, archive.read(name).decode()))
    return texts
