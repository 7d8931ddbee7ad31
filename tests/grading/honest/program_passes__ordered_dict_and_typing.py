from collections import OrderedDict, defaultdict, namedtuple
from typing import Iterable
import pprint
Line = namedtuple("Line", "name op inputs")
def without_repeats(program, outputs):
    instead = {}
    table = OrderedDict()
    kept = []
    for line in map(lambda l: Line(*l), program):
        ins = tuple(instead.get(i, i) for i in line.inputs)
        key = (line.op, ins)
        if line.op != "random" and key in table:
            instead[line.name] = table[key]
            continue
        table[key] = line.name
        kept.append((line.name, line.op, ins))
    return kept, [instead.get(o, o) for o in outputs]
def without_unused(program, outputs):
    needed = set(outputs)
    kept = []
    for line in program[::-1]:
        name, op, inputs = line
        if op == "random" or name in needed:
            needed |= set(inputs)
            kept.insert(0, line)
    return kept
