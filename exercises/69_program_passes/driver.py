"""Drives passes over a program, and writes the programs that they return as texts."""


def repeats(without_repeats, program, outputs):
    try:
        lines, returned = without_repeats(program, outputs)
    except (TypeError, ValueError) as error:
        if error.__traceback__.tb_next is not None:  # it was raised inside
            raise
        return "? two things are asked for: the lines and the outputs"
    return text_of(lines, returned)


def unused(without_unused, program, outputs):
    return text_of(without_unused(program, outputs), outputs)


def text_of(lines, outputs):
    """Return a program as a text, or what is wrong with its form behind a question mark."""
    try:
        lines = [(name, op, tuple(inputs)) for name, op, inputs in lines]
        outputs = list(outputs)
    except (TypeError, ValueError):
        return "? a line is not of the form (name, op, inputs)"
    words = [*outputs, *(word for name, op, inputs in lines for word in (name, op, *inputs))]
    odd = [word for word in words if not (isinstance(word, str) and word.isidentifier())]
    if odd:
        return f"? {odd[0]!r:.40} is no name"
    written = [f"{name} = {op}({', '.join(inputs)})" for name, op, inputs in lines]
    return "; ".join([*written, f"return {', '.join(outputs)}"])
