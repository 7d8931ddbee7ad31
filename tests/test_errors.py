"""The tree of errors at the top of `autogradkit/errors.py`: all of them, and each under its parent."""

import ast
import re
from pathlib import Path

import autogradkit
from autogradkit import errors

PACKAGE = Path(autogradkit.__file__).parent


def drawn():
    """Yield (name, parent) for each line of the tree; the root's parent is None."""
    above = []  # (indent, name) of the lines that this one may hang from
    for indent, name in re.findall(r"^( +)(\w+Error)\b", errors.__doc__, flags=re.MULTILINE):
        above = [(depth, parent) for depth, parent in above if depth < len(indent)]
        yield name, above[-1][1] if above else None
        above.append((len(indent), name))


def defined():
    """Yield (name, names of its bases) for each error class in the package."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                yield node.name, {ast.unparse(base) for base in node.bases}


def test_the_tree_shows_every_error_there_is_under_its_parent():
    parents, bases = dict(drawn()), dict(defined())
    assert parents.keys() == bases.keys()
    for name, parent in parents.items():
        kits = bases[name] & bases.keys()
        assert kits == ({parent} if parent else set()), name


def test_what_an_error_also_is_stands_in_its_line():
    for name, bases in defined():
        line = next(line for line in errors.__doc__.splitlines() if line.strip().startswith(name))
        for base in bases - {"AutogradkitError", "Exception"} - dict(drawn()).keys():
            assert base in line, name
