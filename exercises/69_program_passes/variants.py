"""The wrong passes of exercise L9 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant

from .driver import text_of


def repeats_by(key, rename=True, draws=True, returned=True):
    """Return a pass that takes lines with the same `key(op, inputs)` for the same."""

    def rule(program, outputs):
        lines, first, called = [], {}, {}
        for name, op, inputs in program:
            renamed = tuple(called.get(value, value) for value in inputs)
            found = name
            if not (draws and op == "random"):
                found = first.setdefault(key(op, renamed if rename else inputs), name)
            called[name] = found
            if found == name:
                lines.append((name, op, renamed))
        return text_of(lines, [called.get(value, value) for value in outputs] if returned else outputs)

    return rule


def exact(op, inputs):
    """Return what makes an expression: its operation, and its inputs in order."""
    return op, inputs


def read_by_anyone(program, outputs):
    """Return the lines whose result any line or an output reads, in one look."""
    read = {*outputs, *(value for _, _, inputs in program for value in inputs)}
    return text_of([line for line in program if line[0] in read or line[1] == "random"], outputs)


def without_draws(program, outputs):
    """Return the lines that the outputs need, draws like all others."""
    needed, lines = set(outputs), []
    for line in reversed(program):
        if line[0] in needed:
            needed.update(line[2])
            lines.append(line)
    return text_of(lines[::-1], outputs)


def from_the_end(program, outputs):
    """Return the needed lines, the last one first."""
    needed, lines = set(outputs), []
    for line in reversed(program):
        if line[0] in needed or line[1] == "random":
            needed.update(line[2])
            lines.append(line)
    return text_of(lines, outputs)


REPEATS_VARIANTS = (
    Variant(
        "ORDER_IGNORED",
        repeats_by(lambda op, inputs: (op, tuple(sorted(inputs)))),
        "lines that read the same names in another order are taken for the same.",
        "Is x − y the same as y − x?",
    ),
    Variant(
        "ORDER_IGNORED",
        repeats_by(lambda op, inputs: (op, frozenset(inputs))),
        "lines that read the same names are taken for the same, in whatever order and however often.",
        "Is x − y the same as y − x, or x · x · y the same as x · y?",
    ),
    Variant(
        "INPUTS_IGNORED",
        repeats_by(lambda op, inputs: op),
        "lines with the same operation are taken for the same, whatever they read.",
        "What has to agree besides the operation?",
    ),
    Variant(
        "OLD_NAMES",
        repeats_by(exact, rename=False),
        "lines that have become equal, because what they read has become one, are both kept.",
        "In the worked example, what does d = tanh(b) read once b has gone?",
    ),
    Variant(
        "DRAWS_MERGED",
        repeats_by(exact, draws=False),
        "two draws are taken for one and the same.",
        "Throw a die twice. Is the second number the first one?",
    ),
)

UNUSED_VARIANTS = (
    Variant(
        "ONE_LOOK",
        read_by_anyone,
        "a line stays if any line reads it, even one that is left out itself.",
        "When a line goes, what about the lines that only it had read?",
    ),
    Variant(
        "DRAW_LOST",
        without_draws,
        "a draw whose number nobody uses is left out.",
        "Which random numbers do the later draws get then?",
    ),
    Variant(
        "FROM_THE_END",
        from_the_end,
        "the right lines are kept, the last one first.",
        "In which order did you collect them, and in which do they run?",
    ),
)
