"""Keeps a line if anybody reads it, needed or not."""


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
    read = {value for _, _, inputs in program for value in inputs}.union(outputs)
    return [line for line in program if line[0] in read or line[1] == "random"]


# diagnosis: ONE_LOOK
