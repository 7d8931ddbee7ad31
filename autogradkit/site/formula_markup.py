"""Formulas as MathML, which every browser draws by itself: no script, so none to fetch from elsewhere."""

import html
import re
from xml.etree import ElementTree

from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml

__all__ = ["formula", "setup"]

MATHML = "http://www.w3.org/1998/Math/MathML"
# what docutils' small TeX has another name for, or draws well without
SAME = {
    r"\dots": r"\ldots",
    r"\tfrac": r"\frac",
    r"\dfrac": r"\frac",
    r"\texttt": r"\text",
    r"\textstyle": "",
}
SIZES = re.compile(r"\\(?:[bB]igg?)[lrm]?(?![a-zA-Z])")


def formula(tex, as_block=False):
    """Return a formula as MathML, or as its own text if it is beyond what can be drawn.

    >>> "<msup>" in formula("x^2")
    True
    >>> formula(r"\\nosuch")
    '<code>\\\\nosuch</code>'
    """
    plain = SIZES.sub("", tex)
    for name, other in SAME.items():
        plain = re.sub(re.escape(name) + r"(?![a-zA-Z])", lambda _, other=other: other, plain)
    try:
        return with_labels_below(tex2mathml(plain, as_block=as_block))
    except (MathError, IndexError, AttributeError, KeyError):
        return f"<code>{html.escape(tex)}</code>"


def with_labels_below(text):
    """Return MathML in which the label of a brace stands below the brace, and not beside it as an index."""
    if "⏟" not in text:
        return text
    ElementTree.register_namespace("", MATHML)
    tree = ElementTree.fromstring(text)
    for index in tree.iter(f"{{{MATHML}}}msub"):
        if index[0].tag == f"{{{MATHML}}}munder":
            index.tag = index[0].tag
    return ElementTree.tostring(tree, encoding="unicode")


def visit_inline(writer, node):
    """Write a formula within a line."""
    writer.body.append(formula(node.astext()))
    raise writer_is_done()


def visit_block(writer, node):
    """Write a formula on lines of its own."""
    writer.body.append(f'<div class="math">{formula(node.astext(), as_block=True)}</div>')
    raise writer_is_done()


def writer_is_done():
    """Return what tells the writer that nothing inside the formula is left to write."""
    from docutils.nodes import SkipNode

    return SkipNode()


def setup(app):
    """Let Sphinx draw formulas so."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
