"""An LMS download: files of all students in one folder, with the student in each file's name.

Moodle writes `Ana Diaz_1234_assignsubmission_file_mul.ipynb` (or a folder that ends at `file_`), Canvas
`diazana_LATE_1234_5678_mul.ipynb`. What is left of the name is what the student called the file.
"""

import re
from typing import NamedTuple

__all__ = ["LmsName", "parse_name"]

MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?")
CANVAS = re.compile(r"(?P<student>[^_]+)_(?P<late>LATE_)?(?P<id>\d+)_(?P<handed>\d+)_(?P<file>.+)")
AGAIN = re.compile(r"-\d+(?=\.\w+$)")  # Canvas's mark of a second upload


class LmsName(NamedTuple):
    """What a file's name says: whose it is, their number, what they called it, whether it was late."""

    student: str
    id: str
    file: str
    late: bool


def parse_name(name):
    """Return what a file's or folder's name says, or None if it is no LMS's.

    >>> said("Ana Diaz_1234_assignsubmission_file_02_mul.py")
    Said(student='Ana Diaz', id='1234', file='02_mul.py', late=False)
    >>> said("diazana_LATE_1234_5678_mul-2.ipynb")
    Said(student='diazana', id='1234', file='mul.ipynb', late=True)
    >>> said("02_mul.py")
    """
    if match := MOODLE.fullmatch(name):
        return LmsName(match["student"], match["id"], match["file"] or "", False)
    if match := CANVAS.fullmatch(name):
        return LmsName(match["student"], match["id"], AGAIN.sub("", match["file"]), bool(match["late"]))
    return None
