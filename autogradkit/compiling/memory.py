"""The memory of a program: how many bytes of arrays that it has made are needed after each of its lines."""

import numpy as np

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import size_in_words
from autogradkit.compiling.value import Value

__all__ = ["chart", "live_bytes", "size_in_words"]


def live_bytes(program: Program) -> list[int]:
    """Return, for each line, the bytes of the program's own arrays that are needed once it has run.

    Arrays that share memory count once, as the largest of them. What comes from outside is not counted.
    """
    aliases = Aliases(program)
    aliases.join_places(program)
    kept = aliases.families(program.outputs)
    first: dict[Value, int] = {}
    last: dict[Value, int] = {}
    size: dict[Value, int] = {}
    for n, line in enumerate(program.lines):
        for value in filter(None, line.results):
            family = aliases.of(value)
            first.setdefault(family, n)
            size[family] = max(size.get(family, 0), getattr(value.example, "nbytes", 0))
        for value in (*line.operands(), *filter(None, line.results)):
            last[aliases.of(value)] = n
    change = np.zeros(len(program.lines) + 1, int)
    for family, n in first.items():
        if not aliases.is_given(family):
            change[n] += size[family]
            change[len(program.lines) if family in kept else last[family]] -= size[family]
    return np.cumsum(change)[:-1].tolist()


def chart(program: Program, texts: list[str], width: int = 30) -> str:
    """Return the program's lines, each with a bar for the memory that is needed once it has run."""
    live = live_bytes(program)
    most = max([*live, 1])
    rows = [
        f"{size_in_words(n):>9} {'█' * round(width * n / most):{width}} {text.strip()}"
        for n, text in zip(live, texts, strict=True)
    ]
    return "\n".join([f"at most {size_in_words(most)}", *rows])
