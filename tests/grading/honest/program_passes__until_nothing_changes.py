"""Takes one line away at a time until nothing changes."""


def without_repeats(program, outputs):
    lines, outs = ([list(l) for l in program], list(outputs))
    again = True
    while again:
        again, seen = (False, {})
        for k, (name, op, inputs) in enumerate(lines):
            if op == 'random':
                continue
            first = seen.setdefault((op, tuple(inputs)), name)
            if first != name:
                del lines[k]
                for l in lines:
                    l[2] = tuple((first if i == name else i for i in l[2]))
                outs = [first if o == name else o for o in outs]
                again = True
                break
    return (tuple((tuple(l) for l in lines)), tuple(outs))


def without_unused(program, outputs):
    lines = list(program)
    while True:
        read = set(outputs) | {i for _, _, inputs in lines for i in inputs}
        fewer = [l for l in lines if l[0] in read or l[1] == 'random']
        if len(fewer) == len(lines):
            return fewer
        lines = fewer
