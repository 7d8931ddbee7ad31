"""The gradebook: the verdicts of a class, and the files in which it leaves the kit.

`grades.csv` has a row per student, `results.csv` a row per student and exercise, `results.json` the
same with everything that was said (its schema is `results.schema.json`, beside this file), `class.html`
the class at a glance, and `feedback/` a page per student. All of it is written aside first and then put in
place file by file, so that no file is ever half written. The same verdicts make the same bytes.
"""

import json
import shutil
from pathlib import Path

from autogradkit import files
from autogradkit.errors import AutogradkitError

from .exports.class_page import class_page
from .exports.feedback import page, page_names
from .exports.junit import junit
from .exports.student_page import student_page
from .exports.tables import canvas, long, moodle, table, wide
from .hand_ins.submission import HandIn
from .late import Lateness

__all__ = ["FILES", "RESULTS", "Gradebook", "ours"]

RESULTS = "results.json"
TABLES = ("grades.csv", "results.csv", "canvas.csv", "moodle.csv", "similar.csv")
FILES = (*TABLES, "junit.xml", "class.html", RESULTS)
SCHEMA = "autogradkit.grading/2"
ASIDE = ".writing"


class Gradebook:
    """The verdicts of a class.

    Parameters
    ----------
    entries : sequence of Entry
    verdicts : dict of str to sequence of Verdict
        By student, in the order in which they are to be listed; one verdict per exercise.
    sandbox : str
        The level at which the hand-ins were run.
    late : LatePolicy, optional
    hand_ins : sequence of HandIn
        Where the verdicts come from, for an LMS's numbers and the time of handing in.
    alike : sequence of (student, student, share)
        Pairs of hand-ins to look at.
    """

    def __init__(self, entries, verdicts, sandbox, late=None, hand_ins=(), alike=()):
        self.exercises = [entry.exercise for entry in entries]
        self.verdicts, self.sandbox, self.late, self.alike = verdicts, sandbox, late, tuple(alike)
        self.hand_ins = {one.name: one for one in hand_ins}

    @property
    def share(self):
        """The lowest share of the points that a student reached, 0 to 1."""
        shares = [self.points(one) / self.most(one) for one in self.verdicts if self.most(one)]
        return min(shares, default=1.0)

    def points(self, student):
        """Return the points that count: those of exercises that could be graded."""
        return round(sum(row.points for row in self.verdicts[student] if row.points is not None), 2)

    def most(self, student):
        """Return the points that could be had in the exercises that could be graded."""
        return round(sum(row.max_points for row in self.verdicts[student] if row.points is not None), 2)

    def hand_in(self, student):
        """Return what a student handed in."""
        return self.hand_ins.get(student, HandIn(student))

    def lateness(self, student):
        """Return how late a student was."""
        return self.late.of(self.hand_in(student)) if self.late else Lateness(0.0, 1.0)

    def counted(self, student):
        """Return the points that are left when the late policy is applied."""
        return round(self.points(student) * self.lateness(student).share, 2)

    def told(self, student):
        """Say how many points a student has."""
        said = f"{self.points(student):g} of {self.most(student):g} points"
        kept = self.lateness(student)
        if kept.share == 1.0:
            return said
        late = "late" if kept.hours is None else f"{kept.hours:g} hours late"
        return f"{said}; {late}, so {self.counted(student):g} count"

    def files(self):
        """Return every file's text, by its name in the folder."""
        return {name: "".join(text) for name, text in self.texts()}

    def texts(self):
        """Yield every file's name in the folder and the pieces of its text; `results.json` comes last.

        A piece is a page, a line or a student: what a large class's files hold is never in memory at once.
        """
        pages = page_names(self.verdicts)
        for name, rows in self.verdicts.items():
            yield f"feedback/{pages[name]}", [page(name, rows, self.told(name))]
            yield f"feedback/{pages[name].removesuffix('.md')}.html", [student_page(name, self)]
        for name, rows in (("grades", wide), ("results", long), ("canvas", canvas), ("moodle", moodle)):
            yield f"{name}.csv", table(rows(self))
        yield "similar.csv", table([("student", "student", "share"), *map(alike_row, self.alike)])
        yield "junit.xml", junit(self)
        yield "class.html", [class_page(self, self.alike)]
        yield RESULTS, self.json_pieces(pages)

    def json_pieces(self, pages):
        """Yield everything as JSON, a piece per student."""
        exercises = [
            {"id": e.id, "name": e.name, "title": e.title, "max_points": e.points} for e in self.exercises
        ]
        head = {"schema": SCHEMA, "sandbox": self.sandbox, "exercises": exercises, "students": []}
        before, after = json.dumps(head, indent=1, ensure_ascii=False).rsplit("[]", 1)
        yield before + "["
        for number, student in enumerate(self.verdicts):
            piece = json.dumps(self.student_json(student, pages[student]), indent=1, ensure_ascii=False)
            yield ("," if number else "") + ("\n" + piece).replace("\n", "\n  ")
        yield ("\n ]" if self.verdicts else "]") + after + "\n"

    def student_json(self, student, page):
        """Return what is told of one student, as plain values."""
        late = self.lateness(student)
        return {
            "student": student,
            "points": self.points(student),
            "max_points": self.most(student),
            "late": {"hours": late.hours, "share": late.share},
            "page": f"feedback/{page}",
            "results": [row.to_json() for row in self.verdicts[student]],
        }

    def write(self, folder):
        """Write everything into `folder`, replacing a gradebook of ours that is there."""
        folder = Path(folder)
        aside = folder / ASIDE
        old = pages_of(folder)
        names = []
        try:
            shutil.rmtree(aside, ignore_errors=True)
            for name, text in self.texts():
                names.append(name)
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(text)
            (folder / "feedback").mkdir(exist_ok=True)
            for name in names:
                files.move_into_place(aside / name, folder / name)
            for name in old - set(names):
                (folder / name).unlink(missing_ok=True)
        except OSError as error:
            told = f"{error.strerror}: {error.filename}"
            raise AutogradkitError(f"The gradebook can't be written to {folder} ({told}).") from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def ours(folder):
    """Return the results of ours in a folder, or None if there are none (or another's)."""
    try:
        results = json.loads((Path(folder) / RESULTS).read_text(encoding="utf-8"))
        return results if results["schema"] == SCHEMA else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def pages_of(folder):
    """Return the names of the pages that the gradebook in a folder lists."""
    results = ours(folder) or {"students": []}
    names = {student.get("page", "") for student in results["students"]}
    pages = {name for name in names if name.startswith("feedback/") and name.count("/") == 1}
    return pages | {f"{name.removesuffix('.md')}.html" for name in pages}


def alike_row(pair):
    """Return a pair as a table's row."""
    return (pair[0], pair[1], f"{pair[2]:g}")
