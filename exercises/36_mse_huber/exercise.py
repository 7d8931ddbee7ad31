"""Exercise D7: two losses, and the trap of comparing a column with a row."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, Variant
from autogradkit.checking.complex_safe import cabs

CAUGHT = '''
def drive(mse, x, y):
    """Hand x and y to mse; a ValueError comes back as a text."""
    try:
        return np.asarray(mse(x, y)), "no error"
    except ValueError:
        return np.array(0.0), "ValueError"
'''


def mse_or_error(x, y):
    """Return what mse gives, and whether it must refuse."""
    return (np.array(0.0), "ValueError") if x.shape != y.shape else (np.mean((x - y) ** 2), "no error")


def broadcast(x, y):
    """Return what NumPy gives without asking."""
    return np.mean((x - y) ** 2), "no error"


def drawn(x, y):
    """Return a way to draw two arrays of these shapes."""
    return lambda random: {"x": random.normal(size=x), "y": random.normal(size=y)}


def mse(x, y):
    """Return the mean squared difference."""
    return ((x - y) * (x - y)).sum() / x.size


def huber(x, y, *, delta):
    """Return Huber's loss, entry by entry."""
    d = cabs(x - y)
    return np.where(d.real <= delta, d * d / 2, delta * (d - delta / 2))


def both(*shape):
    """Give prediction and truth the same shape."""
    return {"x": shape, "y": shape}


CASES = (
    Case("one number", both(1)),
    Case("three numbers", both(3)),
    Case("two rows, five columns", both(2, 5)),
    Case("five rows, three columns", both(5, 3)),
    Case("a square table", both(3, 3)),
    Case("three axes", both(2, 3, 5)),
    Case("in Fortran order", both(3, 5), layout="fortran"),
    Case("every second entry, backwards", both(5, 2), layout="strided"),
)
HUBER_CASES = (
    *(Case(c.name, c.shapes, {"delta": 0.7}, layout=c.layout) for c in CASES),
    Case(
        "at delta and beyond",
        params={"delta": 2.0},
        values={"x": np.array([3.0, -3.0, 2.5, 0.1, 9.0]), "y": np.array([1.0, -1.0, 0.0, 0.2, 3.0])},
        kind="kink",
    ),
    Case("no entries", both(0, 3), {"delta": 0.7}),
)
ASKED = "Are there differences larger than delta? What does one unit of x do to z out there?"

exercise = Exercise(
    id="D7",
    name="mse_huber",
    title="Squared error and Huber's loss",
    kind="driven",
    parts=(
        Task(
            "mse",
            mse_or_error,
            (
                Trial("three numbers", drawn((3,), (3,))),
                Trial("two rows, five columns", drawn((2, 5), (2, 5))),
                Trial("a column of one", drawn((1, 1), (1, 1))),
                Trial("(3, 1) and (3,)", drawn((3, 1), (3,))),
                Trial("(2, 3) and (3,)", drawn((2, 3), (3,))),
                Trial("(5,) and (1,)", drawn((5,), (1,))),
            ),
            points=1,
            says="z = mean((x - y)²), and a ValueError if the shapes differ",
            results=("z", "error"),
            given=CAUGHT,
            wrong=(
                Variant(
                    "FORWARD_BROADCAST",
                    broadcast,
                    "{f} gives a number for a column (3, 1) and three numbers (3,): "
                    "NumPy made a table (3, 3) of them, "
                    "in which every prediction is compared with every truth.",
                    "Which line looks at the shapes before anything is subtracted?",
                ),
            ),
        ),
        Rule("mse_backward", mse, CASES, points=2.5, says="z = mean((x - y)²)"),
        Rule(
            "huber_backward",
            huber,
            HUBER_CASES,
            points=2.5,
            says="z = d²/2 up to delta, and a straight line beyond, for d = x - y",
            variants=(
                Variant(
                    "PARABOLA_EVERYWHERE",
                    lambda g, x, y: (g * (x - y), -g * (x - y)),
                    "{d} follow{s} the parabola also where the straight line is.",
                    ASKED,
                ),
                Variant(
                    "LINE_WITHOUT_SLOPE",
                    lambda g, x, y, delta: (
                        g * np.where(np.abs(x - y) <= delta, x - y, np.sign(x - y)),
                        -g * np.where(np.abs(x - y) <= delta, x - y, np.sign(x - y)),
                    ),
                    "{d} {has} the slope 1 on the straight lines, whatever delta is.",
                    "How steep is the parabola where the line takes over?",
                ),
                Variant(
                    "FLAT_BEYOND",
                    lambda g, x, y, delta: (
                        g * np.where(np.abs(x - y) <= delta, x - y, 0),
                        -g * np.where(np.abs(x - y) <= delta, x - y, 0),
                    ),
                    "{d} {is_} zero where the difference is larger than delta.",
                    "The line is straight. Is it flat?",
                ),
            ),
        ),
    ),
    hints=(
        "Differentiate one term first: what does a nudge of one x do to its own square?",
        "Squared error: twice the difference, over the number of terms. "
        "Huber: near by the difference itself; further out the slope no longer grows.",
        "y enters only through x − y, so the second gradient is the negative of the first. "
        "For Huber's slope, `np.clip` does all three pieces at once.",
    ),
    stars=2,
    minutes=20,
)
