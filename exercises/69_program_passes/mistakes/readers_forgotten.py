"""Leaves lines out and lets others read them."""


def without_repeats(program, outputs):
    lines, seen = [], {}
    for name, op, inputs in program:
        if op == "random" or (op, inputs) not in seen:
            seen[op, inputs] = name
            lines.append((name, op, inputs))
    return lines, outputs


def without_unused(program, outputs):
    needed, kept = set(outputs), []
    for name, op, inputs in program[::-1]:
        if name in needed or op == "random":
            needed.update(inputs)
            kept.insert(0, (name, op, inputs))
    return kept


# diagnosis: READS_NOTHING
