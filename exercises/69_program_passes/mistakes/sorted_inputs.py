"""Takes x − y and y − x for the same."""


def without_repeats(program, outputs):
    lines, first, called = [], {}, {}
    for name, op, inputs in program:
        inputs = tuple(called.get(value, value) for value in inputs)
        key = (op, tuple(sorted(inputs)))
        if op != "random" and key in first:
            called[name] = first[key]
        else:
            first[key] = name
            lines.append((name, op, inputs))
    return lines, [called.get(value, value) for value in outputs]


def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in program[::-1]:
        if name in needed or op == "random":
            needed.update(inputs)
            kept.insert(0, (name, op, inputs))
    return kept


# diagnosis: ORDER_IGNORED
