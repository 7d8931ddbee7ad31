"""A source is the text in which a learner answers an exercise, cut down to the answer.

The functions an exercise asks for are found by name with `ast`, and only what they need comes along:
imports (but not of the kit itself), other functions, classes and constants. Nothing is executed. So a plot,
a failing experiment or a `print` elsewhere in the file can't get in the way of the answer.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from autogradkit.errors import did_you_mean

from .bindings import bindings_of, decorators, root
from .cells import Cell, cells_of

__all__ = ["FoundAnswer", "Source", "find", "first_few", "read"]

MOST_LISTED = 10  # of what may be said a hundred thousand times about one file
NAMES_TO_COMPARE = 500


@dataclass(frozen=True)
class FoundAnswer:
    """The answer to one exercise, as source text that can run on its own.

    Attributes
    ----------
    source : str
        The functions and what they need; the code of a `.py` file stays on its lines.
    functions : dict of str to tuple of str
        The asked functions that were found, with their parameter names.
    missing : tuple of str
        The asked functions that weren't found.
    problems : tuple of str
        What a reader should know, in sentences: functions defined more than once (the last one
        counts), cells that aren't valid Python, a misspelt name.
    unread : tuple of str
        Those problems that are cells which aren't valid Python.
    """

    source: str
    functions: dict = field(default_factory=dict)
    missing: tuple = ()
    problems: tuple = ()
    unread: tuple = ()


def read(path, names, exercise=()):
    """Find the functions `names` in a `.py` or `.ipynb` file; see `find`. May raise SourceError."""
    return find(cells_of(path), names, exercise)


class Source:
    """The cells of a file, parsed once, however many exercises are looked for in them.

    Parameters
    ----------
    cells : str or sequence of Cell
    """

    def __init__(self, cells):
        self.cells = (Cell(cells),) if isinstance(cells, str) else tuple(cells)
        self.unread, self.by_name = [], defaultdict(list)
        self.bindings = [binding for cell in self.cells for binding in bindings_of(cell, self.unread)]
        for binding in self.bindings:
            for name in binding.names:
                self.by_name[name].append(binding)
        functions = (name for name, known in self.by_name.items() if any(b.function for b in known))
        self.functions = tuple(islice(functions, NAMES_TO_COMPARE))

    def find(self, names, exercise=(), place=""):
        """Find the functions `names` and what they need; see the function `find`.

        `place` is the exercise that those cells belong to which name none, or "" if that may be any.
        """
        asked, own, wanted = frozenset(names), frozenset(exercise), {}
        unread = tuple(first_few(self.unread))
        problems = list(unread)
        may = own | {""}
        for name in names:
            candidates = [b for b in self.by_name.get(name, ()) if b.function is not None]
            candidates = [b for b in candidates if not own or belongs(b, may, place)]
            candidates = [b for b in candidates if belongs(b, own, place)] or candidates
            if candidates:
                wanted[name] = candidates[-1]
            if len(candidates) > 1:
                places = "; ".join(first_few([b.place for b in candidates]))
                problems.append(f"{name} is defined {len(candidates)} times ({places}). The last one counts.")
        missing = tuple(name for name in names if name not in wanted)
        for name in missing:
            if guess := did_you_mean(name, [other for other in self.functions if other not in asked]):
                problems.append(f"There is no function {name}.{guess}")
        if not wanted:
            return FoundAnswer("", {}, missing, tuple(problems), unread)
        elsewhere = [b for b in self.bindings if own and b.names & asked and not belongs(b, may, place)]
        source = layout(closure(self.bindings, elsewhere, wanted), self.cells)
        functions = {name: parameters(binding.function) for name, binding in wanted.items()}
        return FoundAnswer(source, functions, missing, tuple(problems), unread)


def find(cells, names, exercise=()):
    """Find the functions `names` and what they need.

    Parameters
    ----------
    cells : str or sequence of Cell
    names : sequence of str
        The functions that an exercise asks for.
    exercise : collection of str
        The names the exercise goes by. Its own `%%exercise` cells go before all others; from other
        exercises' cells only helpers are taken, for their `backward` answers another question.

    >>> text = "import os\\nimport numpy as np\\nprint(1)\\ndef backward(g, x): return g * np.cos(x)"
    >>> found = find(text, ["backward"])
    >>> found.functions
    {'backward': ('g', 'x')}
    >>> print(found.source.strip())
    import numpy as np
    <BLANKLINE>
    def backward(g, x): return g * np.cos(x)
    """
    return Source(cells).find(names, exercise)


def belongs(binding, own, place):
    """Whether a statement's cell, or else its file, says that it answers one of the exercises `own`."""
    return (binding.cell.exercise or place) in own


def first_few(sentences):
    """Return the first few of many sentences, and how many more there are."""
    more = [f"… and {len(sentences) - MOST_LISTED:,} more"] if len(sentences) > MOST_LISTED else []
    return [*sentences[:MOST_LISTED], *more]


def closure(bindings, left_out, wanted):
    """Return the wanted definitions and, step by step, the last binding of every name they use."""
    left_out = set(left_out)
    bindings = [b for b in bindings if b not in left_out]
    last = {name: binding for binding in bindings for name in binding.names} | wanted
    needed = {b for b in bindings if "*" in b.names}
    to_visit = list(wanted.values())
    while to_visit:
        binding = to_visit.pop()
        if binding not in needed:
            needed.add(binding)
            to_visit.extend(last[name] for name in binding.uses if name in last)
    return [b for b in bindings if b in needed]


def layout(bindings, cells):
    """Put the bindings' text together: on its own lines within a cell, cell after cell."""
    known = {name for b in bindings for name in b.names}
    by_cell, parts = defaultdict(list), []
    for binding in bindings:
        by_cell[id(binding.cell)].append(binding.node)
    for cell in cells:
        if id(cell) not in by_cell:
            continue
        raw = cell.text.encode().split(b"\n")  # ast counts columns in UTF-8 bytes
        kept = [[] for _ in raw]
        for node in by_cell[id(cell)]:
            spans = [(d.lineno, 0, d.end_lineno, None) for d in decorators(node) if root(d) in known]
            spans.append((node.lineno, node.col_offset, node.end_lineno, node.end_col_offset))
            for line, start, last, end in spans:
                for number in range(line, last + 1):
                    piece = raw[number - 1][start if number == line else 0 : end if number == last else None]
                    kept[number - 1].append(piece)
        parts.append(b"\n".join(b"; ".join(filter(None, pieces)) for pieces in kept).decode())
    return "\n".join(parts).rstrip() + "\n" if parts else ""


def parameters(arguments):
    """Return the parameter names of a function."""
    return tuple(a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
