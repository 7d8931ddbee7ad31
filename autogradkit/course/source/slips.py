"""Slips of typing: what to type in place of what isn't Python, where Python's own words don't say it.

Quotation marks of a word processor, signs of a keyboard for Chinese, `×` and `²` as on paper, a space that is
none: a page or a chat puts them into code, and they look right. Words of other languages are here, too.
"""

import difflib
import keyword
import re
import unicodedata

from autogradkit.course import sentences

__all__ = ["advice"]

CODE = re.compile(r"\(?U\+([0-9A-F]{4,6})\)?")
QUOTES = "“”„‟‘’‚‛«»‹›″′`´＂＇「」『』"
UNSEEN = ("Zs", "Zl", "Zp", "Cf", "Cc")
TYPED = {
    "×": "*", "·": "*", "∙": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/", "−": "-", "–": "-", "—": "-",
    "‐": "-", "‑": "-", "≤": "<=", "≥": ">=", "≠": "!=", "…": "...", "。": ".", "、": ",", "√": "np.sqrt()",
    "∞": "np.inf", "→": "->", "⇒": "->", "¬": "not", "∧": "and", "∨": "or", "∑": "np.sum()", "Σ": "np.sum()",
}  # fmt: skip
WORDS = {w for w in keyword.kwlist if w.islower()}
COMMON = {"class", "def", "elif", "else", "except", "for", "from", "if", "import", "return", "while", "with"}
FUNCTION = r"\s*(function|func|fn|sub)\s+(\w|\[)"
# `x'`, the first quotation mark of a line, where no text can begin; r'…' is one.
TRANSPOSED = r"""[^'"#]*(\b(?!(?:[bfru]|[bf]r|r[bf])')[a-z_]\w*|[)\]])'"""
PAIRS = (  # a pattern of a line, and what is said of it
    (r"\s*%", sentences.PERCENT),
    (r"\s*(//|/\*)", sentences.COMMENT),
    (r"\s*\d+[.:|)]?\s+[A-Za-z_@#]", sentences.NUMBERED_LINES),
    (r"\s*(<(!doctype|html|\?xml)|\{\\rtf)", sentences.NO_PLAIN_TEXT),
    (TRANSPOSED, sentences.TRANSPOSED),
    (r"\s*```", sentences.FENCE),
    (r"\s*(>>>|In \[\d+\]:)", sentences.PROMPT),
    (r"\s*(else\s+if|elseif|elsif)\b", sentences.ELIF),
    (r".*&&", sentences.WRITTEN.format(sign="&&", python="and")),
    (r".*\|\|", sentences.WRITTEN.format(sign="||", python="or")),
    (r".*=<", sentences.WRITTEN.format(sign="=<", python="<=")),
    (r".*=>", sentences.WRITTEN.format(sign="=>", python=">=")),
    (r"\s*[\w.]+\s*(\+\+|--)\s*;?\s*$", sentences.COUNTING),
    (FUNCTION, sentences.DEF),
    (r".*[A-Za-z_)\]]\w*\s*\.[-+*/^]", sentences.WITHOUT_THE_DOT),
    (r".*\{\s*$|\s*\}", sentences.BRACES),
)
# `lambda = 3`, `def f(x, lambda):`; not `f(x=None)` or `else`.
TAKEN = re.compile(
    r"(?<![\w.])(lambda|class|from|import|in|is|def|global|with|as|del|try|pass|return)\s*(=(?!=)|[,)](?!\s*=))"
)
FIRST_WORD = re.compile(r"\s*([A-Za-z]+)\b(?=\s+[\w(\"'\[-]|\s*$|:)")
SIDE_BY_SIDE = re.compile(r"(?<![\w.])([A-Za-z_]\w*|\d[\d.]*|\))[ \t]+([A-Za-z_]\w*|\d[\d.]*)")
OTHERS = (  # how Python begins, a pattern of the line, and what is said of it
    ("'return' outside function", "", sentences.RETURN_OUTSIDE),
    ("leading zeros in decimal", r".*\d,0\d", sentences.DECIMAL_POINT),
    ("unterminated string literal", TRANSPOSED, sentences.TRANSPOSED),
    ("unexpected character after line", r"\s*\{\\rtf", sentences.NO_PLAIN_TEXT),
    ("source code", "", sentences.NULL_BYTES),
)
INDENTATION = (
    ("unexpected indent", sentences.INDENTED_TOO_FAR),
    ("unindent does not match", sentences.INDENTED_BETWEEN),
    ("inconsistent use of tabs", sentences.TABS_AND_SPACES),
)


