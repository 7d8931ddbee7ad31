"""Kept places: results that stay inside the program are written into memory that is kept from call to call.

Each place is a part of one block. What is needed at the same time lies side by side; what is not needed any
more makes room for what comes. So the block is about as large as the program's arrays ever are together.
"""

from collections.abc import Callable

import numpy as np

from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.memory_reuse import call_of, elementwise, fits
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text, size_in_words
from autogradkit.compiling.value import Value, array_without_memory

__all__ = ["with_kept_places"]

ROOM = 64  # bytes: where a line of a processor's cache begins
CAN_WRITE = ("np.add.reduce", "np.matmul", "np.concatenate", "np.stack")  # take out=
MATMUL = Call("function", "np.matmul", np.matmul)


def with_kept_places(program: Program) -> tuple[Program, str]:
    """Return the program with kept places for results that neither leave it nor are held by others."""
    aliases = Aliases(program)
    aliases.join_places(program)
    of, last = aliases.of, aliases.last_uses(program)
    others = [v for line in program.lines if may_keep(line) for v in line.operands()]
    closed = aliases.escaping | aliases.families(others)
    block, kept, lines = Block(), {}, []
    place: dict[Value, tuple[int, int]] = {}  # family -> its part of the block: where it begins, its size
    ending: dict[int, set] = {}  # line -> the families that nobody needs after it
    written = 0
    for n, line in enumerate(program.lines):
        z = line.results[0] if line.results else None
        family = None if z is None else of(z)
        new = None
        # two that may share memory have but one place
        if not (z is None or family in closed or family in place or aliases.is_given(family)):
            new = writable(line)
        if new is not None:
            written += 1
            size, free = z.example.nbytes, ending.get(n, set())
            roomy = {
                family for family in free if place[family][1] >= size
            }  # a family has arrays of all sizes
            old = overwritten(line, roomy, of)
            free.discard(old)
            place[family] = place[old] if old is not None else (block.take(size), size)
            ending.setdefault(last[family], set()).add(family)
            key = place[family][0], z.shape, z.dtype
            if key not in kept:
                kept[key] = Value(array_without_memory(z.shape, z.dtype), "kept", "kept")
            line = line.into(kept[key], new)
        lines.append(line)
        for family in ending.pop(n, ()):
            block.give_back(*place[family])
    memory = size_in_words(block.size)
    said = f"wrote {count_text(written, 'result')} into {memory} of kept memory" if written else ""
    places = tuple([(value, start) for (start, _, _), value in kept.items()])
    return program.with_fields(lines=lines, kept=places, kept_bytes=block.size), said


def overwritten(line: Line, free: set, of: Callable[[Value], Value]) -> Value | None:
    """Return the family of an operand that a ufunc may write over: it fits, and nobody needs it."""
    if not free or elementwise(line) is None:
        return None
    z = line.results[0]
    return next((f for v in line.operands() if (f := of(v)) in free and fits(v, z)), None)


def may_keep(line: Line) -> bool:
    """Whether what a line calls may hold on to an array: an optimiser's step, or a rule of the user's."""
    if line.call.kind == "live":
        return bool(line.results)
    return line.call.kind in ("forward", "rule") and not line.call.is_of_kit


def writable(line: Line) -> Call | None:
    """Return the call by which a line can be told where to write; None if it can't be, or has a place."""
    z = line.results[0].example
    if line.out is not None or line.several or not line.fresh or type(z) is not np.ndarray:
        return None
    if not (z.ndim and z.size and z.base is None and z.flags.c_contiguous):
        return None
    ufunc, call = elementwise(line), line.call
    if ufunc is not None and call.kind == "operator":
        return call_of(ufunc)
    if ufunc is not None or (call.kind == "function" and call.name in CAN_WRITE):
        return call if "out" not in line.keywords and len(line.arguments) < 4 else None
    if call.kind == "method" and call.name == "dot" and len(line.arguments) == 2:
        return call
    if call.kind == "operator" and call.name == "@" and len(line.arguments) == 2:
        return MATMUL
    return None


class Block:
    """A block of memory, of which parts are taken and given back; it is as large as was ever needed."""

    def __init__(self) -> None:
        self.size = 0
        self.free: list[tuple[int, int]] = []  # (start, end), in order, none next to another

    def take(self, size: int) -> int:
        """Return where a part of `size` bytes begins that nobody has: the smallest gap, or the end."""
        size = in_steps(size)
        fitting = [(end - start, start) for start, end in self.free if end - start >= size]
        if fitting:
            _, start = min(fitting)
            n = next(n for n, gap in enumerate(self.free) if gap[0] == start)
            end = self.free[n][1]
            self.free[n : n + 1] = [(start + size, end)] * (start + size < end)
            return start
        start = self.size
        if self.free and self.free[-1][1] == self.size:
            start = self.free.pop()[0]
        self.size = start + size
        return start

    def give_back(self, start: int, size: int) -> None:
        """Take back a part."""
        gaps = sorted([*self.free, (start, start + in_steps(size))])
        self.free = []
        for start, end in gaps:
            if self.free and self.free[-1][1] == start:
                start = self.free.pop()[0]
            self.free.append((start, end))


def in_steps(size: int) -> int:
    """Return a number of bytes, rounded up to whole steps of ROOM."""
    return -(-size // ROOM) * ROOM
