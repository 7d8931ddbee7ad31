"""HTML: the frame of a page that loads nothing, runs nothing and shows what it is given as text.

The page's own style is named by its hash in a Content-Security-Policy that forbids everything else: no
script, no picture, no connection, no form. Light and dark follow the reader's system.
"""

import base64
import hashlib
from html import escape
from pathlib import Path

from .plain_text import CODE, printable_text

__all__ = ["STYLE", "bar", "document", "html_sentence", "html_text"]

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def document(title, body):
    """Return a whole page; `title` is text, `body` is HTML made of `html_text`s."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{html_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def html_text(text):
    """Return a text as HTML that shows it, whatever it holds; direction can't leak out of it.

    >>> html_text("<b>")
    '&lt;b&gt;'
    """
    return escape(printable_text(str(text)))


def html_sentence(text):
    """Return a sentence as HTML, in which what stands in backticks is shown as code.

    >>> html_sentence("Is `x < y` meant?")
    'Is <code>x &lt; y</code> meant?'
    """
    return CODE.sub(r"<code>\1</code>", html_text(text))


def bar(parts, total, label):
    """Return a stacked bar as SVG: `parts` are (class, count) pairs; `label` says it in words."""
    pieces, x = [], 0.0
    for name, count in parts:
        width = 100 * count / total if total else 0
        if width:
            pieces.append(f'<rect class="{name}" x="{x:.2f}%" width="{width:.2f}%" height="100%"/>')
            if width >= 1 + 2 * len(str(count)):
                middle = x + width / 2
                pieces.append(
                    f'<text x="{middle:.2f}%" y="52%" class="on" text-anchor="middle">{count}</text>'
                )
        x += width
    said = html_text(label)
    return f'<svg role="img" aria-label="{said}"><title>{said}</title>{"".join(pieces)}</svg>'
