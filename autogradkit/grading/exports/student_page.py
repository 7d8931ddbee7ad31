"""A student's page as HTML: the points, and under each exercise the report that her notebook would print."""

from autogradkit.checking.report.status import shown_status
from autogradkit.grading import sentences

from .feedback import beyond_the_report
from .html import document, html_text

__all__ = ["student_page"]


def student_page(student, book):
    """Return the page as HTML."""
    rows = book.grades[student]
    lines = [
        f'<tr><td class="mark">{shown_status(row.status).sign}</td><td>{html_text(row.title)}</td>'
        f'<td class="number">{reached(row)}</td>'
        f"<td>{html_text(shown_status(row.status).words)}</td></tr>"
        for row in rows
    ]
    body = [f"<h1><bdi>{html_text(student)}</bdi></h1>", f"<p>{html_text(book.points_sentence(student))}</p>"]
    body += [f"<p>{html_text(reason)}</p>" for reason in book.hand_in(student).unused]
    body.append(f"<table>{''.join(lines)}</table>")
    for row in rows:
        body.append(f"<h2>{html_text(row.title)}</h2>")
        body += (
            [f'<p class="soft">{sentences.FROM_FILE.format(file=f"<bdi>{html_text(row.file)}</bdi>")}</p>']
            if row.file
            else []
        )
        body += [f"<pre>{html_text(row.text)}</pre>"] if row.text else []
        body += [f"<p>{html_text(sentence)}</p>" for sentence in beyond_the_report(row)]
        body += [f"<p>{html_text(note)}</p>" for note in row.notes]
    body.append(f'<p class="soft">{sentences.SANDBOX.format(level=html_text(book.sandbox))}</p>')
    return document(student, "\n".join(body))


def reached(row):
    """Say how many points of how many."""
    return (
        sentences.TO_BE_GRADED
        if row.points is None
        else sentences.REACHED.format(points=row.points, max_points=row.max_points)
    )
