"""Exercise I3: symbolic differentiation in miniature, and what it costs."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .drawn import each_in_each, growing, grown, logistic, many, varied, written
from .truth import values_of
from .variants import DERIVATIVE_VARIANTS, OPERATIONS_VARIANTS

DEEPEST = 40  # parentheses inside each other: in a browser, Python allows few calls inside of calls


def in_words(e, times=1, places=None):
    """Return what an example says of a trial; a long expression has a name."""
    return {"e": Words(e)} | ({"differentiated": Words("twice")} if times > 1 else {})


def differentiate(name, e, times=1):
    """Return one trial of `derivative`."""

    def elsewhere(random):
        places = tuple(np.round(random.uniform(0.3, 2, 3) * random.choice([-1, 1], 3), 3).tolist())
        return {"e": repr(varied(e, random)), "times": times, "places": places}

    return Trial(name, {"e": repr(e), "times": times}, redraw=elsewhere)


def count(name, e):
    """Return one trial of `operations`; where numbers are drawn, of another formula about as long."""
    size = written(e)

    def another(random):
        length = min(DEEPEST, max(1, size + int(random.integers(-1, 2))))
        found = grown(random, length) if size else e
        return {"e": repr(varied(found, random))}

    return Trial(name, {"e": repr(e)}, redraw=another)


CUBE = ("pow", "x", 3)
NESTED = ("sin", ("+", ("*", 2, "x"), ("pow", ("cos", "x"), 2)))
exercise = Exercise(
    id="I3",
    title="Derivatives as formulas",
    parts=(
        Task(
            "derivative",
            values_of(""),
            (
                differentiate("a number", 7),
                differentiate("x", "x"),
                differentiate("x³", CUBE),
                differentiate("x⁻²", ("pow", "x", -2)),
                differentiate("x⁰ + (sin x)⁰", ("+", ("pow", "x", 0), ("pow", ("sin", "x"), 0))),
                differentiate("sin x", ("sin", "x")),
                differentiate("cos x", ("cos", "x")),
                differentiate("x − 3 x³", ("-", "x", ("*", 3, CUBE))),
                differentiate("x sin x", ("*", "x", ("sin", "x"))),
                differentiate("sin 2x", ("sin", ("*", 2, "x"))),
                differentiate("(x² + 1)³", ("pow", ("+", ("pow", "x", 2), 1), 3)),
                differentiate("sin(2x + cos² x)", NESTED),
                differentiate("x sin x, differentiated twice", ("*", "x", ("sin", "x")), 2),
                differentiate("sin(2x + cos² x), twice", NESTED, 2),
                Trial("l₅ of the logistic map", growing),
            ),
            points=7,
            says="the derivative, an expression",
            results=("the derivative at 0.3, −0.7 and 1.9", "the derivative far out"),
            drive=driver.values,
            larger=each_in_each,
            given=in_words,
            wrong=DERIVATIVE_VARIANTS,
        ),
        Task(
            "operations",
            lambda e: e.count("("),  # each operation is a tuple, as it is written
            (
                count("x", "x"),
                count("a number", 7),
                count("x³", CUBE),
                count("3x² + 1", ("+", ("*", 3, ("pow", "x", 2)), 1)),
                count("sin x + sin x", ("+", ("sin", "x"), ("sin", "x"))),
                count("sin(2x + cos² x)", NESTED),
                count("l₄ of the logistic map", logistic(4)),
                count("l₇ of the logistic map", logistic(7)),
            ),
            points=3,
            says="how many operations are written in e",
            results=("operations",),
            drive=driver.counts,
            larger=many,
            given=in_words,
            wrong=OPERATIONS_VARIANTS,
        ),
    ),
    stars=3,
    minutes=25,
)
