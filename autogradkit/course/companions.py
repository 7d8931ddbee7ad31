"""Companions: the files that go with an exercise beside its texts, its programs, pictures and data.

Programs are those that `exercise.py` imports or reads, itself or through another. Pictures and data are those
in its folder that the statement or a trusted file names: by their names, by a pattern such as "day_*.csv", by
an f-string, or by the folder they are in. No other file is one: a folder may hold its author's notes, and
answers.
"""

import ast
import re

from .exercise_faults import text_of

__all__ = ["companions", "trusted_programs"]

PROGRAMS = (".py", ".pyc", ".ipynb", ".md")
AUTHORS = ("mistakes", "right")  # folders of an exercise that no learner gets
NAMES_A_PROGRAM = re.compile(r"\.\w+|\w+\.py")  # ".drawn", imported by a call; "driver.py", read as a text
ANSWERS = ("rule.py", "solution.py")  # the Python of a folder that doesn't say what is right


def trusted_programs(folder):
    """Return `exercise.py` and the Python beside it that it imports, itself or through another; sorted."""
    beside = {path.stem: path for path in folder.glob("*.py") if path.name not in ANSWERS}
    reached, waiting = set(), ["exercise"]
    while waiting:
        name = waiting.pop()
        if name in beside and name not in reached:
            reached.add(name)
            waiting += imported_in(text_of(beside[name]))
    return sorted(beside[name] for name in reached)


def companions(folder, trusted_files):
    """Return the files in an exercise's folder that go with it, sorted."""
    statement = folder / "README.md"
    texts = [text_of(path) for path in (statement, *trusted_files) if path.is_file()]
    patterns = {pattern for path in trusted_files for pattern in patterns_in(text_of(path))}
    inside = [(path, path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    own = [(path, place) for path, place in inside if path.suffix not in PROGRAMS and is_own(place)]
    return sorted(
        path
        for path, place in own
        if any(path.name in text for text in texts) or any(fits(place, pattern) for pattern in patterns)
    )


def is_own(path):
    """Return whether a path in an exercise's folder is neither hidden nor one of its author's answers.

    >>> from pathlib import Path
    >>> is_own(Path("pictures/curve.png")), is_own(Path("right/curve.png")), is_own(Path(".git/curve.png"))
    (True, False, False)
    """
    return path.parts[0] not in AUTHORS and not any(part.startswith((".", "__")) for part in path.parts)


def imported_in(source):
    """Return the names of what a program imports, imports from or reads as a text.

    >>> sorted(imported_in("from .judge import judge\\nimport_module('.drawn', p)\\nread('driver.py')"))
    ['drawn', 'driver', 'judge']
    """
    names = set()
    for node in nodes_of(source):
        if isinstance(node, ast.ImportFrom):
            names |= {node.module} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and NAMES_A_PROGRAM.fullmatch(str(node.value)):
            names.add(node.value.removeprefix(".").removesuffix(".py"))
    return names


def nodes_of(source):
    """Return the nodes of a program's tree; none of one that can't be read, which is said where it is run."""
    try:
        return list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return []


def patterns_in(source):
    """Yield the texts of a program that may stand for several files; in an f-string, * for what is filled in.

    >>> sorted(patterns_in("z = x * y; f('day_*.csv'); f(f'{name}_1.csv'); f('*')"))
    ['*_1.csv', '_1.csv', 'day_*.csv']
    """
    for node in nodes_of(source):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
            pattern = "".join(parts)
        else:
            pattern = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if any(map(str.isalnum, pattern)) and pattern.isprintable():
            yield pattern


def fits(path, pattern):
    """Return whether a pattern stands for a file, or names the folder that it is in.

    >>> from pathlib import Path
    >>> [fits(Path("data/day_1.csv"), pattern) for pattern in ("day_*.csv", "data", "day_?", "data/*.csv")]
    [True, True, False, True]
    """
    name = pattern.rstrip("/")
    return path.match(pattern) or any(folder.as_posix() == name for folder in path.parents)
