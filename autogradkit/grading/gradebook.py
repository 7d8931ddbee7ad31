"""The gradebook: the verdicts of a class, as tables, JSON and pages.

`grades.csv` has a row per student, `results.csv` a row per student and exercise, `results.json` the
same with everything that was said (its schema is `results.schema.json`, beside this file), and
`feedback/` a page per student. All of it is written aside first and then put in place file by file,
so that no file is ever half written. The same verdicts make the same bytes.
"""

import csv
import io
import json
import os
import shutil
from pathlib import Path

from ..errors import AutogradkitError
from .feedback import page, page_names, printable

__all__ = ["RESULTS", "Gradebook", "ours"]

RESULTS = "results.json"
SCHEMA = "autogradkit.grading/1"
ASIDE = ".writing"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Gradebook:
    """The verdicts of a class.

    Parameters
    ----------
    entries : sequence of Entry
    verdicts : dict of str to sequence of Verdict
        By student, in the order in which they are to be listed; one verdict per exercise.
    sandbox : str
        The level at which the hand-ins were run.
    """

    def __init__(self, entries, verdicts, sandbox):
        self.exercises = [entry.exercise for entry in entries]
        self.verdicts, self.sandbox = verdicts, sandbox

    @property
    def share(self):
        """The lowest share of the points that a student reached, 0 to 1."""
        shares = [earned(rows) / most(rows) for rows in self.verdicts.values() if most(rows)]
        return min(shares, default=1.0)

    def files(self):
        """Return every file's text, by its name in the folder; `results.json` comes last."""
        pages = page_names(self.verdicts)
        texts = {f"feedback/{pages[name]}": page(name, rows) for name, rows in self.verdicts.items()}
        texts["grades.csv"] = table(self.wide())
        texts["results.csv"] = table(self.long())
        texts[RESULTS] = json.dumps(self.to_json(pages), indent=1, ensure_ascii=False) + "\n"
        return texts

    def wide(self):
        """Yield a row per student."""
        names = [exercise.name for exercise in self.exercises]
        yield ["student", "points", "max_points", *names, *(f"{name} status" for name in names)]
        for student, rows in self.verdicts.items():
            cells = [number(row.points) for row in rows]
            yield [
                student,
                number(earned(rows)),
                number(most(rows)),
                *cells,
                *(row.status for row in rows),
            ]

    def long(self):
        """Yield a row per student and exercise."""
        yield ["student", "exercise", "status", "points", "max_points", "diagnoses", "says", "file"]
        for rows in self.verdicts.values():
            for row in rows:
                points = [number(row.points), number(row.max_points)]
                told = [" ".join(row.codes), " ".join(row.sentences), row.file]
                yield [row.student, row.exercise, row.status, *points, *told]

    def to_json(self, pages):
        """Return everything as plain values."""
        return {
            "schema": SCHEMA,
            "sandbox": self.sandbox,
            "exercises": [
                {"id": e.id, "name": e.name, "title": e.title, "max_points": e.points} for e in self.exercises
            ],
            "students": [
                {
                    "student": student,
                    "points": earned(rows),
                    "max_points": most(rows),
                    "page": f"feedback/{pages[student]}",
                    "results": [row.to_json() for row in rows],
                }
                for student, rows in self.verdicts.items()
            ],
        }

    def write(self, folder):
        """Write everything into `folder`, replacing a gradebook of ours that is there."""
        folder = Path(folder)
        aside = folder / ASIDE
        old = pages_of(folder)
        texts = self.files()
        try:
            shutil.rmtree(aside, ignore_errors=True)
            for name, text in texts.items():
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")
            (folder / "feedback").mkdir(exist_ok=True)
            for name in texts:
                os.replace(aside / name, folder / name)
            for name in old - set(texts):
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
    return {name for name in names if name.startswith("feedback/") and name.count("/") == 1}


def earned(rows):
    """Return the points that count: those of exercises that could be graded."""
    return round(sum(row.points for row in rows if row.points is not None), 2)


def most(rows):
    """Return the points that could be had in the exercises that could be graded."""
    return round(sum(row.max_points for row in rows if row.points is not None), 2)


def number(points):
    """Write points for a table; an exercise that could not be graded has none.

    >>> number(4.0), number(2.25), number(None)
    ('4', '2.25', '')
    """
    return "" if points is None else f"{points:g}"


def table(rows):
    """Return rows as CSV, with every cell that a spreadsheet would run as a formula made text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[guarded(cell) for cell in row] for row in rows])
    return text.getvalue()


def guarded(cell):
    """Return a cell that a spreadsheet shows as it is.

    >>> guarded("=1+1"), guarded("Ana"), guarded("  @x")
    ("'=1+1", 'Ana', "'  @x")
    """
    cell = printable(cell).replace("\n", " ")
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
