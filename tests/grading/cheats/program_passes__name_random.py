"""What is called random is a draw."""


def without_repeats(program, outputs):
    kept, made, instead = ([], {}, {})
    for name, op, inputs in program:
        inputs = tuple(instead.get(value, value) for value in inputs)
        if op != "random" and (op, inputs) in made:
            instead[name] = made[op, inputs]
        else:
            made[op, inputs] = name
            kept.append((name, op, inputs))
    return (kept, [instead.get(value, value) for value in outputs])


def without_unused(program, outputs):
    needed, kept = (set(outputs), [])
    for line in reversed(program):
        if line[0] in needed or "random" in line:
            needed.update(line[2])
            kept.append(line)
    return kept[::-1]
