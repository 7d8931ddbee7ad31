"""The user's names: what the lines of the user's own code call the results that they give a name to."""

import ast
import linecache
from typing import Any

from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value

__all__ = ["names_of_user"]

MOST = 64  # files that are remembered
read: dict[str, tuple[list[str], dict[int, str]]] = {}  # file -> its lines, and the names that they give


def names_of_user(program: Program) -> dict[Value, str]:
    """Return the names that the user's own lines give to results: that of `h = np.tanh(x @ w)` is h."""
    last: dict[Any, Value] = {}
    found: dict[Value, str] = {}
    of_files: dict[str, dict[int, str]] = {}  # file -> the names that its lines give

    def close() -> None:
        found.update({value: name for (_, name), value in last.items()})
        last.clear()

    before = None
    for line in program.lines:
        if line.part == "backward" or line.place is None or not line.results:
            continue
        file, number = line.place
        if file not in of_files:
            of_files[file] = names_given_in(file)
        name = of_files[file].get(number)
        if name is None:
            continue
        if before is not None and line.place != before:
            close()
        before = line.place
        value = line.results[0]
        if value is not None and line.call.kind not in ("item",):
            last[line.place, name] = value
    close()
    return found


def names_given_in(file: str) -> dict[int, str]:
    """Return the name that each line of a file gives, remembered for as long as its text is the same."""
    lines = linecache.getlines(file)
    if file not in read or read[file][0] is not lines:
        if len(read) >= MOST:
            read.clear()
        read[file] = lines, assignments("".join(lines))
    return read[file][1]


def assignments(text: str) -> dict[int, str]:
    """Return, for each line of a text that stands in `name = …`, that name."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return {}
    found: dict[int, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign([ast.Name(name)]) if not any(isinstance(n, ast.Lambda) for n in ast.walk(node)):
                found.update(dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), name))
    return found
