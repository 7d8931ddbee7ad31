"""An answer is the program in which a learner answers an exercise, found by its functions' names.

The functions an exercise asks for are found with `ast`; nothing is executed. What is found is then run as
Python runs it: a `.py` file, or the `%%exercise` cell, whole and in order. Only what a notebook's other cells
hold is taken by name, with what those names need and the statements that change them; for to run them all
could take for ever. See `execution` for how it is run.
"""

import ast
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from autogradkit.course import sentences
from autogradkit.errors import nearest

from .bindings import FUNCTIONS, bindings_of
from .cells import Cell, cells_of
from .effects import called_name, changed_by_calls
from .stubs import is_stub

__all__ = [
    "NAMES_TO_COMPARE",
    "FoundAnswer",
    "Source",
    "find_functions",
    "first_few",
    "parameters",
    "read_functions",
]

WORD = re.compile(r"\w+")
MOST_LISTED = 10  # of what may be said a hundred thousand times about one file
NAMES_TO_COMPARE = 500  # with one that is missing, to tell which was misspelt


@dataclass(frozen=True)
class FoundAnswer:
    """The answer to one exercise, as source text that can run on its own.

    Attributes
    ----------
    source : str
        The program to run: a file or the exercise's own cell as it is, and what they need of a notebook's
        other cells.
    functions : dict of str to tuple of str
        The asked functions that were found, with their parameter
        names as far as the text tells them.
    missing : tuple of str
        The asked functions that weren't found.
    problems : tuple of str
        What a reader should know, in sentences: functions defined more than once (the last one
        counts), cells that aren't valid Python, a misspelt name.
    """

    source: str
    functions: dict = field(default_factory=dict)
    missing: tuple = ()
    problems: tuple = ()


def read_functions(path, names, exercise=()):
    """Find the functions `names` in a `.py` or `.ipynb` file; see `find`. May raise SourceError."""
    return find_functions(cells_of(path), names, exercise)


