"""Each value gets a number by what it computes; and lines are dropped until none can go."""


def without_repeats(program, outputs):
    number_of, name_of, expressions, lines = {}, {}, {}, []

    def number(name):
        return number_of.setdefault(name, ("outside", name))

    for name, op, inputs in program:
        key = (op, tuple(map(number, inputs)), name if op == "random" else None)
        if key not in expressions:
            expressions[key] = len(expressions)
            name_of[expressions[key]] = name
            lines.append([name, op, [name_of.get(number(value), value) for value in inputs]])
        number_of[name] = expressions[key]
    return tuple(lines), tuple(name_of.get(number(value), value) for value in outputs)


def without_unused(program, outputs):
    lines = list(program)
    while True:
        read = {value for _, _, inputs in lines for value in inputs}.union(outputs)
        left = [line for line in lines if line[0] in read or line[1] == "random"]
        if left == lines:
            return left
        lines = left
