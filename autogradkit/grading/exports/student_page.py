"""A student's page as HTML: the points, and under each exercise the report that her notebook would print."""

from autogradkit.checking.report.status import shown_status
from autogradkit.grading import sentences

from .feedback import beyond_the_report, said_once
from .groups import group
from .html import document, html_sentence, html_text
from .shown_report import shown_report

__all__ = ["student_page"]

SHEET = '<section class="sheet">'
FIRST = '<section class="sheet first">'


def student_page(student, book):
    """Return the page as HTML."""
    rows = book.grades[student]
    lines = [
        f'<tr><td class="mark">{shown_status(row.status).sign}</td><td>{html_text(row.title)}</td>'
        f'<td class="number">{points_sentence(row)}</td>'
        f'<td class="name">{html_text(shown_status(row.status).words)}</td></tr>'
        for row in rows
    ]
    body = [f"<h1><bdi>{html_text(student)}</bdi></h1>", f"<p>{html_text(book.points_sentence(student))}</p>"]
    body += [f"<p>{html_text(reason)}</p>" for reason in book.hand_in(student).unused]
    body.append(f"<table>{''.join(lines)}</table>")
    once, rows = said_once(rows)
    body += [f"<p>{html_sentence(sentence)}</p>" for sentence in once]
    body += with_first([sheet(row, student) for row in rows])
    body.append(f'<p class="soft">{sentences.SANDBOX.format(level=html_text(book.sandbox))}</p>')
    return document(student, "\n".join(body))


def with_first(sheets):
    """Return sheets; the first that needs one of its own is printed below the table if it fits there."""
    first = next((number for number, text in enumerate(sheets) if text.startswith(SHEET)), None)
    return [text.replace(SHEET, FIRST, 1) if number == first else text for number, text in enumerate(sheets)]


def sheet(row, student):
    """Return one exercise: its verdict, what was observed, and what to try next, on a sheet of its own.

    Each sheet says whose it is. One that says no more than the table on the first is not printed, and
    one without report and code, as of what was not handed in or not written yet, needs no new page.
    """
    sign, words, _ = shown_status(row.status)
    verdict = f'<span class="chip {group(row)}">{sign} {html_text(words)}</span> {points_sentence(row)}'
    parts = [f'<p class="owner"><bdi>{html_text(student)}</bdi></p>']
    parts += [f"<h2>{html_text(row.title)}</h2>", f"<p>{verdict}</p>"]
    if row.file and row.status != "missing":
        from_file = sentences.FROM_FILE.format(file=f"<bdi>{html_text(row.file)}</bdi>")
        parts.append(f'<p class="soft">{from_file}</p>')
    parts += [shown_report(row.cards)] if row.cards else []
    parts += (
        [f"<pre>{html_text(row.text)}</pre>"]
        if row.text and not row.cards and not nothing_to_mend(row)
        else []
    )
    parts += [f"<p>{html_sentence(sentence)}</p>" for sentence in beyond_the_report(row)]
    if row.cards and row.wrong:
        parts.append(f"<p>{html_text(sentences.WRONG_CASES.format(cases='; '.join(row.wrong)))}</p>")
    parts += [f"<p>{html_text(note)}</p>" for note in row.notes]
    parts += [code_box(row.code)] if row.code else []
    if not nothing_to_mend(row) and row.status not in ("invalid", "grader_error"):
        parts.append(f"<p>{html_text(sentences.TRY_NEXT.format(exercise=row.exercise))}</p>")
    brief = nothing_to_mend(row) and not (row.cards or row.code or row.notes or beyond_the_report(row))
    reported = row.status != "missing" and (row.cards or row.text)
    short = not brief and not (row.code or reported)
    return f'<section class="sheet{" brief" * brief}{" short" * short}">{"".join(parts)}</section>'


def code_box(code):
    """Return her code in a box that says so; a line begins with its number, so that none passes for ours."""
    lines = [f"{number:3d}  {line}" for number, line in enumerate(code.split("\n"), 1)]
    shown = html_text("\n".join(lines))
    return f'<p class="soft">{sentences.YOUR_CODE}</p><pre class="code">{shown}</pre>'


def nothing_to_mend(row):
    """Return whether there is nothing to mend."""
    return row.status in ("passed", "flagged")


def points_sentence(row):
    """Say how many points of how many."""
    return (
        sentences.TO_BE_GRADED
        if row.points is None
        else sentences.REACHED.format(points=row.points, max_points=row.max_points)
    )
