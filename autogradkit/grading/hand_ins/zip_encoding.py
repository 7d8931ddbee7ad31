"""The encoding of names in a zip that doesn't say it: the first in which all are letters of one language."""

import unicodedata

__all__ = ["decoder_of"]


def decoder_of(members):
    """Return what turns into text the names of members that were written in another language.

    Such a zip doesn't say its encoding, and Python reads the names as cp437. That is left if it makes
    letters; otherwise the first encoding counts in which all the names are letters of its language.
    """
    raw = [member.orig_filename for member in members]
    foreign = "".join(char for char in "".join(raw) if not char.isascii())
    if not foreign:
        return str
    for encoding, language in ENCODINGS:
        try:
            read = "".join(raw).encode("cp437").decode(encoding)
        except UnicodeError:
            continue
        if all(char.isascii() or language(char) for char in read):
            return lambda name, encoding=encoding: name.encode("cp437").decode(encoding)
    return str


def is_letter(char):
    """Return whether a character is one of a word, in any language."""
    return char.isalpha() or unicodedata.category(char).startswith("M") or char in "–—’·"


def is_chinese(char):
    """Return whether a character is Chinese, as GB 2312 or Big5 has it."""
    return "\u4e00" <= char <= "\u9fff" or char in "·（）【】、，。　—－＿"


def is_japanese(char):
    """Return whether a character is Japanese, with kana among them."""
    return is_chinese(char) or "\u3040" <= char <= "\u30ff" or "\uff00" <= char <= "\uffef"


def is_korean(char):
    """Return whether a character is Hangul."""
    return "\uac00" <= char <= "\ud7a3"


ENCODINGS = (
    ("utf-8", is_letter),
    ("cp437", is_letter),
    ("euc-kr", is_korean),
    ("gb2312", is_chinese),
    ("cp932", is_japanese),
    ("big5", is_chinese),
    ("gbk", is_chinese),
    ("cp866", is_letter),
)
