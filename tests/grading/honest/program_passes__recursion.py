"""Needed lines by recursion from the outputs; repeats by a class that knows names."""


class Names(dict):
    def __missing__(self, name):
        return name


def without_repeats(program, outputs):
    known, first, kept = Names(), {}, []
    for place, (name, op, inputs) in enumerate(program):
        inputs = tuple(known[i] for i in inputs)
        key = (op, inputs, place if op == "random" else None)
        known[name] = first.setdefault(key, name)
        if known[name] == name:
            kept.append((name, op, inputs))
    return kept, [known[o] for o in outputs]


def without_unused(program, outputs):
    lines, needed = {line[0]: line for line in program}, set()

    def need(name):
        if name in lines and name not in needed:
            needed.add(name)
            for source in lines[name][2]:
                need(source)

    for name in (*outputs, *(name for name, op, _ in program if op == "random")):
        need(name)
    return [line for line in program if line[0] in needed]
