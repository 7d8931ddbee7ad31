"""Takes away what nobody reads, five rounds long: longer chains stay in part."""

def without_repeats(program, outputs):
    kept, made, instead = [], {}, {}
    for name, op, inputs in program:
        inputs = tuple(instead.get(value, value) for value in inputs)
        if op != "random" and (op, inputs) in made:
            instead[name] = made[op, inputs]
        else:
            made[op, inputs] = name
            kept.append((name, op, inputs))
    return kept, [instead.get(value, value) for value in outputs]


def without_unused(program, outputs):
    kept = list(program)
    for _ in range(5):
        read = {value for _, _, inputs in kept for value in inputs} | set(outputs)
        kept = [line for line in kept if line[0] in read or line[1] == "random"]
    return kept
