"""Exercise I3: symbolic differentiation in miniature, and what it costs."""

from autogradkit.checking import Exercise, Task, Trial

from . import driver
from .truth import parsed, values_of
from .variants import DERIVATIVE_VARIANTS, OPERATIONS_VARIANTS


def written(e):
    """Count the tuples of an expression, as often as they are written."""
    return 1 + sum(written(part) for part in e[1:]) if isinstance(e, tuple) else 0


def logistic(n, growth=4):
    """Return l_n of the logistic map."""
    e = "x"
    for _ in range(n - 1):
        e = ("*", ("*", growth, e), ("-", 1, e))
    return e


def growing(random):
    """Draw how fast the logistic map grows."""
    return {"e": repr(logistic(5, round(float(random.uniform(1, 4)), 3))), "times": 1}


def differentiate(name, e, times=1):
    """Return one trial of `derivative`."""
    return Trial(name, {"e": repr(e), "times": times})


def count(name, e):
    """Return one trial of `operations`."""
    return Trial(name, {"e": repr(e)})


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
                differentiate("x⁰", ("pow", "x", 0)),
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
            results=("the derivative at 0.3, −0.7 and 1.9", "problem"),
            drive=driver.values,
            wrong=DERIVATIVE_VARIANTS,
        ),
        Task(
            "operations",
            lambda e: written(parsed(e)),
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
            wrong=OPERATIONS_VARIANTS,
        ),
    ),
    stars=3,
    minutes=25,
)