def advice(error, line, above=""):
    """Return what to type in place of what a SyntaxError is about, as a sentence; "" where Python says it.

    Parameters
    ----------
    error : SyntaxError
    line : str
        The line that it is about.
    above : str, optional
        The line above it.

    >>> advice(SyntaxError("invalid character '×' (U+00D7)"), "return g × y")
    'Where × stands, Python wants: *'
    >>> advice(SyntaxError("invalid syntax"), "Return g * y")
    'Python writes it return, in small letters.'
    >>> advice(SyntaxError("'(' was never closed"), "return (g * y")
    ''
    """
    said = str(error.msg)
    if said.startswith(("invalid character", "invalid non-printable character")):
        found = CODE.search(said)
        return of_character(chr(int(found[1], 16)), line) if found else ""
    if said.startswith("unexpected indent") and re.match(FUNCTION, above):
        return sentences.DEF
    for start, pattern, sentence in OTHERS:
        if said.startswith(start) and re.match(pattern, line, re.I):
            return sentence
    for start, sentence in INDENTATION:
        if said.startswith(start):
            return sentence
    if said.startswith(("invalid decimal literal", "invalid imaginary literal", "invalid hexadecimal")):
        return sentences.SIGN_BETWEEN
    if said != "invalid syntax" and not said.startswith(("expected ':'", "unmatched '}'", "illegal")):
        return ""
    return next((sentence for pattern, sentence in PAIRS if re.match(pattern, line, re.I)), "") or of_words(
        line
    )


def of_character(char, line):
    """Return the sentence on a character that Python doesn't take."""
    code = f"U+{ord(char):04X}"
    if char in QUOTES:
        return sentences.STRAIGHT_QUOTES.format(code=code)
    if unicodedata.category(char) in UNSEEN:
        column = line.find(char) + 1
        return sentences.LOOKS_LIKE_A_SPACE.format(code=code, column=column)
    plain = unicodedata.normalize("NFKC", char)
    if unicodedata.decomposition(char).startswith("<super>"):
        return sentences.AS_A_POWER.format(char=char, python=f"**{plain.replace('−', '-')}")
    if char in TYPED or (len(plain) == 1 and "!" <= plain <= "~"):
        return sentences.PYTHON_WANTS.format(char=char, python=TYPED.get(char, plain))
    return sentences.NO_SIGN_OF_PYTHONS.format(code=code)


def of_words(line):
    """Return the sentence on a word that isn't Python's, is Python's own, or has no sign behind it."""
    first = FIRST_WORD.match(line)
    if first and not keyword.iskeyword(first[1]):
        if first[1].lower() in WORDS:
            return sentences.SMALL_LETTERS.format(word=first[1].lower())
        close = difflib.get_close_matches(first[1].lower(), COMMON, n=1, cutoff=0.66)
        if close:
            return sentences.WORD_MEANT.format(word=close[0])
    if taken := TAKEN.search(line):
        return sentences.WORD_TAKEN.format(word=taken[1])
    for pair in SIDE_BY_SIDE.finditer(line.split("#")[0]):
        left, right = pair.groups()
        if not (keyword.iskeyword(left) or keyword.iskeyword(right) or keyword.issoftkeyword(left)):
            return sentences.COMMA_BETWEEN if line.lstrip().startswith("def ") else sentences.SIGN_BETWEEN
    return ""
