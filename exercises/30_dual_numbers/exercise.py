"""Exercise I1: forward mode with dual numbers."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Variant

from .driver import drive


def pair(random, low=0.3):
    """Draw a dual number of any sign."""
    return tuple(float(random.uniform(low, 1.7) * random.choice([-1, 1])) for _ in range(2))


def of_two(random):
    """Draw two dual numbers."""
    return {"u": pair(random), "v": pair(random)}


def of_one(random):
    """Draw a dual number above zero."""
    value, slope = pair(random)
    return {"u": (abs(value), slope)}


def trials(draw, *given):
    """Return the trials of a function: some drawn, some given."""
    return (
        *(Trial(name, draw) for name in ("some numbers", "other numbers", "others again")),
        *(Trial(name, arguments) for name, arguments in given),
    )


def task(function, want, listed, *wrong, points=1, says=""):
    """Return the task of one operation."""
    return Task(
        function, want, listed, points=points, says=says, results=("value", "slope"), wrong=tuple(wrong)
    )


def wrong(code, rule, observed, question):
    """Return a mistake known by sight."""
    return Variant(code, rule, observed, question)


NO_TANGENT = "the slope is that of the function; how fast u itself moves plays no part."
ASK_TANGENT = "If u moves ten times as fast, what does the result do?"
CONSTANT = {"u": (0.7, 0.0), "v": (1.3, 2.0)}


def slope_of(f, x, i):
    """Return the true slope of the two functions."""
    if f == "weighted":
        return 2.0 + i
    return [1 / x[0] + x[1], x[0] - np.cos(x[1])][i]


def sum_of_slopes(f, x, i):
    """Return what comes out if every input is seeded with 1."""
    return sum(slope_of(f, x, j) for j in range(len(x)))


PARTS = (
    task(
        "add",
        lambda u, v: (u[0] + v[0], u[1] + v[1]),
        trials(of_two, ("a constant and a moving one", CONSTANT)),
        says="u + v",
    ),
    task(
        "mul",
        lambda u, v: (u[0] * v[0], u[1] * v[0] + u[0] * v[1]),
        trials(of_two, ("a constant and a moving one", CONSTANT)),
        wrong(
            "PRODUCT_RULE",
            lambda u, v: (u[0] * v[0], u[1] * v[1]),
            "the slope of the product is the product of the slopes.",
            "If v stands still, what does u · v do?",
        ),
        wrong(
            "MISSING_TERM",
            lambda u, v: (u[0] * v[0], u[1] * v[0]),
            "the product moves with its first factor only.",
            "What if the second one moves?",
        ),
        wrong(
            "MISSING_TERM",
            lambda u, v: (u[0] * v[0], u[0] * v[1]),
            "the product moves with its second factor only.",
            "What if the first one moves?",
        ),
        wrong(
            "SWAPPED_INPUTS",
            lambda u, v: (u[0] * v[0], u[1] * u[0] + v[0] * v[1]),
            "each slope is multiplied by its own value.",
            "How wide is the strip by which the rectangle grows, if u grows?",
        ),
        points=2,
        says="u · v",
    ),
    task(
        "div",
        lambda u, v: (u[0] / v[0], (u[1] - u[0] / v[0] * v[1]) / v[0]),
        trials(of_two, ("a constant and a moving one", CONSTANT)),
        wrong(
            "SIGN",
            lambda u, v: (u[0] / v[0], (u[1] + u[0] / v[0] * v[1]) / v[0]),
            "what v contributes has the wrong sign.",
            "If v grows, what does u / v do?",
        ),
        wrong(
            "MISSING_TERM",
            lambda u, v: (u[0] / v[0], u[1] / v[0]),
            "the quotient moves with u only.",
            "If v grows, what does u / v do?",
        ),
        wrong(
            "FORMULA",
            lambda u, v: (u[0] / v[0], u[1] / v[0] - u[0] * v[1] / v[0]),
            "what v contributes lacks a square.",
            "How steep is 1/v at 2, and how steep at 10?",
        ),
        wrong(
            "PRODUCT_RULE",
            lambda u, v: (u[0] / v[0], u[1] / v[1]) if v[1] else (u[0] / v[0], 0.0),
            "the slope of the quotient is the quotient of the slopes.",
            "If v stands still, what does u / v do?",
        ),
        points=2,
        says="u / v",
    ),
    task(
        "power",
        lambda u, n: (u[0] ** n, n * u[0] ** (n - 1) * u[1] if n else 0.0),
        trials(
            lambda random: {"u": pair(random), "n": int(random.choice([3, -2, 4]))},
            ("n = 0", {"u": (1.3, 0.4), "n": 0}),
            ("n = 1 at u = 0", {"u": (0.0, 0.4), "n": 1}),
            ("n = 0 at u = 0", {"u": (0.0, 0.4), "n": 0}),
        ),
        wrong(
            "FORMULA",
            lambda u, n: (u[0] ** n, n * u[0] ** n * u[1]),
            "the power keeps its exponent.",
            "How steep is u² at 3?",
        ),
        wrong(
            "NO_TANGENT",
            lambda u, n: (u[0] ** n, n * u[0] ** (n - 1) if n else 0.0),
            NO_TANGENT,
            ASK_TANGENT,
        ),
        says="uⁿ",
    ),
    task(
        "exp",
        lambda u: (np.exp(u[0]), np.exp(u[0]) * u[1]),
        trials(of_one, ("u = 0", {"u": (0.0, -3.0)})),
        wrong("NO_TANGENT", lambda u: (np.exp(u[0]),) * 2, NO_TANGENT, ASK_TANGENT),
        wrong(
            "FORMULA",
            lambda u: (np.exp(u[0]), u[0] * np.exp(u[0] - 1) * u[1]),
            "this is the rule of a power.",
            "Where does u stand in eᵘ, and where in u³?",
        ),
        says="eᵘ",
    ),
    task(
        "log",
        lambda u: (np.log(u[0]), u[1] / u[0]),
        trials(of_one, ("u = 1", {"u": (1.0, -3.0)})),
        wrong("NO_TANGENT", lambda u: (np.log(u[0]), 1 / u[0]), NO_TANGENT, ASK_TANGENT),
        wrong(
            "FORMULA",
            lambda u: (np.log(u[0]), u[1] * u[0]),
            "the slope is multiplied by u.",
            "Does the logarithm become steeper or flatter, far out?",
        ),
        wrong(
            "FORMULA",
            lambda u: (np.log(u[0]), np.log(u[1]) if u[1] > 0 else np.nan),
            "the slope is the logarithm of the slope.",
            "How steep is the logarithm at 1?",
        ),
        says="ln u",
    ),
    task(
        "sin",
        lambda u: (np.sin(u[0]), np.cos(u[0]) * u[1]),
        trials(of_one, ("u = 0", {"u": (0.0, -3.0)})),
        wrong("NO_TANGENT", lambda u: (np.sin(u[0]), np.cos(u[0])), NO_TANGENT, ASK_TANGENT),
        wrong(
            "SIGN",
            lambda u: (np.sin(u[0]), -np.cos(u[0]) * u[1]),
            "the slope has the wrong sign.",
            "Does sin rise or fall, just after 0?",
        ),
        says="sin u",
    ),
    Task(
        "slope",
        slope_of,
        (
            Trial("2 x₀ + 3 x₁, first input", {"f": "weighted", "x": (0.3, -1.2), "i": 0}),
            Trial("2 x₀ + 3 x₁, second input", {"f": "weighted", "x": (0.3, -1.2), "i": 1}),
            Trial("four inputs, the third", {"f": "weighted", "x": (0.3, -1.2, 0.5, 2.0), "i": 2}),
            Trial("ln x₀ + x₀ x₁ − sin x₁ at (2, 5), first", {"f": "survey", "x": (2.0, 5.0), "i": 0}),
            Trial("ln x₀ + x₀ x₁ − sin x₁ at (2, 5), second", {"f": "survey", "x": (2.0, 5.0), "i": 1}),
        ),
        says="∂f/∂x[i]",
        results=("slope",),
        drive=drive,
        wrong=(
            wrong(
                "SEEDS_ALL",
                sum_of_slopes,
                "what comes out is the sum of the slopes of all inputs.",
                "Which input moves? How fast do the others move?",
            ),
        ),
    ),
)

exercise = Exercise(
    id="I1",
    title="Dual numbers",
    parts=PARTS,
    stars=3,
    minutes=25,
)
