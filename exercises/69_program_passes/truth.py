"""What is right in exercise L9: the shorter programs, as texts."""

from .driver import text_of


def each_once(program, outputs):
    """Return the lines and outputs of a program in which no expression is computed twice."""
    lines, first, called = [], {}, {}
    for name, op, inputs in program:
        inputs = tuple(called.get(value, value) for value in inputs)
        called[name] = name if op == "random" else first.setdefault((op, inputs), name)
        if called[name] == name:
            lines.append((name, op, inputs))
    return lines, [called.get(value, value) for value in outputs]


def needed_lines(program, outputs):
    """Return the lines that the outputs need, and all draws."""
    needed = set(outputs)
    for name, op, inputs in program[::-1]:
        if name in needed or op == "random":
            needed |= {name, *inputs}
    return [line for line in program if line[0] in needed]


def right_repeats(program, outputs):
    """Return the program in which no expression is computed twice, as a text."""
    return text_of(*each_once(program, outputs))


def right_unused(program, outputs):
    """Return the program without the lines that nobody needs, as a text."""
    return text_of(needed_lines(program, outputs), outputs)
