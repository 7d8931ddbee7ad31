"""Exercise I3: symbolic differentiation in miniature, and what it costs."""

import ast

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Variant

from . import driver


def d(e, slip=""):
    """Differentiate an expression; `slip` names what goes wrong."""
    if not isinstance(e, tuple):
        return 1 if e == "x" else 0
    kind, a = e[0], e[1]
    within = 1 if slip == "chain" else d(a, slip)
    if kind in "+-":
        return (kind, d(a, slip), d(e[2], slip))
    if kind == "*":
        b = e[2]
        if slip == "both":
            return ("*", d(a, slip), d(b, slip))
        if slip == "first":
            return ("*", d(a, slip), b)
        if slip == "second":
            return ("*", a, d(b, slip))
        return ("+", ("*", d(a, slip), b), ("*", a, d(b, slip)))
    if kind == "pow":
        n = e[2]
        if slip == "n above":
            return ("*", ("*", n, a if n == 1 else ("pow", a, n)), within)
        if slip == "no n":
            return ("*", ("pow", a, n - 1), within)
        return ("*", ("*", n, ("pow", a, n - 1)), within)
    if kind == "sin":
        return ("*", ("cos", a), within)
    return ("*", ("*", 1 if slip == "cosine" else -1, ("sin", a)), within)


def values_of(slip):
    """Return the function that gives the values of a (wrong) derivative."""

    def values(e, times):
        e = parsed(e)
        for _ in range(times):
            e = d(e, slip)
        with np.errstate(all="ignore"):
            return np.array([driver.value(e, x) for x in (0.3, -0.7, 1.9)]), ""

    return values


def parsed(text):
    """Return the expression that a text says."""
    return ast.literal_eval(text)


def written(e):
    """Count the tuples of an expression, as often as they are written."""
    return 1 + sum(written(part) for part in e[1:]) if isinstance(e, tuple) else 0


def places(e):
    """Count everything that is written, operations, numbers and x."""
    return 1 + sum(places(part) for part in e[1:]) if isinstance(e, tuple) else 1


def different(e):
    """Collect the different tuples of an expression."""
    return {e}.union(*(different(part) for part in e[1:])) if isinstance(e, tuple) else set()


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
            wrong=(
                Variant(
                    "PRODUCT_RULE",
                    values_of("both"),
                    "the derivative of a product is the product of the derivatives, here.",
                    "By that rule, how steep is x times x at 3?",
                ),
                Variant(
                    "PRODUCT_RULE",
                    values_of("first"),
                    "of a product, only the first factor is differentiated.",
                    "If the first factor stands still, does the product?",
                ),
                Variant(
                    "PRODUCT_RULE",
                    values_of("second"),
                    "of a product, only the second factor is differentiated.",
                    "If the second factor stands still, does the product?",
                ),
                Variant(
                    "NO_CHAIN",
                    values_of("chain"),
                    "inside of sin, cos and pow stands x for you, whatever really stands there.",
                    "How much faster does sin 2x swing than sin x?",
                ),
                Variant(
                    "FORMULA",
                    values_of("n above"),
                    "a power keeps its exponent.",
                    "How steep is x² at 3, and how steep by your rule?",
                ),
                Variant(
                    "FORMULA",
                    values_of("no n"),
                    "the exponent comes down by one, and is used for nothing else.",
                    "How steep is x² at 3, and how steep by your rule?",
                ),
                Variant(
                    "SIGN",
                    values_of("cosine"),
                    "the derivative of cos has the wrong sign.",
                    "Does cos rise or fall, just after 0?",
                ),
            ),
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
            wrong=(
                Variant(
                    "COUNTS_LEAVES",
                    lambda e: places(parsed(e)),
                    "numbers, exponents and x are counted too.",
                    "Which of the things that are written do something?",
                ),
                Variant(
                    "COUNTS_ONCE",
                    lambda e: len(different(parsed(e))),
                    "a part that is written twice is counted once.",
                    "What has to be worked out twice, if one follows the formula as it is written?",
                ),
                Variant(
                    "COUNTS_TOP",
                    lambda e: int(isinstance(parsed(e), tuple)),
                    "only the outermost operation is counted.",
                    "What do the parts consist of?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=25,
)
