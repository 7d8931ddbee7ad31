"""An LMS download: files of all students in one folder, with the student in each file's name.

Moodle writes `Ana Diaz_1234_assignsubmission_file_mul.ipynb` (or a folder that ends at `file_`), Canvas
`diazana_LATE_1234_5678_mul.ipynb`. What is left of the name is what the student called the file.

Students choose what their files are called, and may choose what they are called themselves. So a name that
can be read as that of two students is nobody's: it gets a row of its own, and the teacher is asked whose. So
it is with files that are one student's if the folder is Canvas's, where another file leaves that open.
"""

import re
from collections import Counter
from typing import NamedTuple

__all__ = [
    "LmsName",
    "is_lms_name",
    "is_unread",
    "parse_folder",
    "parse_names",
    "students_in",
    "unlike_canvas",
]

MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>[0-9]+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?")
MARK = re.compile(r"_([0-9]+)_assignsubmission_(?=file|onlinetext)")
CANVAS = re.compile(
    r"(?P<student>[^_]+)_(?P<late>LATE_)?(?P<id>[0-9]+)_"
    r"(?:(?P<handed>[0-9]+)_(?P<file>.+)|(?P<typed>(?:text|link)\.html))"  # what was typed in has no number
)
UNREAD = re.compile(  # Blackboard's, and Canvas's of an assignment without names
    r".+_attempt_[0-9]{4}(?:-[0-9]{2}){5}(?:_.+|\.txt)|(?:LATE_)?anon_[0-9A-Za-z]{5}_[0-9]+_.+"
)
AGAIN = re.compile(r"-\d+(?=\.\w+$)")  # Canvas's mark of a second upload


class LmsName(NamedTuple):
    """What a file's name says: whose it is, their number, what they called it, whether it was late.

    `ambiguous` says that it can be read as that of several students; `student` is the whole name then, or the
    student of files that may be one student's. Of the two, Canvas alone `marks` what is late: that a name of
    Moodle's says nothing means nothing.
    """

    student: str
    id: str
    file: str
    late: bool
    ambiguous: bool = False
    marks: bool = False


def parse_folder(names, work):
    """Return what each of the names in a folder says or None, and the names that keep it from being Canvas's.

    `work` says of each name whether it is that of a hand-in. What nobody can read doesn't keep the others
    from being Canvas's.

    >>> names = ["diazana_12_901_mul.py", "itoben_13_902_mul.py", "diazana_12_text.html"]
    >>> said, odd = parse_folder([*names, "note.txt"], [True, True, False, False])
    >>> [one and one.student for one in said], odd
    (['diazana', 'itoben', 'diazana', None], ())
    >>> said, odd = parse_folder([*names, "hers.py"], [True, True, False, True])
    >>> [one and one.ambiguous for one in said], odd
    ([True, None, True, None], ('hers.py',))
    """
    said = parse_names(names)
    if all(said):
        return said, ()
    likely = [its or bool(CANVAS.fullmatch(name)) for name, its in zip(names, work, strict=True)]
    for counts in (likely, work):
        again = iter(parse_names([name for name, its in zip(names, counts, strict=True) if its]))
        said = [next(again) if its else one for one, its in zip(said, counts, strict=True)]
        if all(one for one, its in zip(said, counts, strict=True) if its):
            break
    if any(said):
        return beside_canvas(names, said), ()
    return maybe_canvas(names) if (odd := unlike_canvas(names)) else said, odd


def beside_canvas(names, said):
    """Return what the names in an LMS's folder say; what may be a further file of somebody's is nobody's."""
    owners = {(one.student, one.id) for one in said if one and one.marks}
    return [
        unclear_owner(name)
        if one is None and (match := CANVAS.fullmatch(name)) and (match["student"], match["id"]) in owners
        else one
        for name, one in zip(names, said, strict=True)
    ]


def maybe_canvas(names):
    """Return, as ambiguous, the names that are one student's if the folder is Canvas's, None for others."""
    every = [CANVAS.fullmatch(name) for name in names]
    files = Counter((match["student"], match["id"]) for match in every if match)
    return [
        canvas_name(match)._replace(ambiguous=True)
        if match and files[match["student"], match["id"]] > 1
        else None
        for match in every
    ]


