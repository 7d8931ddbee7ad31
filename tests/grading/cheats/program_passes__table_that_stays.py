"""What was met stays from program to program, in a default."""


def without_repeats(program, outputs, made={}):
    kept, instead = [], {}
    for name, op, inputs in program:
        inputs = tuple(instead.get(value, value) for value in inputs)
        first = made.setdefault((op, inputs), name)
        if op != "random" and first != name:
            instead[name] = first
        else:
            kept.append((name, op, inputs))
    return kept, [instead.get(value, value) for value in outputs]


def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in reversed(program):
        if name in needed or op == "random":
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]
