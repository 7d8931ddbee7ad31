"""Looks a line up before its inputs have their new names."""


def without_repeats(program, outputs):
    lines, first, called = [], {}, {}
    for name, op, inputs in program:
        if op != "random" and (op, inputs) in first:
            called[name] = first[op, inputs]
        else:
            first[op, inputs] = name
            lines.append((name, op, tuple(called.get(value, value) for value in inputs)))
    return lines, [called.get(value, value) for value in outputs]


def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in program[::-1]:
        if name in needed or op == "random":
            needed.update(inputs)
            kept.insert(0, (name, op, inputs))
    return kept


# diagnosis: OLD_NAMES
