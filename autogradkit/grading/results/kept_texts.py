"""Texts as they are kept in results: printable, of bounded length, equal ones once."""

import sys
from functools import lru_cache

from autogradkit.checking.quotations import one_line, printable_text

__all__ = ["MOST_TEXTS", "encodable_text", "kept_code", "kept_report", "kept_text", "kept_texts"]

LONGEST_SENTENCE, LONGEST_LINE = 1_000, 2_000  # ours have 300; what they quote has its own, smaller bound
MOST_TEXTS, MOST_LINES = 40, 400
MOST_CODE_LINES, WIDEST_CODE = 60, 110  # of the code on her own page: a rule is a page


@lru_cache(4_096)
def kept_text(text):
    """Return a text as it is kept: one line, printable, of bounded length, whatever it was made of.

    Equal texts become one: most of a class's forty thousand results say the same.
    """
    return sys.intern(one_line(encodable_text(text), LONGEST_SENTENCE))


def kept_texts(texts):
    """Return texts as they are kept, and no more of them than anybody reads."""
    if len(texts) > MOST_TEXTS:
        texts = (*texts[: MOST_TEXTS - 1], f"… and {len(texts) - MOST_TEXTS + 1:,} more")
    return tuple(map(kept_text, texts))


@lru_cache(1_024)
def kept_report(text):
    """Return a report as it is kept: its lines, each like any other text."""
    lines = encodable_text(text).split("\n")
    return sys.intern("\n".join(map(kept_line, lines[:MOST_LINES])) + "\n…" * (len(lines) > MOST_LINES))


@lru_cache(256)
def kept_code(source):
    """Return code as a page shows it: its first lines, none longer than a screen is wide."""
    lines = encodable_text(source).rstrip().split("\n")  # the first stays, if empty: lines keep their numbers
    kept = [printable_text(line[:LONGEST_LINE]) for line in lines[:MOST_CODE_LINES]]
    kept = [line if len(line) <= WIDEST_CODE else f"{line[:WIDEST_CODE]}…" for line in kept]
    return "\n".join(kept) + "\n…" * (len(lines) > MOST_CODE_LINES)


def kept_line(line):
    """Return a line of a report, printable and of bounded length."""
    line = printable_text(line[:LONGEST_LINE])
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def encodable_text(text):
    """Return a text that can be written as UTF-8, whatever a file's name or message was made of."""
    return text.encode("utf-8", "replace").decode()
