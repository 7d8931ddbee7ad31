"""Exercise H7: a backward pass made of recorded operations."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from .driver import complex_ones, drive, far_out, in_parts
from .judge import judge
from .variants import VARIANTS


def derivatives(f, at, along, v):
    """Return the derivatives one after the other, from formulas worked out by hand."""
    x, y = at
    t = np.tanh(x)
    s = 1 - t**2
    p = np.tanh(x * y)
    q = 1 - p**2
    u = x + x * y
    if v is not None:
        h01 = q - 2 * p * q * x * y + 2 * x * np.cos(y)
        h00 = -2 * p * q * y**2 + 2 * np.sin(y)
        h11 = -2 * p * q * x**2 - x**2 * np.sin(y)
        return np.array([[h00, h01], [h01, h11]]) @ np.array(v)
    table = {
        "x³": {(0, 0, 0): (3 * x**2, 6 * x, 6)},
        "tanh x": {(0, 0, 0): (s, -2 * t * s, s * (6 * t**2 - 2))},
        "sin x": {(0, 0, 0): (np.cos(x), -np.sin(x), -np.cos(x))},
        "cos x": {(0, 0): (-np.sin(x), -np.cos(x))},
        "sin x cos x": {(0, 0, 0): (np.cos(2 * x), -2 * np.sin(2 * x), -4 * np.cos(2 * x))},
        "x y y": {(0, 1): (y**2, 2 * y), (1, 1, 0): (2 * x * y, 2 * x, 2)},
        "tanh(x y)": {(0, 1): (q * y, q - 2 * p * q * x * y)},
        "sin(x y)": {(0, 1): (y * np.cos(x * y), np.cos(x * y) - x * y * np.sin(x * y))},
        "cos(x + x y)": {(0, 1): (-(1 + y) * np.sin(u), -np.sin(u) - x * (1 + y) * np.cos(u))},
        "u = x y, x sin u": {(2, 2): (x * np.cos(x * y), -x * np.sin(x * y))},
        "x": {(0, 0): (1, 0)},
        "3 x + 1": {(0, 0): (3, 0), (1,): (0,)},
        "tanh(x), doubled 25 times": {(0, 0): (2**25 * s, -(2**26) * t * s)},
        "u = x y, u + u y": {(1, 1): (x + 2 * x * y, 2 * x)},
    }
    return np.array(table[f][along])


def everywhere(f, at, along, v, near):
    """Return the derivatives at a place; far out; and where what was recorded is run again."""
    with np.errstate(all="ignore"):
        here, far, near = (derivatives(f, place, along, v) for place in (at, far_out(at), complex_ones(near)))
    return 1.0 * here, 1.0 * far, in_parts([far, near])


def trial(f, *along, at=(0.7, -1.3), v=None, counts=True, y=None):
    """Return one trial: a function, and along which inputs to differentiate one after the other.

    Where numbers are drawn, y may be a given one all the same.
    """
    names = ", then ".join("xyu"[i] for i in along) or "all second derivatives at once"
    given = {"f": f, "at": at, "along": along, "v": v, "near": (0.2, 1.5, 1.02, 0.03)}

    def elsewhere(random):
        place, weights = random.uniform(0.3, 1.2, 2) * random.choice([-1, 1], 2), random.normal(size=2)
        place[1] = place[1] if y is None else y
        drawn = {"at": tuple(place.tolist()), "v": v and tuple(weights.tolist()), "near": near_a_pole(random)}
        return given | drawn

    return Trial(f"{f}: {names}", given, counts, redraw=elsewhere)


def near_a_pole(random):
    """Draw a complex x near the pole of tanh, and a y by which it stays there: no neighbour tells a slope."""
    x, y = random.uniform(-0.15, 0.15, 2)
    return (float(x), float(np.pi / 2 - random.uniform(0.06, 0.16)), float(1 + y / 5), float(y / 5))


def in_words(f, at, along, v, near):
    """Return what an example says of a trial."""
    inputs = {"x": at[0], "y": at[1]} if "y" in f else {"x": at[0]}
    order = Words(", then ".join("xyu"[i] for i in along))
    *steps, formula = f.split(", ")
    f = f"{formula} with {steps[0]}" if steps else formula
    return {"f": Words(f), **inputs} | ({"differentiated along": order} if v is None else {"v": v})


def somewhere(f, *along):
    """Return what draws the place at which a function is differentiated."""
    return lambda random: {
        "f": f,
        "at": tuple(random.uniform(0.3, 1.2, 2).tolist()),
        "along": along,
        "v": None,
        "near": near_a_pole(random),
    }


exercise = Exercise(
    id="H7",
    title="The gradient of the gradient",
    parts=(
        Task(
            "gradient",
            everywhere,
            (
                trial("x³", 0, 0, 0, at=(2.0, 1.0)),
                trial("tanh x", 0, 0, 0),
                trial("sin x", 0, 0, 0),
                trial("cos x", 0, 0),
                trial("sin x cos x", 0, 0, 0),
                trial("x y y", 0, 1),
                trial("x y y", 1, 1, 0),
                trial("tanh(x y)", 0, 1, y=0.0),  # the first slope is 0 there, and it has a slope
                trial("sin(x y)", 0, 1),
                trial("cos(x + x y)", 0, 1),
                trial("u = x y, u + u y", 1, 1, at=(3.0, 5.0)),
                trial("u = x y, x sin u", 2, 2),
                trial("x", 0, 0),
                trial("3 x + 1", 0, 0),
                trial("3 x + 1", 1, counts=False),
                trial("tanh(x y) + x² sin y", at=(0.6, 1.1), v=(0.4, -1.7)),
                Trial("sin x cos x: three times x, somewhere", somewhere("sin x cos x", 0, 0, 0)),
                Trial("tanh(x y): x, then y, somewhere", somewhere("tanh(x y)", 0, 1)),
                trial("tanh(x), doubled 25 times", 0, 0, at=(0.4, 1.0)),
            ),
            points=14,
            says="∂output/∂x, as a value that can be differentiated again",
            results=("derivatives", "derivatives far out", "derivatives run again elsewhere"),
            drive=drive,
            judge=judge,
            given=in_words,
            wrong=VARIANTS,
        ),
    ),
    stars=5,
    minutes=45,
)
