"""Leaves out a draw that nobody uses, and the generator stands elsewhere."""


def without_repeats(program, outputs):
    lines, first, called = [], {}, {}
    for name, op, inputs in program:
        inputs = tuple(called.get(value, value) for value in inputs)
        if op == "random" or (op, inputs) not in first:
            first[op, inputs] = name
            lines.append((name, op, inputs))
        called[name] = name if op == "random" else first[op, inputs]
    return lines, [called.get(value, value) for value in outputs]


def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in reversed(program):
        if name in needed:
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]


# diagnosis: DRAW_LOST
