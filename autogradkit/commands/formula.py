"""Formulas as text: what a statement writes in TeX, as a terminal can show it.

Only what the course's statements use is known: fractions, roots, sums, indices, Greek letters, cases and
matrices. What isn't known stays as it was written, so that nothing is lost.
"""

import re
import unicodedata

__all__ = ["formula_text", "with_readable_formulas"]

TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|.", re.DOTALL)
PARTS = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)  # code, in which a dollar is a dollar
BLOCK = re.compile(r"^[ \t]*\$\$(.+?)\$\$[ \t]*", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"\$([^$\n]+)\$")
WIDE, WORD = "\0", 4  # a wide space, until the others are joined; letters that aren't an index but a word
LETTERS = "alpha beta gamma delta epsilon varepsilon mu sigma tau Delta Sigma"
GREEK = dict(zip((f"\\{name}" for name in LETTERS.split()), "αβγδεεμστΔΣ", strict=True))
SIGNS = GREEK | {
    r"\cdot": " · ",
    r"\partial": "∂",
    r"\sum": "Σ ",
    r"\top": "ᵀ",
    r"\leftarrow": " ← ",
    r"\to": " → ",
    r"\longrightarrow": " → ",
    r"\ldots": "…",
    r"\dots": "…",
    r"\le": " ≤ ",
    r"\ge": " ≥ ",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\|": "‖",
    r"\quad": WIDE,
    r"\qquad": WIDE,
    **dict.fromkeys((r"\,", r"\;", r"\ ", "~"), " "),
    **dict.fromkeys((r"\!", r"\left", r"\right", r"\Big", r"\textstyle"), ""),
    **{f"\\{name}": f"{name} " for name in ("max", "ln", "log", "sin", "cos", "tanh", "exp", "arg")},
}
MARKS = {r"\hat": "\u0302", r"\bar": "\u0304", r"\tilde": "\u0303"}
UPRIGHT = {r"\text", r"\mathrm", r"\operatorname", r"\texttt"}
RAISED = str.maketrans("0123456789-+nᵀ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿᵀ")
LOWERED = str.maketrans("0123456789-+aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₋₊ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def with_readable_formulas(text):
    """Return Markdown in which formulas are text; those on lines of their own are indented.

    >>> with_readable_formulas("The rule of $x^2$ costs `$1`.")
    'The rule of x² costs `$1`.'
    """
    parts = PARTS.split(text)
    for number in range(0, len(parts), 2):
        part = BLOCK.sub(lambda found: f"    {formula_text(found[1])}", parts[number])
        parts[number] = INLINE.sub(lambda found: formula_text(found[1]), part)
    return "".join(parts)


def formula_text(tex):
    r"""Return a formula as a line of text.

    >>> print(formula_text(r"\frac{\partial L}{\partial x} = \frac{1}{n} \sum_k \sqrt{x_k^2 + 1}"))
    ∂L/∂x = 1/n Σₖ √(xₖ² + 1)
    """
    text = "".join(Reader(TOKEN.findall(tex)).pieces())
    text = re.sub(r"Σ\s+(?=[ₐ-ₜᵢᵣᵤᵥⱼₓ₀-₉_])", "Σ", text)
    text = re.sub(r"(\b(?:max|arg|log|ln|sin|tanh)) (?=[ₐ-ₜᵢᵣᵤᵥⱼₓ₀-₉_(])", r"\1", text)
    text = re.sub(r"(?<=[∂Δ]) +", "", " ".join(text.split()))
    return re.sub(r" *\0 *", "   ", re.sub(r" +([,;)])", r"\1", text)).strip()


class Reader:
    """Reads the tokens of a formula, from left to right."""

    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def take(self):
        """Return the next token, or an empty text at the end."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else ""
        self.at += 1
        return token

    def next_is(self, token):
        """Return whether the next token, after spaces, is this one; then take it."""
        ahead = self.at
        while ahead < len(self.tokens) and self.tokens[ahead].isspace():
            ahead += 1
        if ahead < len(self.tokens) and self.tokens[ahead] == token:
            self.at = ahead + 1
            return True
        return False

    def pieces(self, end=""):
        """Yield the text piece by piece, up to a token that ends it."""
        while self.at < len(self.tokens):
            token = self.take()
            if token == end:
                return
            yield self.piece(token)

    def argument(self):
        """Return the next group in braces, or the next piece, as text."""
        token = self.take()
        while token.isspace():
            token = self.take()
        return "".join(self.pieces("}")).strip() if token == "{" else self.piece(token).strip()

    def verbatim(self):
        """Return a group of words, whose spaces stay."""
        return "".join(self.pieces("}")) if self.next_is("{") else self.argument()

    def piece(self, token):
        """Return the text that begins with a token, which may take what follows it."""
        if token in (r"\frac", r"\tfrac"):
            return f"{enclosed(self.argument())}/{enclosed(self.argument())}"
        if token == r"\sqrt":
            return f"√{enclosed(self.argument())}"
        if token == r"\underbrace":
            whole = self.argument()
            return f"{whole} [{self.argument()}]" if self.next_is("_") else whole
        if token in MARKS:
            return unicodedata.normalize("NFC", self.argument() + MARKS[token])
        if token in UPRIGHT:
            return self.verbatim()
        if token == r"\begin":
            return self.rows(self.argument())
        if token in "^_" and token:
            return shifted(self.argument(), token)
        if token == "{":
            return "".join(self.pieces("}"))
        return SIGNS.get(token, token)

    def rows(self, kind):
        """Return the rows of cases or of a matrix."""
        text = "".join(self.pieces(r"\end"))
        self.argument()
        rows = [[" ".join(cell.split()) for cell in row.split("&")] for row in text.split(r"\\")]
        if kind == "cases":
            return "{ " + ";  ".join(": ".join(row[::-1]) for row in rows) + " }"
        return "[" + "; ".join(" ".join(row) for row in rows) + "]"


def enclosed(text):
    """Return a part of a fraction or root, in brackets if it is more than one thing."""
    return text if re.fullmatch(r"[^\s+\-·/,]+|∂ ?\w+|\d+", text) else f"({text})"


def shifted(text, sign):
    """Return an exponent or index: small where there are such signs for all of it, else after ^ or _."""
    table = RAISED if sign == "^" else LOWERED
    if text and len(text) < WORD and all(ord(letter) in table for letter in text):
        return text.translate(table)
    plain = r"[A-Za-z]" if sign == "^" else r"[A-Za-z]+"
    return sign + (text if re.fullmatch(plain, text) else f"({text})")
