"""Three rounds over the program, each of which knows the names of the round before."""

def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in reversed(program):
        if name in needed or op == "random":
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]


def without_repeats(program, outputs):
    lines, outputs = list(program), list(outputs)
    for _ in range(3):
        made, instead = {}, {}
        for name, op, inputs in lines:
            first = made.setdefault((op, inputs), name)
            if op != "random" and first != name:
                instead[name] = first
        lines = [(n, op, tuple(instead.get(v, v) for v in i)) for n, op, i in lines if n not in instead]
        outputs = [instead.get(v, v) for v in outputs]
    return lines, outputs
