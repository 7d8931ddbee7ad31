"""Exercise L9: two passes over a program, common subexpressions and dead code."""

from autogradkit.checking import Exercise, Task, Trial

from . import driver
from .judge import judge
from .truth import right_repeats, right_unused
from .variants import REPEATS_VARIANTS, UNUSED_VARIANTS

OPS = ("add", "sub", "mul")


def program_of(text):
    """Return the lines and the outputs of a program that is written as `a = mul x y; return a`."""
    *lines, last = text.split("; ")
    words = [line.split() for line in lines]
    return {
        "program": tuple((name, op, tuple(inputs)) for name, _, op, *inputs in words),
        "outputs": tuple(last.split()[1:]),
    }


def trial(name, text, counts=True):
    """Return the trial of a written program; where a hand-in is graded, all names are others."""
    given = program_of(text)

    def renamed(random):
        old = list(dict.fromkeys(word for n, _, inputs in given["program"] for word in (n, *inputs)))
        drawn = random.permutation(60)[: len(old)]
        new = {word: f"t{number}" for word, number in zip(old, drawn.tolist(), strict=True)}
        lines = tuple((new[n], op, tuple(map(new.get, inputs))) for n, op, inputs in given["program"])
        return {"program": lines, "outputs": tuple(map(new.get, given["outputs"]))}

    return Trial(name, given, counts, redraw=renamed)


def random_program(random, length=24):
    """Draw a program of so many lines over two inputs, with repeats, unused lines and draws.

    It begins with the three operations on its inputs, in any order.
    """
    lines = [(f"v{n}", str(op), ("x", "y")) for n, op in enumerate(random.permutation(OPS))]
    known = ["x", "y", "v0", "v1", "v2"]
    for n in range(3, length):
        if random.random() < 0.1:
            lines.append((f"v{n}", "random", ()))
        elif lines and random.random() < 0.3:
            lines.append((f"v{n}", *lines[int(random.integers(len(lines)))][1:]))
        else:
            pair = [known[int(random.integers(len(known)))] for _ in range(2)]
            lines.append((f"v{n}", str(random.choice(OPS)), tuple(pair)))
        known.append(f"v{n}")
    return {
        "program": tuple(lines),
        "outputs": tuple(str(v) for v in random.choice(known[2:], 2, replace=False)),
    }


def long_program(random):
    """Draw a program of many lines, with a long chain that nobody needs and a repeated one that is needed."""
    given = random_program(random, int(random.integers(70, 90)))
    lines, chains = [], [["x"], ["x"], ["y"]]
    for n in range(int(random.integers(12, 20))):
        op = str(random.choice(["tanh", "exp", "sin"]))
        for letter, chain in zip("abc", chains):
            lines.append((f"{letter}{n}", op, (chain[-1],)))
            chain.append(f"{letter}{n}")
    lines.append(("both", "add", (chains[0][-1], chains[1][-1])))
    lines += [(f"q{n}", str(op), ("y", "x")) for n, op in enumerate(random.permutation(OPS))]
    lines += [
        (f"k{n}", op, ()) for n, op in enumerate(random.permutation(["one", "one", "one", "two"]).tolist())
    ]
    lines += [(f"w{n}", "exp", (f"q{n}",)) for n in range(2)]
    lines += [("n", "log", ("y",)), ("nn", "cos", ("y",))]  # put one behind the other, they say the same
    lines += [("random", "cosh", ("x",)), ("r1", "round", ("y",)), ("r2", "round", ("y",))]
    lines += [("m", "sub", ("n", "nn")), ("mm", "sub", ("nn", "n"))]
    lines += [(f"sum{n}", "sum", ("x", "x", "y", "x", f"w{n}")) for n in range(2)]
    *few, last = random.permutation(["both", "q0", "q1", "k2", "sum0", "sum1", "m", "mm"]).tolist()
    return {
        "program": (*given["program"], *lines),
        "outputs": (*given["outputs"], *few, last, last, chains[1][-1], chains[1][-1]),
    }


REPEATS = (  # whoever returns what she was handed is right where nothing is to be done: it earns nothing
    trial("nothing twice", "a = mul x y; b = add a x; return b", counts=False),
    trial("one expression twice", "a = mul x y; b = mul x y; c = add a b; return c"),
    trial("the repeat is returned", "a = mul x y; b = mul x y; return a b"),
    trial("the worked example", "a = mul x y; b = mul x y; c = tanh a; d = tanh b; e = sub x c; return d"),
    trial("x − y and y − x", "a = sub x y; b = sub y x; c = mul a b; return c", counts=False),
    trial("x x y and x y y", "a = sum3 x x y; b = sum3 x y y; c = mul a b; return c", counts=False),
    trial("another operation on the same", "a = add x y; b = mul x y; c = sub a b; return c", counts=False),
    trial(
        "three floors",
        "a = tanh x; b = tanh x; c = mul a y; d = mul b y; e = tanh c; f = tanh d; g = add e f; return g",
    ),
    trial(
        "two draws", "r = random; s = random; a = mul x r; b = mul x s; c = add a b; return c", counts=False
    ),
    trial("an input is returned", "a = mul x y; b = mul x y; return x b"),
    Trial("24 random lines", random_program),
)

UNUSED = (  # as above
    trial("everything is needed", "a = mul x y; b = add a x; return b", counts=False),
    trial("the last line is not", "a = mul x y; b = add a x; return a"),
    trial("a line in between is not", "a = mul x y; b = tanh x; c = add a x; return c"),
    trial(
        "a chain that leads nowhere", "a = mul x y; b = tanh x; c = tanh b; d = tanh c; e = add a x; return e"
    ),
    trial("read by a needed line and by another", "a = tanh x; b = tanh a; c = mul a y; return c"),
    trial("a draw that nobody uses", "r = random; s = random; a = mul x s; return a", counts=False),
    trial("two outputs", "a = tanh x; b = tanh y; c = mul a b; return a b"),
    trial("only an input is returned", "a = tanh x; b = tanh a; return x"),
    Trial("24 random lines", random_program),
)

exercise = Exercise(
    id="L9",
    title="Nothing twice, nothing for nobody",
    parts=(
        Task(
            "without_repeats",
            right_repeats,
            REPEATS,
            points=5,
            says="the lines and the outputs, each expression computed once",
            results=("the program",),
            drive=driver.repeats,
            judge=judge,
            wrong=REPEATS_VARIANTS,
            larger=long_program,
        ),
        Task(
            "without_unused",
            right_unused,
            UNUSED,
            points=3,
            says="the lines that the outputs need, and all draws",
            results=("the program",),
            drive=driver.unused,
            judge=judge,
            wrong=UNUSED_VARIANTS,
            larger=long_program,
        ),
    ),
    stars=3,
    minutes=30,
)
