"""An operation that begins like the draw is one."""


def without_unused(program, outputs):
    needed, kept = (set(outputs), [])
    for name, op, inputs in reversed(program):
        if name in needed or op == "random":
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]


def without_repeats(program, outputs):
    kept, made, instead = ([], {}, {})
    for name, op, inputs in program:
        inputs = tuple(instead.get(value, value) for value in inputs)
        if not op.startswith("r") and (op, inputs) in made:
            instead[name] = made[op, inputs]
        else:
            made[op, inputs] = name
            kept.append((name, op, inputs))
    return (kept, [instead.get(value, value) for value in outputs])
