"""The feedback page: what one student reads, in Markdown, with the notebook's own sentences.

Reports stand in fenced blocks, letter by letter as the notebook prints them; everything else that a
learner made (names, error messages, file names) is escaped, so that it is shown and never obeyed.
"""

import re

from autogradkit.checking.report.status import shown_status

from .plain_text import escape, printable

__all__ = ["beyond_the_report", "page", "page_names"]


def page(student, verdicts, told=""):
    """Return a student's page.

    Parameters
    ----------
    student : str
    verdicts : sequence of Verdict
    told : str
        The points in a sentence.
    """
    lines = [f"# {escape(student)}", "", escape(told), ""]
    lines += ["| | exercise | points | |", "|---|---|---|---|"]
    for v in verdicts:
        reached = "to be graded" if v.points is None else f"{v.points:g} of {v.max_points:g}"
        sign, words, _ = shown_status(v.status)
        lines.append(f"| {sign} | {escape(v.title)} | {reached} | {words} |")
    for v in verdicts:
        lines += ["", f"## {escape(v.title)}", ""]
        if v.file:
            lines += [f"From {escape(v.file)}.", ""]
        lines += fenced(v.text) if v.text else []
        lines += [escape(sentence) for sentence in beyond_the_report(v)]
        lines += [f"- {escape(note)}" for note in v.notes]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def beyond_the_report(verdict):
    """Return a verdict's sentences that its report doesn't hold already."""
    return [sentence for sentence in verdict.sentences if sentence not in joined(verdict.text)]


def joined(text):
    """Return a report's text on one line, as its sentences are written."""
    return " ".join(text.replace("→ ", "").split())


def fenced(text):
    """Return the lines of a fenced block, its fence longer than any in the text."""
    text = printable(text)
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
        stem = re.sub(r"[^\w\- ]+", "-", printable(student)).strip("- ")[:80] or "student"
        stem = f"{stem}-page" if re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)\d", stem) else stem
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[student] = f"{name}.md"
    return names
