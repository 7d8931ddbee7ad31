"""A learner's words (an error message, a name, a text she returned) as a report may quote them.

They are one line, every character of it can be seen, and they are cut; between the marks “ and ” they can't
be taken for ours, since they hold neither mark. Every report, page and table goes through here.
"""

import re
import unicodedata

__all__ = ["learners_words", "one_line", "printable_text"]

MOST_QUOTED = 300  # characters
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # Unicode's categories of what does something or isn't there
SELECTORS = "\u180b\u180c\u180d\u180f" + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
"""They choose another shape of the sign before them, and show nothing themselves."""
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters and marks that look like nothing
JOINERS = "\u200c\u200d"  # inside names and emoji they stay
ROOM = 30  # … of those for how long a text was, so that what was cut once isn't cut again
STACK = 4  # marks on one letter; no language needs more
OTHER = re.compile("[^\x00-\u02ff\u2010-\u27ff]")  # may be a mark on a letter, or a blank
MARKS = dict.fromkeys(map(ord, "“”„‟❝❞❠〝〞〟＂\U0001f676\U0001f677\U0001f678"), "'")  # ours, and their like


def learners_words(text, most=MOST_QUOTED):
    """Return words that may stand between “ and ”: they can't end the quotation.

    >>> learners_words("oh”.\\n\\nmul: passed“")
    "oh'. mul: passed'"
    """
    return one_line(text, most).translate(MARKS)


def one_line(text, most=MOST_QUOTED):
    """Return a text on one line, printable, and cut if it is longer than `most`.

    >>> one_line("two\\nlines \\x1b[2J"), one_line("a" * 5_000, 40)
    ('two lines \\\\u001b[2J', 'aaaaaaaaaa … (5,000 characters)')
    """
    whole = len(text)
    text = text if whole <= 4 * most else text[: 4 * most]
    text = printable_text(" ".join(text.split()))
    cut = whole > 4 * most or len(text) > most
    return f"{text[: most - ROOM]} … ({whole:,} characters)" if cut else text


def printable_text(text):
    """Replace what can't be seen, and what turns the direction of text, by its number; lines stay.

    >>> printable_text("a\\u202eb"), printable_text("\\u3164")
    ('a\\\\u202eb', '\\\\u3164')
    """
    lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
    return "\n".join(line if is_plain(line) else without_stacks(line) for line in lines)


def is_plain(line):
    """Return whether a line can be shown as it is: most hold Latin letters and mathematical signs only."""
    return line.isprintable() and not OTHER.search(line)


def without_stacks(line):
    """Return a line with every character visible, and no more than a few marks on one letter."""
    shown, stack, before = [], 0, " "
    for char in line:
        stack = stack + 1 if unicodedata.combining(char) or unicodedata.category(char) == "Me" else 0
        if stack <= STACK:
            shown.append(visible_character(char, before))
        before = char
    return "".join(shown)


def visible_character(char, before):
    """Return a character that stands behind another, or its number if it can't be seen there."""
    unseen = unicodedata.category(char) in UNSEEN and char not in JOINERS
    unseen = unseen or (char in SELECTORS and not has_other_shapes(before))
    return f"\\u{ord(char):04x}" if unseen or char in BLANK else char


def has_other_shapes(char):
    """Return whether a sign may have other shapes: a picture, or a letter of East Asia."""
    return unicodedata.category(char) == "So" or (unicodedata.category(char) == "Lo" and char >= "\u1820")
