"""Tables: the gradebook as CSV, for a spreadsheet, for Canvas and for Moodle.

Whatever a student has made of a name, a file's name or a message, no cell is run as a formula.
"""

import re
from collections import Counter

from .plain_text import LONGEST, one_line

__all__ = ["TABLES", "csv_lines", "guarded_cell", "without_number", "written_number"]

# signs that begin a formula, in every width: at the beginning, or after what some take for a separator
SIGNS = "[=＝﹦⁼₌+＋﹢⁺₊\\-－﹣⁻₋−@＠﹫%|]"
FORMULA = re.compile(rf"(^[\s\"'\u200c\u200d]*|[;|][\s\"'\u200c\u200d]*)(?={SIGNS})")
PLAIN = re.compile(r"[\w .:]*")


def student_rows(book):
    """Yield a row per student."""
    names = [exercise.name for exercise in book.exercises]
    late = ["hours_late", "late_share", "points_after_late"] if book.late else []
    yield ["student", "points", "max_points", *late, *names, *(f"{name} status" for name in names)]
    for student, rows in book.grades.items():
        after = []
        if book.late:
            kept = book.lateness(student)
            hours = "unknown" if kept.hours is None else written_number(kept.hours)
            after = [hours, written_number(kept.share), written_number(book.points_after_lateness(student))]
        points = [written_number(book.points(student)), written_number(book.max_points(student))]
        yield [
            student,
            *points,
            *after,
            *(written_number(row.points) for row in rows),
            *(row.status for row in rows),
        ]


def result_rows(book):
    """Yield a row per student and exercise."""
    yield ["student", "exercise", "status", "points", "max_points", "diagnoses", "says", "file"]
    for rows in book.grades.values():
        for row in rows:
            points = [written_number(row.points), written_number(row.max_points)]
            words = [" ".join(row.codes), " ".join(row.sentences), row.file]
            yield [row.student, row.exercise, row.status, *points, *words]


def canvas_rows(book):
    """Yield the rows of Canvas's gradebook import; its ID column is what Canvas knows a student by."""
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "autogradkit"]
    yield ["    Points Possible", "", "", "", "", written_number(sum(e.points for e in book.exercises))]
    numbers = numbers_there(book, canvas=True)
    for student in book.grades:
        yield [student, numbers[student], "", "", "", written_number(final_points(book, student))]


def moodle_rows(book):
    """Yield the rows of Moodle's grading worksheet, with the feedback in words.

    Moodle reads no worksheet without its column of the last change. Nothing stands in it: so Moodle keeps the
    grades that it has, unless the teacher says there that they may be changed.
    """
    yield [
        "Identifier",
        "Full name",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
        "Feedback comments",
    ]
    most = written_number(sum(e.points for e in book.exercises))
    numbers = numbers_there(book, canvas=False)
    for student, rows in book.grades.items():
        number_there = numbers[student]
        statuses = [f"{row.exercise}: {row.status.replace('_', ' ')}" for row in rows]
        said = "; ".join([*filter(None, [book.late_words(student)]), *statuses])
        whose = f"Participant {number_there}" if number_there else ""
        yield [whose, student, written_number(final_points(book, student)), most, "", said]


def similar_rows(book):
    """Yield the pairs of hand-ins whose code has the same shape."""
    yield ["student", "student", "share"]
    for one, other, share in book.alike:
        yield [one, other, f"{share:g}"]


TABLES = {  # file → what yields its rows; they are named to the teacher in this order
    "grades.csv": student_rows,
    "results.csv": result_rows,
    "canvas.csv": canvas_rows,
    "moodle.csv": moodle_rows,
    "similar.csv": similar_rows,
}


def numbers_there(book, canvas):
    """Return Canvas's number for each student, or Moodle's.

    It is "" where the other one gave it, who means somebody else by it, and where two rows have it: the last
    would count.
    """
    hand_ins = {student: book.hand_in(student) for student in book.grades}
    numbers = {student: one.id if one.marks == canvas else "" for student, one in hand_ins.items()}
    rows_of = Counter(numbers.values())
    return {student: number if rows_of[number] == 1 else "" for student, number in numbers.items()}


def without_number(book):
    """Yield an LMS, its table, and the students of whom it has no number there, where others have one."""
    for lms, canvas in (("Canvas", True), ("Moodle", False)):
        numbers = numbers_there(book, canvas)
        unknown = [student for student, number in numbers.items() if not number]
        if unknown and len(unknown) < len(numbers):
            yield lms, f"{lms.lower()}.csv", unknown


def final_points(book, student):
    """Return the points that an LMS is told: none, rather than too few, if the grader failed on something."""
    return (
        None
        if any(row.points is None for row in book.grades[student])
        else book.points_after_lateness(student)
    )


def written_number(points):
    """Write points for a table; an exercise that could not be graded has none.

    >>> written_number(4.0), written_number(2.25), written_number(None)
    ('4', '2.25', '')
    """
    return "" if points is None else f"{points:.12g}"


def csv_lines(rows):
    """Yield rows as lines of CSV, in which no spreadsheet finds a formula, whatever its separator is."""
    for row in rows:
        yield ",".join(map(quoted_cell, map(guarded_cell, row))) + "\n"


def quoted_cell(cell):
    """Return a cell as it stands in the file: in quotes unless it is plain, so that nothing divides it.

    >>> print(quoted_cell("4.5"), quoted_cell('a;"b'))
    4.5 "a;""b"
    """
    return cell if PLAIN.fullmatch(cell) else '"' + cell.replace('"', '""') + '"'


def guarded_cell(cell):
    """Return a cell that a spreadsheet shows as it is, even one that divides it further.

    >>> guarded_cell("=1+1"), guarded_cell("Ana"), guarded_cell("  @x"), guarded_cell("y;＝1")
    ("'=1+1", 'Ana', "'@x", "y;'＝1")
    """
    return FORMULA.sub(r"\1'", one_line(cell, LONGEST))
