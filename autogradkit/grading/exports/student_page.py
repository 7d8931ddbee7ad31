"""A student's page as HTML: the points, and under each exercise the report that her notebook would print."""

from autogradkit.checking.report.status import shown_status

from .feedback import beyond_the_report
from .html import document, shown

__all__ = ["student_page"]


def student_page(student, book):
    """Return the page as HTML."""
    rows = book.verdicts[student]
    lines = [
        f'<tr><td class="mark">{shown_status(row.status).sign}</td><td>{shown(row.title)}</td>'
        f'<td class="number">{reached(row)}</td>'
        f"<td>{shown(shown_status(row.status).words)}</td></tr>"
        for row in rows
    ]
    body = [f"<h1><bdi>{shown(student)}</bdi></h1>", f"<p>{shown(book.told(student))}</p>"]
    body.append(f"<table>{''.join(lines)}</table>")
    for row in rows:
        body.append(f"<h2>{shown(row.title)}</h2>")
        body += [f'<p class="soft">From <bdi>{shown(row.file)}</bdi>.</p>'] if row.file else []
        body += [f"<pre>{shown(row.text)}</pre>"] if row.text else []
        body += [f"<p>{shown(sentence)}</p>" for sentence in beyond_the_report(row)]
        body += [f"<p>{shown(note)}</p>" for note in row.notes]
    body.append(f'<p class="soft">Sandbox: {shown(book.sandbox)}.</p>')
    return document(student, "\n".join(body))


def reached(row):
    """Say how many points of how many."""
    return "to be graded" if row.points is None else f"{row.points:g} of {row.max_points:g}"
