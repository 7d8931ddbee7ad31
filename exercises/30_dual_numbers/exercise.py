"""Exercise I1: forward mode with dual numbers."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from .drawn import (
    of_many,
    of_one,
    of_one_value,
    of_two,
    pair,
    power_of_nothing,
    steep,
    steep_power,
    twice_the_same,
    varied,
    with_a_constant,
)
from .driver import drive
from .truth import slope_of
from .variants import VARIANTS

ONE, TWO = (dict.fromkeys(names, (-np.inf, np.inf)) for names in ("u", "uv"))


def trials(draw, *given):
    """Return the trials of a function: some drawn, some given."""
    return (
        *(
            Trial(name, draw, redraw=redraw if draw is of_two else None)
            for name, redraw in (
                ("some numbers", of_one_value),
                ("other numbers", twice_the_same),
                ("others again", with_a_constant),
            )
        ),
        *(
            Trial(name, arguments, redraw=power_of_nothing if name == "n = 0" else varied(arguments))
            for name, arguments in given
        ),
    )


def in_words(f, x, i, weights=()):
    """Return what an example says of a trial of `slope`."""
    weights = weights or [2.0 + k for k in range(len(x))]
    terms = " + ".join(f"{w:g} x{sub}" for w, sub in zip(weights, "₀₁₂₃₄₅₆₇₈₉"))
    if f != "weighted":
        a, b, c = (f"{w:g} " for w in weights) if len(weights) == 3 else ("", "", "−")
        terms = f"{a}ln x₀ + {b}x₀ x₁ + {c}sin x₁".replace("+ −", "− ")
    return {"f": Words(terms), "x": x, "i": i}


def task(function, want, listed, points=1, says="", ranges=TWO, larger=None):
    """Return the task of one operation."""
    told = {"results": ("value", "slope"), "wrong": VARIANTS.get(function, ()), "ranges": ranges}
    told |= {"larger": larger}
    return Task(function, want, listed, points, says, analytic=True, carries_slopes=True, **told)


NOTHING = (
    ("u = 0", {"u": (0.0, 0.4), "v": (1.3, 2.0)}),
    ("v = 0", {"u": (0.7, 0.4), "v": (0.0, 2.0)}),
)
CONSTANT = {"u": (0.7, 0.0), "v": (1.3, 2.0)}


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
        trials(of_two, ("a constant and a moving one", CONSTANT), *NOTHING),
        points=2,
        says="u · v",
    ),
    task(
        "div",
        lambda u, v: (u[0] / v[0], (u[1] - u[0] / v[0] * v[1]) / v[0]),
        trials(of_two, ("a constant and a moving one", CONSTANT), NOTHING[0]),
        points=2,
        says="u / v",
        ranges={"u": (-np.inf, np.inf), "v": (0.1, np.inf)},
    ),
    task(
        "power",
        lambda u, n: (u[0] ** n, n * u[0] ** (n - 1) * u[1] if n else 0.0),
        trials(
            lambda random: {"u": pair(random), "n": int(random.choice([3, -2, 4, 8]))},
            ("n = 0", {"u": (1.3, 0.4), "n": 0}),
            ("n = 1 at u = 0", {"u": (0.0, 0.4), "n": 1}),
            ("n = 0 at u = 0", {"u": (0.0, 0.4), "n": 0}),
        ),
        says="uⁿ",
        ranges={"u": (-5.0, 5.0), "n": (-7, 15)},
        larger=steep_power,
    ),
    task(
        "exp",
        lambda u: (np.exp(u[0]), np.exp(u[0]) * u[1]),
        trials(of_one, ("u = 0", {"u": (0.0, -3.0)})),
        says="eᵘ",
        ranges=ONE,
    ),
    task(
        "log",
        lambda u: (np.log(u[0]), u[1] / u[0]),
        trials(of_one, ("u = 1", {"u": (1.0, -3.0)})),
        says="ln u",
        ranges={"u": (1e-3, np.inf)},
    ),
    task(
        "sin",
        lambda u: (np.sin(u[0]), np.cos(u[0]) * u[1]),
        trials(of_one, ("u = 0", {"u": (0.0, -3.0)})),
        says="sin u",
        ranges=ONE,
    ),
    Task(
        "slope",
        slope_of,
        (
            steep("2 x₀ + 3 x₁, first input", "weighted", (0.3, -1.2), 0),
            steep("2 x₀ + 3 x₁, second input", "weighted", (0.3, -1.2), 1),
            steep("four inputs, the third", "weighted", (0.3, -1.2, 0.5, 2.0), 2),
            steep("ln x₀ + x₀ x₁ − sin x₁ at (2, 5), first", "survey", (2.0, 5.0), 0),
            steep("ln x₀ + x₀ x₁ − sin x₁ at (2, 5), second", "survey", (2.0, 5.0), 1),
        ),
        says="∂f/∂x[i]",
        results=("slope",),
        drive=drive,
        given=in_words,
        wrong=VARIANTS["slope"],
        larger=of_many,
        ranges={"x": (0.1, np.inf), "weights": (-9.0, 9.0)},
    ),
)

exercise = Exercise(
    id="I1",
    title="Dual numbers",
    parts=PARTS,
    stars=3,
    minutes=25,
)
