"""Keeps every line without inputs."""


def without_repeats(program, outputs):
    kept, made, instead = ([], {}, {})
    for name, op, inputs in program:
        inputs = tuple((instead.get(value, value) for value in inputs))
        if op != 'random' and (op, inputs) in made:
            instead[name] = made[op, inputs]
        else:
            made[op, inputs] = name
            kept.append((name, op, inputs))
    return (kept, [instead.get(value, value) for value in outputs])


def without_unused(program, outputs):
    needed, kept = (set(outputs), [])
    for name, op, inputs in reversed(program):
        if name in needed or not inputs:
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]
