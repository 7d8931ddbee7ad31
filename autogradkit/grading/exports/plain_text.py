"""Text that a learner made, as it may be shown: escaped, and without characters that nobody sees."""

import re

from autogradkit.checking.quotations import learners_words, one_line, printable_text

__all__ = [
    "CODE",
    "LEFT_OUT",
    "escape",
    "escape_sentence",
    "learners_words",
    "one_line",
    "printable_text",
    "without_quotations",
]

LONGEST = 2_000  # characters of a sentence on a page
CODE = re.compile("`([^`]+)`")
QUOTATION = re.compile("“[^”]*”?")
LEFT_OUT = "“…”"  # what stands for the words of a learner


def escape(text):
    """Escape everything that Markdown or HTML would take for markup, and keep it on one line.

    >>> escape("<b>*Ana*</b> | [x](y)")
    '&lt;b&gt;\\\\*Ana\\\\*&lt;/b&gt; \\\\| \\\\[x\\\\](y)'
    """
    text = escape_within(one_line(text, LONGEST))
    return re.sub(r"^(\d+)([.)])(?=\s|$)|^([-+=])", lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", text)


def escape_within(text):
    """Escape what would be markup wherever it stands in a line."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", text)
    return re.sub(r"(?i)\b(https?|ftp|mailto|www)([:.])", r"\1&#8203;\2", text)


def escape_sentence(text):
    """Escape a sentence for Markdown, in which what stands in backticks is code and shown as it is.

    >>> print(escape_sentence("Does *it* end in `return *a, b`?"))
    Does \\*it\\* end in `return *a, b`?
    """
    first, *others = CODE.split(one_line(text, LONGEST))
    parts = [f"`{part}`" if number % 2 == 0 else escape_within(part) for number, part in enumerate(others)]
    return "".join([escape(first) + " " * first.endswith(" "), *parts])


def without_quotations(text, ours=()):
    """Return a sentence without the words of a learner, who may have written anything; `ours` stay.

    >>> without_quotations("backward raised “ValueError: call me” on “two numbers”.", {"two numbers"})
    'backward raised “…” on “two numbers”.'
    """
    return QUOTATION.sub(lambda quoted: quoted[0] if quoted[0].strip("“”") in ours else LEFT_OUT, text)
