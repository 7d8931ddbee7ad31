"""One expression at a time, until nothing changes; and a search from the outputs."""


def without_repeats(program, outputs):
    lines, outputs = list(program), list(outputs)
    while pair := repeat_in(lines):
        first, again = pair
        lines = [
            (name, op, tuple(first if value == again else value for value in inputs))
            for name, op, inputs in lines
            if name != again
        ]
        outputs = [first if value == again else value for value in outputs]
    return lines, outputs


def repeat_in(lines):
    for n, (name, op, inputs) in enumerate(lines):
        for again, other, read in lines[n + 1 :]:
            if (op, inputs) == (other, read) and op != "random":
                return name, again
    return None


def without_unused(program, outputs):
    line_of = {line[0]: line for line in program}
    waiting = [*outputs, *(name for name, op, _ in program if op == "random")]
    needed = set()
    while waiting:
        name = waiting.pop()
        if name in line_of and name not in needed:
            needed.add(name)
            waiting.extend(line_of[name][2])
    return [line for line in program if line[0] in needed]
