"""Exercise I3: symbolic differentiation in miniature, and what it costs."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .truth import parsed, values_of
from .variants import DERIVATIVE_VARIANTS, OPERATIONS_VARIANTS

DEEPEST = 40  # parentheses inside each other: in a browser, Python allows few calls inside of calls


def in_words(e, times=1, places=None):
    """Return what an example says of a trial; a long expression has a name."""
    return {"e": Words(e)} | ({"differentiated": Words("twice")} if times > 1 else {})


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


def varied(e, random):
    """Return the same expression with other numbers in it; 0 and 1 stay; exponents keep their sign."""
    if isinstance(e, tuple):
        if e[0] == "pow" and e[2] not in (0, 1):
            exponent = int(random.choice([2, 3, 4, 7, 12])) * (1 if e[2] > 0 else -1)
            return ("pow", varied(e[1], random), exponent)
        return (e[0], *(varied(part, random) for part in e[1:]))
    return round(float(random.uniform(1.5, 9)), 2) if isinstance(e, (int, float)) and e > 1 else e


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


def each_in_each(random):
    """Draw a sum of terms in which each kind of expression is inside of each other one; at places near 1.

    There all are of one size, so that none hides what is wrong in another.
    """
    terms = [("pow", "x", int(random.integers(7, 12)))]
    for outer in OUTER:
        for inner in INNER:
            near, far = np.round(random.uniform((0.5, 2.2), (0.9, 2.9)), 2).tolist()
            terms.append(outer(inner(near, far), near))
    terms = [terms[n] for n in random.permutation(len(terms))]
    while len(terms) > 1:
        terms = [*terms[2:], (str(random.choice(["+", "-"])), *terms[:2])]
    places = tuple(np.round(random.uniform(0.8, 1.2, 3) * random.choice([-1, 1], 3), 3).tolist())
    return {"e": repr(terms[0]), "times": 1, "places": places}


def many(random):
    """Draw an expression of which far more is written than there are parts of it."""
    e = grown(random, 12)
    e = (str(random.choice(["+", "-"])), e, e)
    while written(e) < 300:
        e = (str(random.choice(["+", "-", "*"])), e, ("sin", e))
    return {"e": repr(e)}


def grown(random, size):
    """Draw an expression of so many operations, some of whose parts are one and the same."""
    parts, counts = ["x", 3], [0, 0]  # counted on the way: an expression grows faster than its parts
    for _ in range(size):
        kind = str(random.choice(["+", "-", "*", "pow", "sin", "cos"]))
        place = int(random.integers(max(0, len(parts) - 3), len(parts)))
        a, b = parts[-1], parts[place]
        more = counts[place]
        if counts[-1] + more > 200:
            b, more = "x", 0
        n = int(random.choice([2, -2, 1, 0]))
        parts.append((kind, a) if kind in ("sin", "cos") else (kind, a, n if kind == "pow" else b))
        counts.append(1 + counts[-1] + (more if kind in "+-*" else 0))
    return parts[-1]


OUTER = (  # made of what is inside, and a number
    lambda e, c: ("sin", e),
    lambda e, c: ("cos", e),
    lambda e, c: ("pow", e, 1),
    lambda e, c: ("pow", e, -1),
    lambda e, c: ("-", c, ("pow", e, -3)),
    lambda e, c: ("*", e, c),
    lambda e, c: ("-", "x", ("*", e, e)),
)
INNER = (  # whose size is about 1 where x is about 1 or -1, made of a number below 1 and of one above 2
    lambda c, d: ("sin", ("*", c, "x")),
    lambda c, d: ("cos", ("*", c, "x")),
    lambda c, d: ("-", d, ("*", "x", c)),
    lambda c, d: ("*", c, ("+", d, "x")),
    lambda c, d: ("pow", ("*", "x", c), 5),
)
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
            results=("the derivative at 0.3, −0.7 and 1.9", "the derivative far out"),
            drive=driver.values,
            larger=each_in_each,
            given=in_words,
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
            larger=many,
            given=in_words,
            wrong=OPERATIONS_VARIANTS,
        ),
    ),
    stars=3,
    minutes=25,
)
