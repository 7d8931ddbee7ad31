"""The gradebook: the grades of a class, and the files in which it leaves the kit.

`grades.csv` has a row per student, `results.csv` a row per student and exercise, `results.json` the
same with everything that was said (its schema is `results.schema.json`, beside this file), `class.html`
the class at a glance, and `feedback/` a page per student. All of it is written aside first and then put in
place file by file, so that no file is ever half written. The same grades make the same bytes.
"""

import json
import re
import shutil
import tempfile
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError

from . import sentences
from .changed_files import hash_of, hashes_in, keep_changed, write_hashes
from .exports.class_page import class_page
from .exports.csv_tables import TABLES, csv_lines
from .exports.feedback import page, page_names
from .exports.junit import junit
from .exports.student_page import student_page
from .hand_ins.hand_in import HandIn
from .hand_ins.similar_names import similar_name_groups
from .late import Lateness, late_text

__all__ = [
    "CLASS_PAGE",
    "FEEDBACK",
    "FILES",
    "RESULTS",
    "Gradebook",
    "exercises_in",
    "read_results",
    "students_in",
]

CLASS_PAGE, JUNIT, RESULTS = "class.html", "junit.xml", "results.json"
FILES = (CLASS_PAGE, *TABLES, JUNIT, RESULTS)
FEEDBACK = "feedback"
MOST_POINTS = 1e6  # of one exercise; what is beyond was not written by us
SCHEMA = "autogradkit.grading/2"
ASIDE = ".writing-"
PAGE = re.compile(
    rf"{FEEDBACK}/[\w\- ]{{1,90}}\.md"
)  # what `page_names` makes, and nothing that leads elsewhere
NAME = re.compile(r"\w{1,90}")  # of an exercise
MOST_RESULTS = 1 << 30  # bytes of a `results.json` that are read back


