"""Dropped lines: those whose results nobody uses, such as gradients that nobody asked for."""

from typing import Any

from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text

__all__ = ["without_unused_lines"]


def without_unused_lines(program: Program) -> tuple[Program, str]:
    """Return the program without lines that neither an output nor a live call needs."""
    needed: set[Any] = set(program.outputs)
    kept = []
    for line in reversed(program.lines):
        if line.call.kind != "live" and needed.isdisjoint(line.results):
            continue
        needed.update(line.operands())
        if line.several and not needed.issuperset(line.results):
            line = line.with_fields(results=tuple([v if v in needed else None for v in line.results]))
        kept.append(line)
    gone = len(program.lines) - len(kept)
    said = f"dropped {count_text(gone, 'line')} whose results nobody uses" if gone else ""
    return program.with_fields(lines=kept[::-1]), said