def parse_names(names):
    """Return what each of the names in a folder says, or None where it is no LMS's.

    Moodle's mark is unmistakable. Canvas's pattern is what many people call their files by
    (`hw_2024_10_ana.py`), so it counts only if all other names fit it as Canvas writes them: no
    number of a file comes twice, and each number of a student goes with one name.

    >>> parse_names(["Ana Diaz_1234_assignsubmission_file_02_mul.py"])[0]
    LmsName(student='Ana Diaz', id='1234', file='02_mul.py', late=False, ambiguous=False, marks=False)
    >>> parse_names(["diazana_LATE_1234_5678_mul-2.ipynb"])[0]
    LmsName(student='diazana', id='1234', file='mul.ipynb', late=True, ambiguous=False, marks=True)
    >>> parse_names(["hw_2024_10_ana.py", "hw_2024_10_ben.py"])
    [None, None]
    >>> parse_names(["Ana_12_assignsubmission_file_99_assignsubmission_file_mul.py"])[0].ambiguous
    True
    """
    every = [CANVAS.fullmatch(name) for name in names]
    if is_canvas(every):  # whatever somebody called her file
        return [canvas_name(match) for match in every]
    moodle = [MOODLE.fullmatch(name) for name in names]
    canvas = [match for match, other in zip(every, moodle, strict=True) if not other]
    rest = iter(canvas if is_canvas(canvas) else [None] * len(canvas))
    read = [moodle_name(match) if match else canvas_name(next(rest)) for match in moodle]
    both = [one is not None and other is not None for one, other in zip(every, moodle, strict=True)]
    return [unclear_owner(name) if two else one for name, one, two in zip(names, read, both, strict=True)]


def is_canvas(matches):
    """Return whether matches of all names are those of Canvas's names."""
    if not all(matches):
        return False
    students = {(match["id"], match["student"]) for match in matches}
    files = {match["handed"] or match[0] for match in matches}
    different = len({match["id"] for match in matches}) == len(students) and len(files) == len(matches)
    return different and (len(students) > 1 or len(matches) == 1)


def unlike_canvas(names):
    """Return the names that keep a folder from being read as Canvas's, if most of the others are.

    >>> unlike_canvas(["diazana_12_901_mul.py", "itoben_13_902_mul.py", "hers.py"])
    ('hers.py',)
    >>> unlike_canvas(["hw_2024_10_ana.py", "hw_2024_10_ben.py", "hw_2024_10_cem.py"])
    ()
    """
    every = [CANVAS.fullmatch(name) for name in names]
    matches = [match for match in every if match]
    files = Counter(match["handed"] or match[0] for match in matches)
    whose = Counter(number for number, _ in {(match["id"], match["student"]) for match in matches})
    fit = [m for m in matches if files[m["handed"] or m[0]] == 1 and whose[m["id"]] == 1]
    if is_canvas(every) or 2 * len(fit) <= len(names) or not is_canvas(fit):
        return ()
    return tuple(sorted(set(names) - {match[0] for match in fit}))


def is_lms_name(name):
    """Return whether a name may be one that an LMS wrote."""
    return bool(MOODLE.fullmatch(name) or CANVAS.fullmatch(name))


def is_unread(name):
    """Return whether an LMS wrote a name that isn't read here: a student's files are not told by it.

    >>> is_unread("Homework 1_ana_attempt_2026-11-20-23-10-05_mul.py"), is_unread("anon_s6nGo_9004_mul.py")
    (True, True)
    """
    return bool(UNREAD.fullmatch(name))


def students_in(paths):
    """Return how many students' files an archive holds by the paths in it; 0 if no LMS packed it.

    Two files alone may be called as Canvas calls them by one student; nobody has three.

    >>> from pathlib import PurePosixPath as Path
    >>> students_in([Path(f"Ana_{n}_assignsubmission_file_/mul.py") for n in (7, 8)])
    2
    >>> students_in([Path("diazana_12_901_mul.py"), Path("itoben_13_902_mul.py")])
    0
    """
    parts = [part for path in paths for part in path.parts]
    moodle = [match for part in parts if (match := MOODLE.fullmatch(part))]
    canvas = [CANVAS.fullmatch(path.name) for path in paths]
    by_moodle, by_canvas = (
        len({(match["student"], match["id"]) for match in matches if match}) for matches in (moodle, canvas)
    )
    return by_moodle or (by_canvas if by_canvas > 2 and is_canvas(canvas) else 0)


def moodle_name(match):
    """Return what a match of Moodle's pattern says: nothing for sure if two numbers can be the student's."""
    if len(set(MARK.findall(match[0]))) > 1:
        return unclear_owner(match[0])
    return LmsName(match["student"], match["id"], match["file"] or "", False)


def unclear_owner(name):
    """Return a name that can be read as that of several students."""
    return LmsName(name, "", name, False, True)


def canvas_name(match):
    """Return what a match of Canvas's pattern says, or None."""
    if match is None:
        return None
    file, late = match["typed"] or AGAIN.sub("", match["file"]), bool(match["late"])
    return LmsName(match["student"], match["id"], file, late, marks=True)