class Gradebook:
    """The grades of a class.

    Parameters
    ----------
    entries : sequence of Entry
    grades : dict of str to sequence of Grade
        By student, in the order in which they are to be listed; one grade per exercise.
    sandbox : str
        The level at which the hand-ins were run.
    late : LatePolicy, optional
    hand_ins : sequence of HandIn
        Where the grades come from, for an LMS's numbers and the time of handing in.
    alike : sequence of (student, student, share)
        Pairs of hand-ins to look at.
    """

    def __init__(self, entries, grades, sandbox, late=None, hand_ins=(), alike=()):
        self.exercises = [entry.exercise for entry in entries]
        self.grades, self.sandbox, self.late, self.alike = grades, sandbox, late, tuple(alike)
        self.hand_ins = {one.name: one for one in hand_ins}
        self.similar_name_groups = similar_name_groups(self.grades)

    @property
    def lowest_share(self):
        """The lowest share of the points that a student reached, 0 to 1."""
        shares = [self.points(one) / self.max_points(one) for one in self.grades if self.max_points(one)]
        return min(shares, default=1.0)

    def points(self, student):
        """Return the points that count: those of exercises that could be graded."""
        return round(sum(row.points for row in self.grades[student] if row.points is not None), 2)

    def max_points(self, student):
        """Return the points that could be had in the exercises that could be graded."""
        return round(sum(row.max_points for row in self.grades[student] if row.points is not None), 2)

    def hand_in(self, student):
        """Return what a student handed in."""
        return self.hand_ins.get(student, HandIn(student))

    def lateness(self, student):
        """Return how late a student was."""
        return self.late.lateness_of(self.hand_in(student)) if self.late else Lateness(0.0, 1.0)

    @property
    def without_time(self):
        """The students of whom nothing says when they handed in: a late policy counts them as in time."""
        return tuple(name for name in self.grades if self.late and not self.late.knows(self.hand_in(name)))

    @property
    def with_unreadable_time(self):
        """The students whose time of handing in was noted and can't be read: they count as in time."""
        return tuple(name for name in self.grades if self.lateness(name).unreadable)

    @property
    def spared(self):
        """The students whose LMS says "late" and not when, where the policy doesn't say what that costs."""
        return tuple(name for name in self.grades if self.late and self.late.spares(self.hand_in(name)))

    def points_after_lateness(self, student):
        """Return the points that are left when the late policy is applied."""
        return round(self.points(student) * self.lateness(student).share, 2)

    def points_sentence(self, student):
        """Say how many points a student has."""
        points = sentences.POINTS.format(points=self.points(student), max_points=self.max_points(student))
        kept = self.lateness(student)
        if kept.unreadable:
            return sentences.TIME_UNREADABLE.format(points=points, time=kept.unreadable)
        late = self.late_words(student)
        return sentences.LATE.format(points=points, late=late) if late else points

    def late_words(self, student):
        """Say what counts of a late hand-in's points, and how late it was; nothing of one that loses none."""
        kept = self.lateness(student)
        if kept.share == 1.0:
            return ""
        late = sentences.LATE_UNKNOWN if kept.hours is None else late_text(kept.hours)
        return sentences.SO_MANY_COUNT.format(late=late, counted=self.points_after_lateness(student))

    @staticmethod
    def file_names():
        """Return the names of all that is written, the pages of students as one folder."""
        return (*FILES, f"{FEEDBACK}/")

    def files(self):
        """Return every file's text, by its name in the folder."""
        return {name: "".join(text) for name, text in self.texts()}

    def texts(self):
        """Yield every file's name in the folder and the pieces of its text; `results.json` comes last.

        A piece is a page, a line or a student: what a large class's files hold is never in memory at once.
        """
        pages = page_names(self.grades)
        for name, rows in self.grades.items():
            yield (
                f"{FEEDBACK}/{pages[name]}",
                [page(name, rows, self.points_sentence(name), self.hand_in(name).unused)],
            )
            yield f"{FEEDBACK}/{pages[name].removesuffix('.md')}.html", [student_page(name, self)]
        for name, rows in TABLES.items():
            yield name, csv_lines(rows(self))
        yield JUNIT, junit(self)
        yield CLASS_PAGE, [class_page(self)]
        yield RESULTS, self.json_pieces(pages)

    def json_pieces(self, pages):
        """Yield everything as JSON, a piece per student."""
        exercises = [
            {"id": e.id, "name": e.name, "title": e.title, "max_points": e.points} for e in self.exercises
        ]
        head = {"schema": SCHEMA, "sandbox": self.sandbox, "exercises": exercises, "students": []}
        before, after = json.dumps(head, indent=1, ensure_ascii=False).rsplit("[]", 1)
        yield before + "["
        for written_number, student in enumerate(self.grades):
            piece = json.dumps(self.student_json(student, pages[student]), indent=1, ensure_ascii=False)
            yield ("," if written_number else "") + ("\n" + piece).replace("\n", "\n  ")
        yield ("\n ]" if self.grades else "]") + after + "\n"

    def student_json(self, student, page):
        """Return what is told of one student, as plain values."""
        late = self.lateness(student)
        return {
            "student": student,
            "points": self.points(student),
            "max_points": self.max_points(student),
            "late": {"hours": late.hours, "share": late.share},
            "page": f"{FEEDBACK}/{page}",
            "unused": list(self.hand_in(student).unused),
            "results": [row.to_json() for row in self.grades[student]],
        }

    def pages_of_others(self, folder):
        """Return the names of the pages in a folder's `feedback/` that are of nobody in this gradebook."""
        pages = {name.removesuffix(".md") for name in page_names(self.grades).values()}
        return tuple(sorted(p.name for p in (Path(folder) / FEEDBACK).glob("*.html") if p.stem not in pages))

    def write(self, folder):
        """Write everything into `folder`, replacing a gradebook of ours that is there.

        Returns
        -------
        tuple of str
            The files that somebody has changed since a run wrote them: they are in `changed/` now.
        """
        folder = Path(folder)
        old, names, aside = pages_of(folder), [], None
        try:
            for left in folder.glob(f"{ASIDE}*"):  # by a run that was killed
                shutil.rmtree(left, ignore_errors=True)  # it follows no link
            aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=folder))
            for name, text in self.texts():
                names.append(name)
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("w", encoding=encoding_of(name), newline="") as file:
                    file.writelines(text)
            (folder / FEEDBACK).mkdir(exist_ok=True)
            if (folder / FEEDBACK).is_symlink():
                raise AutogradkitError(sentences.OUT_HOLDS_A_LINK.format(out=folder, name=FEEDBACK))
            written, new = hashes_in(folder), {name: {hash_of(aside / name)} for name in names}
            changed = keep_changed(folder, [*names, *sorted(old - set(names))], written)
            write_hashes(folder, written, new)  # a run that is killed from here on leaves some of each
            for name in names:
                files.move_into_place(aside / name, folder / name)
            for name in old - set(names):
                if not (folder / name).is_dir():
                    (folder / name).unlink(missing_ok=True)
            write_hashes(folder, new)
        except OSError as error:
            reason = ": ".join(str(part) for part in (error.strerror, error.filename) if part)
            raise AutogradkitError(
                sentences.GRADEBOOK_NOT_WRITABLE.format(folder=folder, reason=reason)
            ) from error
        finally:
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)
        return changed


