"""The course file, `course.toml`: which exercises a course is about, in its folder, for teachers to edit.

`start --pick` writes it; `list`, `next`, `check`, `progress` and `lab` read it in the folder one stands in,
and `grade` takes it as what was handed out. It names exercises and holds no code.
"""

import re
import tomllib

from autogradkit import files
from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences
from .tracks import pick

__all__ = ["NAME", "CourseFileError", "listed_entries", "write"]

NAME = "course.toml"
LIST = re.compile(r"^exercises\s*=\s*(\[[^\]]*\]|\"[^\"\n]*\")", re.MULTILINE)
TEXT = """\
# The exercises of this course. Edit the list as you like: names, tracks ("C"), subsets ("workshop") or "all".
# In this folder `autogradkit list`, `next`, `check` and `progress` go by it; `autogradkit grade` grades it.
{exercises}
"""


class CourseFileError(AutogradkitError):
    """A `course.toml` that can't be read as one."""


def listed_entries(path, folder=None):
    """Return the Entries that a course file lists, in course order; None if there is no such file.

    `folder` is the folder of exercises that they are from; by default the one in force.
    """
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        example = sentences.COURSE_FILE_EXAMPLE if isinstance(error, ValueError) else ""
        said = sentences.COURSE_FILE_NOT_READ.format(path=path, error=error)
        raise CourseFileError(said + example) from None
    for name in settings.keys() - {"exercises"}:
        guess = did_you_mean(name, ["exercises"])
        raise CourseFileError(sentences.COURSE_FILE_KEY.format(path=path, name=name, guess=guess))
    names = settings.get("exercises")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise CourseFileError(sentences.COURSE_FILE_LIST.format(path=path))
    try:
        return pick(", ".join(names), folder)
    except AutogradkitError as error:
        raise CourseFileError(sentences.COURSE_FILE_NOT_READ.format(path=path, error=error)) from None


def write(path, names):
    """Write which exercises a course is about; all else that stands in the file stays."""
    exercises = "exercises = [\n{}]".format("".join(f'  "{name}",\n' for name in names))
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    if LIST.search(text):
        text = LIST.sub(lambda _: exercises, text, count=1)
    else:
        text = TEXT.format(exercises=exercises)
    files.write(path, text.encode())
