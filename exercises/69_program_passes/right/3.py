"""By a function that calls itself, and by flags."""


def without_repeats(program, outputs):
    def shorter(rest, names, first):
        if not rest:
            return [], [names.get(value, value) for value in outputs]
        (name, op, inputs), *rest = rest
        key = (op, *[names.get(value, value) for value in inputs])
        if key in first and op != "random":
            return shorter(rest, {**names, name: first[key]}, first)
        lines, returned = shorter(rest, names, {**first, key: name})
        return [(name, op, key[1:]), *lines], returned

    return shorter(list(program), {}, {})


def without_unused(program, outputs):
    stays = [op == "random" or name in outputs for name, op, _ in program]
    for n in range(len(program) - 1, -1, -1):
        if stays[n]:
            for m in range(n):
                stays[m] = stays[m] or program[m][0] in program[n][2]
    return [line for line, kept in zip(program, stays, strict=True) if kept]