def encoding_of(name):
    """Return how a file is written: Excel takes a table for UTF-8 only if it begins with its mark."""
    return "utf-8-sig" if name.endswith(".csv") else "utf-8"


def read_results(folder):
    """Return the results of ours in a folder, or None if there are none (or another's, or odd ones)."""
    try:
        path = Path(folder) / RESULTS
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_RESULTS:
            return None
        results = json.loads(path.read_text(encoding="utf-8"))
        return results if results["schema"] == SCHEMA and isinstance(results["students"], list) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError, MemoryError):
        return None


def exercises_in(folder):
    """Return the names of the exercises whose grades a gradebook of ours in a folder holds."""
    listed = (read_results(folder) or {}).get("exercises")
    names = [one.get("name") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(name for name in names if isinstance(name, str) and NAME.fullmatch(name))


def students_in(folder):
    """Return the students whose grades a gradebook of ours in a folder holds."""
    students = (read_results(folder) or {}).get("students", ())
    names = [one.get("student") for one in students if isinstance(one, dict)]
    return tuple(name for name in names if isinstance(name, str))


def late_in(folder):
    """Return the students whose hand-ins lost points for being late in the gradebook of ours in a folder."""
    return tuple(
        student["student"]
        for student in (read_results(folder) or {}).get("students", ())
        if isinstance(student, dict)
        and isinstance(student.get("student"), str)
        and isinstance(late := student.get("late"), dict)
        and isinstance(share := late.get("share"), (int, float))
        and share < 1
    )


def points_in(folder):
    """Return the points in the gradebook of ours in a folder, by student and exercise."""
    found = {}
    for student in (read_results(folder) or {}).get("students", ()):
        rows = student.get("results") if isinstance(student, dict) else None
        for row in rows if isinstance(rows, list) else ():
            points = row.get("points") if isinstance(row, dict) else None
            if isinstance(points, (int, float)) and 0 <= points <= MOST_POINTS:
                found[str(student.get("student")), str(row.get("exercise"))] = points
    return found


def pages_of(folder):
    """Return the names of the pages that the gradebook in a folder lists."""
    results = read_results(folder) or {"students": []}
    names = [student.get("page") for student in results["students"] if isinstance(student, dict)]
    pages = {name for name in names if isinstance(name, str) and PAGE.fullmatch(name)}
    return pages | {f"{name.removesuffix('.md')}.html" for name in pages}
