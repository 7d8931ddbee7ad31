"""Lines are dataclasses; what is needed is followed from the outputs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    name: str
    op: str
    inputs: tuple


def without_repeats(program, outputs):
    alias, table, lines = ({}, {}, [])
    for line in (Line(*row) for row in program):
        inputs = tuple((alias.get(n, n) for n in line.inputs))
        key = (line.op, *inputs) if line.op != 'random' else line.name
        if key in table:
            alias[line.name] = table[key]
            continue
        table[key] = line.name
        lines.append((line.name, line.op, inputs))
    return (lines, [alias.get(o, o) for o in outputs])


def without_unused(program, outputs):
    made = {name: inputs for name, op, inputs in program}
    need, todo = (set(), [*outputs, *(n for n, op, _ in program if op == 'random')])
    while todo:
        n = todo.pop()
        if n in need:
            continue
        need.add(n)
        todo.extend(made.get(n, ()))
    return [line for line in program if line[0] in need]
