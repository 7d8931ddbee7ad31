import dataclasses
from dataclasses import dataclass
from typing import Iterator
@dataclass(order=True, frozen=True)
class Line:
    name: str
    op: str
    inputs: tuple
    @property
    def key(self): return self.op, self.inputs
    def renamed(self, table): return dataclasses.replace(self, inputs=tuple(table.get(i, i) for i in self.inputs))
    def raw(self): return dataclasses.astuple(self)
def lines(program) -> Iterator[Line]:
    yield from (Line(*row) for row in program)
def without_repeats(program, outputs):
    table, known, out = {}, {}, []
    for line in lines(program):
        line = line.renamed(table)
        if line.op != "random" and line.key in known:
            table[line.name] = known[line.key]
            continue
        known.setdefault(line.key, line.name)
        out.append(line.raw())
    return out, [table.get(o, o) for o in outputs]

def without_unused(program, outputs):
    need, kept = set(outputs), []
    for name, op, inputs in reversed(program):
        if name in need or op == "random":
            need |= set(inputs)
            kept.insert(0, (name, op, inputs))
    return kept
