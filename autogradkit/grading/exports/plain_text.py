"""Text that a learner made, as it may be shown: escaped, and without characters that nobody sees."""

import re
import unicodedata

__all__ = ["escape", "printable"]

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # Unicode's categories of what does something or isn't there


def escape(text):
    """Escape everything that Markdown or HTML would take for markup, and keep it on one line.

    >>> escape("<b>*Ana*</b> | [x](y)")
    '&lt;b&gt;\\\\*Ana\\\\*&lt;/b&gt; \\\\| \\\\[x\\\\](y)'
    """
    text = " ".join(printable(text).split())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", text)
    text = re.sub(r"(?i)\b(https?|ftp|mailto|www)([:.])", r"\1&#8203;\2", text)
    return re.sub(r"^(\d+)([.)])(?=\s|$)|^([-+=])", lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", text)


def printable(text):
    """Replace control characters, and those that turn the direction of text, by their number."""
    lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
    return "\n".join(line if line.isprintable() else "".join(map(visible, line)) for line in lines)


def visible(char):
    """Return a character, or its number if it can't be seen; joiners inside names and emoji stay."""
    unseen = unicodedata.category(char) in UNSEEN and char not in "\u200c\u200d"
    return f"\\u{ord(char):04x}" if unseen else char
