"""JUnit XML: the gradebook as a test report, a suite per student and a test per exercise.

Continuous integration and editors know how to show it. What a student wrote is escaped by the XML writer
and freed of the characters that XML has no room for.
"""

from xml.etree import ElementTree

from .plain_text import LONGEST, one_line, printable_text

__all__ = ["junit"]

FINE = ("passed", "flagged")
BROKEN = ("invalid", "crashed", "grader_error")


def junit(book):
    """Yield the report's text, a suite at a time."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="autogradkit">\n'
    for student, rows in book.grades.items():
        one = suite(student, rows)
        ElementTree.indent(one, " ", level=1)
        yield f" {ElementTree.tostring(one, encoding='unicode')}\n"
    yield "</testsuites>\n"


def suite(student, rows):
    """Return a student's suite as an element of XML."""
    top = ElementTree.Element(
        "testsuite",
        name=one_line(student),
        tests=str(len(rows)),
        failures=str(sum(row.status not in (*FINE, *BROKEN, "missing") for row in rows)),
        errors=str(sum(row.status in BROKEN for row in rows)),
        skipped=str(sum(row.status == "missing" for row in rows)),
    )
    for row in rows:
        case = ElementTree.SubElement(top, "testcase", classname=one_line(student), name=row.exercise)
        said = one_line(" ".join(row.sentences), LONGEST)
        if row.status == "missing":
            ElementTree.SubElement(case, "skipped", message=said)
        elif row.status not in FINE:
            kind = "error" if row.status in BROKEN else "failure"
            about = {"type": " ".join((row.status, *row.codes)), "message": said}
            ElementTree.SubElement(case, kind, about).text = printable_text(row.text)
        elif said:
            ElementTree.SubElement(case, "system-out").text = said
    return top
