"""Takes names one behind the other for the same if they say the same."""

def without_unused(program, outputs):
    needed, kept = (set(outputs), [])
    for name, op, inputs in reversed(program):
        if name in needed or op == 'random':
            needed.update(inputs)
            kept.append((name, op, inputs))
    return kept[::-1]

def without_repeats(program, outputs):
    kept, made, instead = ([], {}, {})
    for name, op, inputs in program:
        inputs = tuple((instead.get(value, value) for value in inputs))
        key = op + ''.join(inputs)
        if op != 'random' and key in made:
            instead[name] = made[key]
        else:
            made[key] = name
            kept.append((name, op, inputs))
    return (kept, [instead.get(value, value) for value in outputs])
