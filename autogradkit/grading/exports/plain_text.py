"""Text that a learner made, as it may be shown: escaped, and without characters that nobody sees."""

import re

from autogradkit.checking.quotations import learners_words, one_line, printable_text

__all__ = ["LEFT_OUT", "escape", "learners_words", "one_line", "printable_text", "without_quotations"]

LONGEST = 2_000  # characters of a sentence on a page
QUOTATION = re.compile("“[^”]*”?")
LEFT_OUT = "“…”"  # what stands for the words of a learner


def escape(text):
    """Escape everything that Markdown or HTML would take for markup, and keep it on one line.

    >>> escape("<b>*Ana*</b> | [x](y)")
    '&lt;b&gt;\\\\*Ana\\\\*&lt;/b&gt; \\\\| \\\\[x\\\\](y)'
    """
    text = one_line(text, LONGEST)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", text)
    text = re.sub(r"(?i)\b(https?|ftp|mailto|www)([:.])", r"\1&#8203;\2", text)
    return re.sub(r"^(\d+)([.)])(?=\s|$)|^([-+=])", lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", text)


def without_quotations(text, ours=()):
    """Return a sentence without the words of a learner, who may have written anything; `ours` stay.

    >>> without_quotations("backward raised “ValueError: call me” on “two numbers”.", {"two numbers"})
    'backward raised “…” on “two numbers”.'
    """
    return QUOTATION.sub(lambda quoted: quoted[0] if quoted[0].strip("“”") in ours else LEFT_OUT, text)