class Source:
    """The cells of a file, parsed once, however many exercises are looked for in them.

    Parameters
    ----------
    cells : str or sequence of Cell
    compare : int, optional
        How many of its names are compared with one that is missing.
    """

    def __init__(self, cells, compare=NAMES_TO_COMPARE):
        self.cells = (Cell(cells),) if isinstance(cells, str) else tuple(cells)
        self.by_name, self.touching = defaultdict(list), defaultdict(list)
        self.unread = {}  # Cell that isn't valid Python → the sentence on it
        self.bindings = [binding for cell in self.cells for binding in self.read(cell)]
        self.words = {cell: frozenset(WORD.findall(cell.text)) for cell in self.unread}
        self.index = {binding: i for i, binding in enumerate(self.bindings)}
        self.in_cell = defaultdict(list)
        for binding in self.bindings:
            self.in_cell[id(binding.cell)].append(binding)
            for name in binding.definitions:
                self.by_name[name].append(binding)
        called = changed_by_calls([binding.node for binding in self.bindings])
        for binding, by_calls in zip(self.bindings, called):
            for name in binding.names | binding.changes | by_calls:
                self.touching[name].append(binding)
        self.functions = tuple(islice(self.by_name, compare))

    def read(self, cell):
        """Yield the top-level statements of a cell, noting one that can't be read."""
        problems = []
        yield from bindings_of(cell, problems)
        if problems:
            self.unread[cell] = problems[0]

    def defined_in_no_exercise(self, name):
        """Return the definitions of a function in cells that name no exercise, as (Cell, node) pairs."""
        defined = [(b.cell, b.definitions[name]) for b in self.by_name.get(name, ())]
        return [(cell, node) for cell, node in defined if not cell.exercise and is_definition(node)]

    def unread_for(self, names, exercise, place):
        """Return the cells that aren't valid Python and may define one of the functions `names`, and why.

        Those are the exercise's own, and the ones that name no exercise but such a function.
        """
        return {
            cell: said
            for cell, said in self.unread.items()
            if (cell.exercise or place).lower() == exercise.lower()
            or (not cell.exercise and not self.words[cell].isdisjoint(names))
        }

    def find_functions(self, names, exercise=(), place="", taken=()):
        """Find the functions `names` and what they need; see the function `find`.

        `place` is the exercise that those cells belong to which name none, or "" if that may be any. Names
        that are `taken` by other exercises are no misspelt ones of this.
        """
        own = frozenset(map(str.lower, exercise))  # in a notebook %%exercise MUL is understood, too
        may = own | {""}
        unread = [said for cell, said in self.unread.items() if not own or cell.exercise.lower() in may]
        problems, wanted = first_few(unread), {}
        for name in names:
            candidates = self.by_name.get(name, ())
            candidates = [b for b in candidates if not own or belongs(b, may, place)]
            candidates = [b for b in candidates if belongs(b, own, place)] or candidates
            if candidates:
                wanted[name] = last_written(name, candidates)
            passed_over = candidates[-1:] != [wanted.get(name)]
            defined = [b for b in candidates if is_definition(b.definitions[name])]
            defined = [b for b in defined if not (passed_over and is_stub(b.definitions[name]))]
            if len(defined) > 1:
                places = "; ".join(first_few([b.place for b in defined]))
                fields = {"name": name, "count": len(defined), "places": places}
                problems.append(sentences.DEFINED_AGAIN.format(**fields))
        missing = tuple(name for name in names if name not in wanted)
        others = (
            [name for name in self.functions if name not in names and name not in taken] if missing else []
        )
        others = [o for o in others if not own or any(belongs(b, may, place) for b in self.by_name[o])]
        for name in missing:
            if wrote := nearest(name, others):
                problems.append(sentences.YOU_WROTE.format(other=wrote, name=name))
        if not wanted:
            return FoundAnswer("", {}, missing, tuple(problems))
        asked = frozenset(names)
        left_out = {b for b in self.bindings if own and b.names & asked and not belongs(b, may, place)}
        left_out |= {b for name in wanted for b in self.by_name[name] if is_stub(b.definitions[name])}
        left_out |= {b for b in self.bindings if called_name(b.node) in asked}  # there it is only tried
        left_out -= set(wanted.values())
        source = self.text_of(self.needed_statements(set(wanted.values()), left_out))
        functions = {name: parameters(binding.definitions[name]) for name, binding in wanted.items()}
        return FoundAnswer(source, functions, missing, tuple(problems))

    def needed_statements(self, wanted, left_out):
        """Return the statements to run for the wanted ones, and which cells are to run whole."""
        whole = {id(b.cell) for b in wanted if b.cell.number == 0 or b.cell.exercise}
        needed = {b for cell in whole for b in self.in_cell[cell]}
        needed |= {b for b in self.bindings if "*" in b.names and b not in left_out} | wanted
        before = min((self.index[b] for b in needed if id(b.cell) in whole), default=None)
        needed |= {b for b in self.added_to(wanted) if b not in left_out}
        waiting, looked_up = list(needed), set()
        while waiting:
            for name in waiting.pop().uses - looked_up:
                looked_up.add(name)
                touching = [b for b in self.touching.get(name, ()) if b not in left_out]
                new = [b for b in makers(name, touching, whole, before, self.index) if b not in needed]
                needed.update(new)
                waiting += new
        return needed, whole

    def added_to(self, wanted):
        """Yield what is added later to functions that are wanted, as `@derivative.register` does."""
        for asked in wanted:
            for b in (b for name in asked.names for b in self.touching[name]):
                later = self.index[b] > self.index[asked] and b.names.isdisjoint(asked.names)
                if later and b.cell.exercise in ("", asked.cell.exercise):
                    yield b

    def text_of(self, needed_and_whole):
        """Put statements together, on their own lines within a cell, cell after cell."""
        needed, whole = needed_and_whole
        by_cell, parts = defaultdict(list), []
        for binding in needed:
            by_cell[id(binding.cell)].append(binding)
        for cell in self.cells:
            if id(cell) in whole:
                parts.append(cell.text)
            elif id(cell) in by_cell:
                statements = sorted(by_cell[id(cell)], key=self.index.get)
                parts.append(text_of_statements(cell, statements))
        return "\n".join(parts).rstrip() + "\n" if parts else ""


