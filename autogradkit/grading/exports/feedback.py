"""The feedback page: what one student reads, in Markdown, with the notebook's own sentences.

Reports stand in fenced blocks, letter by letter as the notebook prints them; everything else that a
learner made (names, error messages, file names) is escaped, so that it is shown and never obeyed.
"""

import re

from autogradkit.checking.report.status import shown_status
from autogradkit.grading import sentences

from .plain_text import escape, printable_text

__all__ = ["beyond_the_report", "page", "page_names", "said_of_all"]


def page(student, grades, points="", unused=()):
    """Return a student's page.

    Parameters
    ----------
    student : str
    grades : sequence of Grade
    points : str
        The points in a sentence.
    unused : sequence of str
        Why files of hers were not used.
    """
    lines = [f"# {escape(student)}", "", escape(points), ""]
    lines += [*(f"- {escape(reason)}" for reason in unused), ""] if unused else []
    lines += ["| | exercise | points | |", "|---|---|---|---|"]
    for v in grades:
        reached = (
            sentences.TO_BE_GRADED
            if v.points is None
            else sentences.REACHED.format(points=v.points, max_points=v.max_points)
        )
        sign, words, _ = shown_status(v.status)
        lines.append(f"| {sign} | {escape(v.title)} | {reached} | {words} |")
    of_all = said_of_all(grades)
    lines += ["", *map(escape, of_all)]
    for v in () if of_all else grades:
        lines += ["", f"## {escape(v.title)}", ""]
        if v.file and v.status != "missing":
            lines += [sentences.FROM_FILE.format(file=escape(v.file)), ""]
        lines += fenced_block(v.text) if v.text else []
        lines += [escape(sentence) for sentence in beyond_the_report(v)]
        lines += [f"- {escape(note)}" for note in v.notes]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def said_of_all(grades):
    """Return what is to be said of each exercise alike, as of a hand-in that can't be read; else nothing.

    Then it is said once, and not as often as there are exercises.
    """
    alike = {tuple(beyond_the_report(grade)) for grade in grades}
    more = any(grade.text or grade.cards or grade.code or grade.notes or grade.file for grade in grades)
    if len(grades) < 2 or len(alike) > 1 or more or any(grade.status != "invalid" for grade in grades):
        return ()
    return alike.pop()


def beyond_the_report(verdict):
    """Return a verdict's sentences that its report doesn't hold already."""
    return [sentence for sentence in verdict.sentences if sentence not in one_line(verdict.text)]


def one_line(text):
    """Return a report's text on one line, as its sentences are written."""
    return " ".join(text.replace("→ ", "").split())


def fenced_block(text):
    """Return the lines of a fenced block, its fence longer than any in the text."""
    text = printable_text(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *text.splitlines(), fence, ""]


def page_names(students):
    """Return each student's page's file name: safe everywhere, no two alike, the same every time.

    >>> page_names(["Ana", "ANA", "../x"])
    {'Ana': 'Ana.md', 'ANA': 'ANA-2.md', '../x': 'x.md'}
    """
    names, taken = {}, set()
    for student in students:
        stem = re.sub(r"[^\w\- ]+", "-", printable_text(student)).strip("- ")[:80] or "student"
        stem = f"{stem}-page" if re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)\d", stem) else stem
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[student] = f"{name}.md"
    return names
