"""Exercise L5: forward and rule of an operation of the learner's own."""

import numpy as np

from autogradkit.checking import Case, Exercise, OwnOp, Task, Trial

from .driver import drive

KNOWN = {
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "tanh": np.tanh,
    "the sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "x²": lambda x: x**2,
    "x³": lambda x: x**3,
    "|x|": np.abs,
    "ReLU": lambda x: np.maximum(x, 0),
    "softplus": lambda x: np.log1p(np.exp(x)),
}


def judged(got, want, x):
    """Say what the forward of one's own must not be; of one number the product is x, and no mistake."""

    z, again, far, opposite, middle = got
    if any(array.dtype.kind != "f" for array in got):
        kinds = " and ".join(sorted({str(array.dtype) for array in got}))
        return "DTYPE", f"forward returns {kinds} numbers; floats are asked for.", ""
    if not all(np.all(np.isfinite(array)) for array in got):
        return "NONFINITE_AT", "forward returns something that isn't finite.", "For which x?"
    if z.shape != again.shape or not np.array_equal(z, again):
        said = "forward gives another answer when it is asked again."
        return "STATEFUL", said, "Can randomness be an input, instead?"
    if {array.shape for array in got} != {z.shape}:
        said = "the shape of z depends on the numbers in x, not on its shape alone."
        return "SHAPE", said, "How many entries has g to have?"
    if x.size == 1:
        return None
    if np.allclose(far + opposite, 2 * middle, rtol=1e-9, atol=1e-12):
        said = "forward is affine: halfway between two inputs it gives what lies halfway between the results."
        return "AFFINE", said, "Would its rule have to look at x?"
    for name, function in KNOWN.items():
        known = np.array([function(place) for place in (2 * x, -1.5 * x)])
        if z.shape == x.shape and np.allclose([far, opposite], known, rtol=1e-9, atol=1e-12):
            return "KNOWN_OP", f"this is {name}, which the course has had.", "What else could you compute?"
    return None


def drawn(*shape):
    """Return the draw of an input of a shape."""

    def draw(random):
        return {"x": random.uniform(0.3, 1.7, shape) * random.choice([-1, 1], shape)}

    return draw


CASES = (
    Case("four numbers", {"x": (4,)}),
    Case("three numbers", {"x": (3,)}),
    Case("one number", {"x": (1,)}),
    Case("a table", {"x": (2, 5)}),
    Case("a square", {"x": (3, 3)}),
    Case("a tall table", {"x": (5, 2)}),
    Case("one row", {"x": (1, 4)}),
)
exercise = Exercise(
    id="L5",
    title="Your own operation",
    parts=(
        Task(
            "forward",
            lambda x: ("an operation of your own", *("anything",) * 4),
            (
                Trial("four numbers", drawn(4)),
                Trial("a table", drawn(2, 5)),
                Trial("one number", drawn(1), counts=False),
            ),
            points=2,
            says="an operation that isn't affine, and isn't one of the course's",
            results=("z", "z again", "z of 2 x", "z of -1.5 x", "z halfway"),
            drive=drive,
            judge=judged,
        ),
        OwnOp("backward", "forward", CASES, points=8),
    ),
    stars=3,
    minutes=30,
)
