"""Exercise K1: the diagnosis of wrong rules, as a game with black boxes."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive


def stateful():
    """Make a box that remembers what it was asked last."""
    last = []

    def rule(g, x, y):
        asked = [a.tobytes() for a in (g, x, y)]
        again = last == asked
        last[:] = asked
        return (g * y, g * x * 1.5) if again else (g * y, g * x)

    return rule


def moody():
    """Make a box that drifts."""
    seen = {}

    def rule(g, x, y):
        key = (g.tobytes(), x.tobytes(), y.tobytes())
        seen[key] = seen.get(key, 0) + 1
        return g * y * seen[key], g * x

    return rule


def writes(g, x, y):
    """Write into g."""
    dx, dy = g * y, g * x
    g *= 0.5
    return dx, dy


def writes_twice(g, x, y):
    """Use g as room to compute in."""
    dy = g * x
    g *= y
    return g.copy(), dy


BOXES = (
    lambda g, x, y: (y.copy(), x.copy()),
    lambda g, x, y: (g * g * y, g * g * x),
    lambda g, x, y: (g * y, g * x),
    lambda g, x, y: (-g * y, -g * x),
    lambda g, x, y: (g * x, g * y),
    lambda g, x, y: (2 * g * y, 2 * g * x),
    lambda g, x, y: (g * y / x.size, g * x / x.size),
    lambda g, x, y: (np.maximum(g, 0) * y, np.maximum(g, 0) * x),
    lambda g, x, y: (g.mean() * y, g.mean() * x),
    lambda g, x, y: (g * y + x, g * x),
    lambda g, x, y: (g * y * (x > 0), g * x),
    writes,
    stateful,
    lambda g, x, y: (g * y, x.copy()),
    lambda g, x, y: (g * y, -(g * x)),
    lambda g, x, y: (g * y, 0.5 * g * x),
    lambda g, x, y: (g * y, g * y),
    lambda g, x, y: (y * g * x.size, x * g),
    lambda g, x, y: (np.abs(g) * y, g * x),
    lambda g, x, y: (y * g, g * np.abs(x)),
    lambda g, x, y: (g.sum() * y, g * x),
    writes_twice,
    moody,
    lambda g, x, y: (y * g, x * g + 0 * y),
)
MADE_ANEW = (stateful, moody)


def box(number):
    """Return a fresh box, which takes three arrays of one shape."""
    rule = BOXES[number]() if BOXES[number] in MADE_ANEW else BOXES[number]

    def asked(g, x, y):
        g, x, y = (np.asarray(a) for a in (g, x, y))
        if not g.shape == x.shape == y.shape or any(a.dtype.kind != "f" for a in (g, x, y)):
            kinds = ", ".join(f"{a.dtype} {a.shape}" for a in (g, x, y))
            raise ValueError(f"the box takes three float arrays of one shape, not {kinds}")
        return rule(g, x, y)

    return asked


def caught(number, g, x, y):
    """Say whether a fresh box, asked twice, does something wrong with these arrays."""
    if not all(np.all(np.isfinite(a)) for a in (g, x, y)):
        return False
    fresh = box(number)
    for _ in range(2):
        handed = g.copy()
        try:
            dx, dy = fresh(handed, x.copy(), y.copy())
        except ValueError:
            return False
        right = np.allclose(dx, g * y, rtol=1e-7) and np.allclose(dy, g * x, rtol=1e-7)
        if not right or not np.array_equal(handed, g):
            return True
    return False


CODES = (
    *("NO_UPSTREAM", "UPSTREAM_TWICE", "RIGHT", "SIGN", "SWAPPED_INPUTS", "FACTOR", "FACTOR_OF_SIZE"),
    *("NOT_LINEAR", "UPSTREAM_POOLED", "TERM_WITHOUT_UPSTREAM", "WRONG_ONLY_WHERE", "MUTATES_UPSTREAM"),
    *("STATEFUL", "NO_UPSTREAM", "SIGN", "FACTOR", "SWAPPED_INPUTS", "FACTOR_OF_SIZE", "NOT_LINEAR"),
    *("WRONG_ONLY_WHERE", "UPSTREAM_POOLED", "MUTATES_UPSTREAM", "STATEFUL", "RIGHT"),
)
ASKS = {
    "NO_UPSTREAM": "What does it return for g = 0?",
    "UPSTREAM_TWICE": "What happens to its answer when g doubles?",
    "TERM_WITHOUT_UPSTREAM": "What does it return for g = 0, and does it return that for other g?",
    "NOT_LINEAR": "What does it say to −g, and what to g?",
    "UPSTREAM_POOLED": "What if a single entry of g changes: do all answers change?",
    "SIGN": "By which number must its answer be multiplied to be right, in dx and in dy?",
    "FACTOR": "By which number must its answer be multiplied to be right, for two entries and for ten?",
    "FACTOR_OF_SIZE": "By which number must its answer be multiplied to be right, for two entries and for "
    "ten?",
    "SWAPPED_INPUTS": "What if x is doubled, and y is not?",
    "WRONG_ONLY_WHERE": "In which entries is it wrong? What have they in common?",
    "MUTATES_UPSTREAM": "What is in g after the call?",
    "STATEFUL": "What does it answer if you ask the same thing twice?",
    "RIGHT": "Which of its answers is wrong, and by how much?",
}


def judged(got, want, number):
    """Compare the name, then look at the evidence. The right name isn't told."""
    (code, *evidence), right = got, CODES[number]

    if code not in ASKS:
        said = f"box {number + 1}: {code!r} is none of the codes."
        return "NO_SUCH_CODE", said, "Is it spelt as in the table?"
    if code != right:
        said = f"box {number + 1} is called {code}."
        if right == "RIGHT":
            return "FALSE_ALARM", f"{said} It is right.", ASKS[right]
        if code == "RIGHT":
            return "MISSED", f"{said} It is not.", ASKS[right]
        return "MISNAMED", f"{said} It does something wrong, but not that.", ASKS[right]
    if right != "RIGHT" and not caught(number, *evidence):
        said = f"box {number + 1} is {code}, but with the arrays returned it gives the right answer."
        return "WEAK_EVIDENCE", said, "With which arrays did you catch it?"
    return None


exercise = Exercise(
    id="K1",
    title="Name the bug",
    parts=(
        Task(
            "name_the_bug",
            lambda number: ("what your questions to the box show", *(np.zeros(1),) * 3),
            tuple(Trial(f"box {number + 1}", {"number": number}) for number in range(len(CODES))),
            points=10,
            says="the code of the box's mistake, and arrays that show it",
            results=("code", "g", "x", "y"),
            drive=drive,
            judge=judged,
            boxes=lambda number: {"rule": box(number)},
            private=("number",),
        ),
    ),
    stars=3,
    minutes=40,
)