def find_functions(cells, names, exercise=()):
    """Find the functions `names` and what they need.

    Parameters
    ----------
    cells : str or sequence of Cell
    names : sequence of str
        The functions that an exercise asks for.
    exercise : collection of str
        The names the exercise goes by. Its own `%%exercise` cells go before all others; from other
        exercises' cells only helpers are taken, for their `backward` answers another question.

    >>> cells = [Cell("K = 4", 1), Cell("K /= 2", 2), Cell("def backward(g): return g * K", 3)]
    >>> found = find_functions(cells, ["backward"])
    >>> found.functions
    {'backward': ('g',)}
    >>> found.source.splitlines()
    ['K = 4', 'K /= 2', 'def backward(g): return g * K']
    """
    return Source(cells).find_functions(names, exercise)


def makers(name, touching, whole, before, index):
    """Return those of the statements that touch a name in other cells which make what it stands for.

    Those are the last one that surely gives it a value, without needing the value before, and all after
    it. Of a notebook, what stands before the answer's own cell counts, if anything does.
    """
    elsewhere = [b for b in touching if id(b.cell) not in whole]
    if before is not None:
        elsewhere = [b for b in elsewhere if index[b] < before] or elsewhere
    if not any(name in b.names for b in elsewhere):
        return []
    if all(b.is_import for b in elsewhere if name in b.names):  # np.random.seed(0) changes no import
        return [b for b in elsewhere if b.is_import][-1:]
    first = 0
    for i, b in enumerate(elsewhere):
        if name in b.names and b.is_sure and name not in b.uses:
            first = i
    return elsewhere[first:]


def last_written(name, candidates):
    """Return the last definition of a name, but no stub if another cell has it written.

    So it is in the notebook: a stub that runs there takes no answer's place.
    """
    last = candidates[-1]
    if not is_stub(last.definitions[name]):
        return last
    written = [b for b in candidates if b.cell is not last.cell and not is_stub(b.definitions[name])]
    return written[-1] if written else last


def is_definition(node):
    """Return whether a node defines a function itself."""
    return isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda))


def belongs(binding, own, place):
    """Return whether a statement's cell, or else its file, says that it answers one of `own`."""
    return (binding.cell.exercise or place).lower() in own


def first_few(sentences):
    """Return the first few of many sentences, and how many more there are."""
    more = [f"… and {len(sentences) - MOST_LISTED:,} more"] if len(sentences) > MOST_LISTED else []
    return [*sentences[:MOST_LISTED], *more]


def text_of_statements(cell, statements):
    """Return the text of some statements of a cell, each on its own lines."""
    raw = cell.text.encode().split(b"\n")  # ast counts columns in UTF-8 bytes
    kept = [[] for _ in raw]
    for statement in statements:
        node, first = statement.node, statement.first_line
        start = node.col_offset if first == node.lineno else 0
        for number in range(first, node.end_lineno + 1):
            end = node.end_col_offset if number == node.end_lineno else None
            kept[number - 1].append(raw[number - 1][start if number == first else 0 : end])
    return b"\n".join(b"; ".join(filter(None, pieces)) for pieces in kept).decode()


def parameters(definition):
    """Return the parameter names of a function or class; none where only running it could tell."""
    if isinstance(definition, ast.ClassDef):
        made = [n for n in definition.body if isinstance(n, FUNCTIONS) and n.name == "__init__"]
        definition = made[-1] if made else definition
    arguments = getattr(definition, "args", None)
    if not isinstance(arguments, ast.arguments):
        return ()
    return tuple(a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
