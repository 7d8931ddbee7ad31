"""The feedback page: what one student reads, in Markdown, with the notebook's own sentences.

Reports stand in fenced blocks, letter by letter as the notebook prints them; everything else that a
learner made (names, error messages, file names) is escaped, so that it is shown and never obeyed.
"""

import re
from collections import Counter
from dataclasses import replace

from autogradkit.checking.report.status import shown_status
from autogradkit.grading import sentences

from .plain_text import escape, escape_sentence, printable_text

__all__ = ["beyond_the_report", "page", "page_names", "said_once"]


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
    once, grades = said_once(grades)
    lines += ["", *(f"- {escape_sentence(sentence)}" for sentence in once)]
    for v in grades:
        lines += ["", f"## {escape(v.title)}", ""]
        if v.file and v.status != "missing":
            lines += [sentences.FROM_FILE.format(file=escape(v.file)), ""]
        lines += fenced_block(v.text) if v.text else []
        lines += [escape_sentence(sentence) for sentence in beyond_the_report(v)]
        lines += [f"- {escape(note)}" for note in v.notes]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def said_once(grades):
    """Return what is said of several exercises alike, and the grades that have more to say, without it.

    It is about the hand-in: a file that can't be read, or a cell that isn't Python. Of an exercise that has
    nothing else to be told, the table says enough.
    """
    counts = Counter(sentence for grade in grades for sentence in dict.fromkeys(of_the_hand_in(grade)))
    once = tuple(sentence for sentence, count in counts.items() if count > 1)
    left = []
    for grade in grades:
        if not set(once).intersection(of_the_hand_in(grade)):
            left.append(grade)
            continue
        kept = {name: without(getattr(grade, name), once) for name in ("sentences", "notes")}
        grade = replace(grade, **kept)
        if grade.text or grade.cards or grade.code or grade.notes or grade.file or grade.sentences:
            left.append(grade)
    return once, left


def of_the_hand_in(grade):
    """Return what is said of an exercise that may be about the whole hand-in."""
    return (*grade.notes, *(grade.sentences if grade.status == "invalid" and not grade.sandbox else ()))


def without(texts, others):
    """Return some texts without the others."""
    return tuple(text for text in texts if text not in others)


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
