from collections import OrderedDict


def without_repeats(program, outputs):
    names, seen, kept = {}, OrderedDict(), []
    for name, op, inputs in program:
        key = (op, tuple(names.get(i, i) for i in inputs))
        if op == "random":
            key += (name,)
        first = seen.setdefault(key, name)
        names[name] = first
        if first == name:
            kept.append((name, op, key[1]))
    return kept, [names.get(o, o) for o in outputs]


def without_unused(program, outputs):
    by_name = {line[0]: line for line in program}
    live, todo = set(), [*outputs, *(n for n, op, _ in program if op == "random")]
    while todo:
        n = todo.pop()
        if n in by_name and n not in live:
            live.add(n)
            todo += by_name[n][2]
    return [line for line in program if line[0] in live]
