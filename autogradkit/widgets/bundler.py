"""The bundler: makes one ES module of a script and all that it imports.

A browser widget is one module, and in the repository scripts are modules of their own, so that each can be
read and tested alone. Every file becomes a function that runs once and returns what it exports: its other
names stay its own. Comments and spaces stay in the repository. Whatever is written in another form than the
few that are used here is refused, never guessed at.
"""

import posixpath
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .javascript import ScriptError, parts

__all__ = ["bundle", "modules", "variable_name"]

# A literal stands in masked code as its number between two of these, which no script contains.
MASK = "\0"
IMPORT = re.compile(
    rf"^import \{{\s*(\w+(?: as \w+)?(?:\s*,\s*\w+(?: as \w+)?)*),?\s*\}} from {MASK}(\d+){MASK};",
    re.MULTILINE,
)
EXPORT = re.compile(
    r"^export (?:(?P<default>default )(?!function\b|async\b|class\b)"
    r"|(?:(?P<const>const)|class|(?:async )?function) (?P<name>[^\W\d]\w*)(?= ?[=({]| extends ))",
    re.MULTILINE,
)
FORMS = {
    "import": 'import { name, other as another } from "./file.js";',
    "export": "export const NAME = …; export function name(…); export class Name; export default …;",
}


class Script(NamedTuple):
    """A file read: its code as a function's body, the names it imports by file, the names it exports."""

    body: str
    imports: dict[str, list[str]]
    exports: list[str]


def bundle(entry: str) -> str:
    """Return the static script `entry` and all that it imports as one ES module with its default export."""
    return f"{modules(entry)}export default {variable_name(entry)}.default;\n"


def modules(*entries: str) -> str:
    """Return the static scripts `entries` and all they import, each in the constant `variable(its name)`."""
    made: dict[str, str] = {}
    for entry in entries:
        add(entry, made, ())
    return "".join(made.values())


def variable_name(name: str) -> str:
    """Return what a file is called in a bundle.

    >>> variable_name("shared/elements.js")
    '$shared_elements'
    """
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))


def add(name: str, made: dict[str, str], waiting: tuple[str, ...]) -> None:
    """Add a file to those of a bundle, after those that it imports."""
    if name in made:
        return
    if name in waiting:
        raise ScriptError(f"{' imports '.join((*waiting, name))}: a circle can't be bundled.")
    script = read_script(name)
    for other, wanted in script.imports.items():
        add(other, made, (*waiting, name))
        for missing in sorted(set(wanted) - set(read_script(other).exports)):
            raise ScriptError(f"{name} imports {missing} from {other}, which exports no such name.")
    made[name] = f"const {variable_name(name)}=(()=>{{\n{script.body}}})();\n"


@cache
def read_script(name: str) -> Script:
    """Return a static script as the body of a function."""
    file = files(__package__) / "static" / name
    if not file.is_file():
        raise ScriptError(f"There is no script {name} among the static files.")
    return convert(file.read_text("utf-8"), name)


def convert(source: str, name: str) -> Script:
    """Return a script as the body of a function.

    >>> print(convert('import { a } from "./b.js";\\nexport const c = a; // as it is', "d.js").body)
    const{a}=$b;
    const c=a;
    return{c};
    <BLANKLINE>
    """
    code, literals = mask(source, name)
    if own := re.search(r"(?<![\w$])\$[\w$]*", code):
        raise refusal(name, code, literals, own.start(), f"{own[0]} begins as the bundler's own names do")
    imports: dict[str, list[str]] = {}

    def constants(statement: re.Match) -> str:
        """Return the constants that an import becomes."""
        require_top_level(statement, "import", name, code, literals)
        path = literals[int(statement[2])][1:-1]
        if not path.startswith(("./", "../")):
            raise refusal(name, code, literals, statement.start(), f"expected {FORMS['import']}")
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        pairs = [pair.split(" as ") for pair in re.split(r"\s*,\s*", statement[1])]
        imports.setdefault(other, []).extend(pair[0] for pair in pairs)
        return f"const {{{', '.join(': '.join(pair) for pair in pairs)}}} = {variable_name(other)};"

    exports: dict[str, str] = {}

    def declaration(statement: re.Match) -> str:
        """Return what is left of an export: the declaration alone."""
        require_top_level(statement, "export", name, code, literals)
        public, own = ("default", "default_export") if statement["default"] else [statement["name"]] * 2
        if public in exports or (statement["const"] and gives_several(code[statement.end() :])):
            raise refusal(name, code, literals, statement.start(), "it gives one name, and each only once")
        exports[public] = own
        return f"const {own} = " if statement["default"] else statement[0].removeprefix("export ")

    body = IMPORT.sub(constants, EXPORT.sub(declaration, code))
    for word, form in FORMS.items():
        if left := re.search(rf"(?<![\w$]){word}(?![\w$])", body):
            raise refusal(name, body, literals, left.start(), f"expected {form}")
    pairs = [public if public == own else f"{public}: {own}" for public, own in exports.items()]
    body = compact(f"{body}\nreturn {{{', '.join(pairs)}}};\n")
    return Script(unmask(body, literals), imports, list(exports))


def mask(source: str, name: str) -> tuple[str, list[str]]:
    """Return a script's code, without comments and with numbers for its literals, and the literals."""
    code, literals = [], []
    for kind, text in parts(source, name):
        if kind == "code":
            code.append(text)
        elif kind == "comment":
            code.append("\n" * text.count("\n") or " ")
        else:
            code.append(f"{MASK}{len(literals)}{MASK}")
            literals.append(text)
    return "".join(code), literals


def unmask(code: str, literals: list[str]) -> str:
    """Return code with its literals in their places."""
    return re.sub(f"{MASK}(\\d+){MASK}", lambda number: literals[int(number[1])], code)


def refusal(name: str, code: str, literals: list[str], place: int, why: str) -> ScriptError:
    """Return the error for what stands at `place` in masked code."""
    line = unmask(code[:place], literals).count("\n") + 1
    text = unmask(code[place:].partition("\n")[0], literals)
    return ScriptError(f"{name}:{line}: {text!r} is none of the forms that are bundled: {why}.")


def require_top_level(statement: re.Match, word: str, name: str, code: str, literals: list[str]) -> None:
    """Raise a ScriptError for a statement that stands inside brackets."""
    before = statement.string[: statement.start()]
    if any(before.count(opening) != before.count(closing) for opening, closing in ("()", "[]", "{}")):
        raise refusal(name, statement.string, literals, statement.start(), f"expected {FORMS[word]}")


def gives_several(rest: str) -> bool:
    """Return whether a declaration, from behind its first name on, gives several names.

    >>> gives_several(" = [1, 2];"), gives_several(" = 1, b = 2;")
    (False, True)
    """
    depth = 0
    for sign in rest:
        depth += (sign in "([{") - (sign in ")]}")
        if not depth and sign in ",;":
            return sign == ","
    return False


def compact(code: str) -> str:
    """Return masked code without indentation, empty lines and the spaces around signs."""
    code = re.sub(r"\s*\n\s*", "\n", code).lstrip()
    return re.sub(r" *([{}()\[\],;:=<>?&|!*%]) *", r"\1", code)
