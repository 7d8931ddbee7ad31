"""JavaScript in parts: strings, templates, regular expressions and comments are told apart from code."""

import re
from collections.abc import Iterator

from autogradkit.errors import AutogradkitError

__all__ = ["ScriptError", "parts"]

BEGINNING = re.compile(r"""["'`/]""")
COMMENT = re.compile(r"//[^\n]*|/\*[\s\S]*?\*/")
STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
TEMPLATE_TEXT = re.compile(r"(?:[^`\\$]|\\[\s\S]|\$(?!\{))*")
# After these words an expression begins: a slash there opens a regular expression.
BEFORE_AN_EXPRESSION = [
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "delete",
    "void",
    "throw",
    "new",
    "else",
    "do",
    "yield",
    "await",
]


class ScriptError(AutogradkitError):
    """A script of the kit's is written in a way that the bundler does not understand."""


def parts(source: str, name: str, place: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the parts of a script, (kind, text), which together are the whole of it from `place` on.

    Whether a slash divides or opens a regular expression is known from what stands before it. Where that
    would take a parser, a ScriptError asks for parentheses; `name` is the script's, for such messages.

    >>> list(parts("a / b; // half", "example"))
    [('code', 'a '), ('code', '/'), ('code', ' b; '), ('comment', '// half')]
    >>> [kind for kind, _ in parts("[/[/]/, `${a + `}`}`]", "example")]
    ['code', 'regex', 'code', 'template', 'code']
    """
    before = ""  # the code so far, a literal standing in it as ""
    while begins := BEGINNING.search(source, place):
        start = begins.start()
        if start > place:
            yield "code", source[place:start]
            before += source[place:start]
        kind, text = literal(source, start, before, f"{name}:{source.count(chr(10), 0, start) + 1}")
        yield kind, text
        place = start + len(text)
        before += {"code": text, "comment": " "}.get(kind, '""')
    if place < len(source):
        yield "code", source[place:]


def literal(source: str, start: int, before: str, where: str) -> tuple[str, str]:
    """Return the kind and the text of what begins with a quote or a slash at `start`."""
    if source[start] == "`":
        return "template", source[start : template_end(source, start, where)]
    if source[start] in "\"'":
        return "string", matched_text(STRING, "string", source, start, where)
    if source[start + 1 : start + 2] in ("/", "*"):
        return "comment", matched_text(COMMENT, "comment", source, start, where)
    return (
        ("code", "/")
        if divides(before, where)
        else ("regex", matched_text(REGEX, "regular expression", source, start, where))
    )


def matched_text(pattern: re.Pattern, what: str, source: str, start: int, where: str) -> str:
    """Return what a pattern finds at `start`; a ScriptError if it has no end."""
    found = pattern.match(source, start)
    if found is None:
        raise ScriptError(f"{where}: a {what} that begins here has no end.")
    return found[0]


def divides(before: str, where: str) -> bool:
    """Return whether a slash after this code is a division; a ScriptError where that can't be told."""
    before = before.rstrip()
    word = re.search(r"[\w$]+$", before)
    if word:
        return word[0] not in BEFORE_AN_EXPRESSION
    if before.endswith(("}", "++", "--")) or (before.endswith(")") and is_head(before)):
        raise ScriptError(
            f"{where}: does this slash divide or open a regular expression? After {before[-1]!r} the bundler "
            "can't tell: put what it belongs to in parentheses."
        )
    return before.endswith((")", "]", '"'))


def is_head(before: str) -> bool:
    """Return whether the parentheses that end here are the head of an if, while, for or with."""
    depth, place = 0, len(before)
    while place and (depth or place == len(before)):
        place -= 1
        depth += (before[place] == ")") - (before[place] == "(")
    return re.search(r"(?<![\w$.])(?:if|while|for|with)\s*$", before[:place]) is not None


def template_end(source: str, start: int, where: str) -> int:
    """Return where the template that begins at `start` ends; what is inside `${…}` is read as a script."""
    place = TEMPLATE_TEXT.match(source, start + 1).end()
    while source.startswith("${", place):
        place = TEMPLATE_TEXT.match(source, substitution_end(source, place + 2, where)).end()
    if not source.startswith("`", place):
        raise ScriptError(f"{where}: a template that begins here has no end.")
    return place + 1


def substitution_end(source: str, place: int, where: str) -> int:
    """Return where the code inside `${…}` that begins at `place` ends, its closing brace included."""
    depth = 1
    for kind, text in parts(source, where, place):
        if kind == "code":
            for i, sign in enumerate(text):
                depth += (sign == "{") - (sign == "}")
                if not depth:
                    return place + i + 1
        place += len(text)
    raise ScriptError(f"{where}: a substitution in a template has no end.")
