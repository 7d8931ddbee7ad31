"""What is wrong with a program of exercise L9: a code, what is observed, a question."""

import re


def read(text):
    """Return the lines and the outputs that a text tells of."""
    *lines, last = text.split("; ")
    found = [re.fullmatch(r"(\w+) = (\w+)\((.*)\)", line).groups() for line in lines]
    return [(name, op, names_in(inputs)) for name, op, inputs in found], names_in(last.removeprefix("return"))


def names_in(text):
    """Return the names in a text, which stand between commas."""
    return tuple(word for word in text.replace(",", " ").split())


def results(lines, outputs, seen):
    """Return a number for each output, the same for the same expression, by a table that grows.

    A draw is told by how many were drawn before it.
    """
    known, draws = {}, 0
    for name, op, inputs in lines:
        key = (op, *(known.get(value, value) for value in inputs), draws if op == "random" else None)
        known[name] = seen.setdefault(key, len(seen))
        draws += op == "random"
    return [known.get(value, value) for value in outputs]


def judge(got, want, program, outputs):
    """Say what a returned program does wrong; None if it computes the same in as few lines as can be."""
    if got.startswith("?"):
        question = "What does the exercise ask to be returned?"
        return "MALFORMED", f"what came back is no program: {got.strip('? ')}.", question
    (lines, returned), (wanted, right) = read(got), read(want)
    given = {name for name, _, _ in program}
    made = set()
    for name, op, inputs in lines:
        gone = [value for value in inputs if value in given and value not in made]
        if gone:
            line = f"{name} = {op}({', '.join(inputs)})"
            observed = f"the line “{line}” reads {gone[0]}, and no line before it makes that."
            return "READS_NOTHING", observed, "Which line made it, and what became of that one?"
        made.add(name)
    gone = [value for value in returned if value in given and value not in made]
    if gone:
        observed = f"the program returns {gone[0]}, and no line makes that."
        return "OUTPUT_LOST", observed, "What is the value called now that should be returned?"
    draws, asked = (sum(op == "random" for _, op, _ in each) for each in (lines, wanted))
    if draws != asked:
        observed = f"random numbers drawn before: {asked}; drawn now: {draws}."
        return "DRAW_LOST", observed, "Which random numbers do later lines get, if a draw is left out?"
    seen = {}
    if results(lines, returned, seen) != results(wanted, right, seen):
        return (
            "ANOTHER_RESULT",
            "run on the same numbers, the program returns others.",
            ("Which two lines does it take for one and the same?"),
        )
    if len(lines) > len(wanted):
        left = "1 line is" if len(lines) == 1 else f"{len(lines)} lines are"
        observed = f"{left} left, where {len(wanted)} would do."
        return "LINES_LEFT", observed, "Which of the lines that are left could still go?"
    if (lines, returned) != (wanted, right):
        observed = "the program is as short as can be, but its lines have other names, or another order."
        return "RENAMED", observed, "Where a line stays, what is there to change about it?"
    return None
