"""Exercise L5: forward and rule of an operation of the learner's own."""

import numpy as np

from autogradkit.checking import Case, Diagnosis, Exercise, OwnOp, Task, Trial

GIVEN = '''
def drive(forward, x):
    """Run the forward twice on x, then on two places far apart, and halfway between these."""
    places = (x, x, 2 * x, -1.5 * x, 0.25 * x)
    return tuple(forward(place.copy()) for place in places)
'''
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

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "forward")

    z, again, far, opposite, middle = got
    if any(array.dtype.kind != "f" for array in got):
        kinds = " and ".join(sorted({str(array.dtype) for array in got}))
        return told("DTYPE", f"{{f}} returns {kinds} numbers; floats are asked for.", "")
    if not all(np.all(np.isfinite(array)) for array in got):
        return told("NONFINITE_AT", "{f} returns something that isn't finite.", "For which x?")
    if z.shape != again.shape or not np.array_equal(z, again):
        said = "{f} gives another answer when it is asked again."
        return told("STATEFUL", said, "Can randomness be an input, instead?")
    if {array.shape for array in got} != {z.shape}:
        said = "the shape of z depends on the numbers in x, not on its shape alone."
        return told("SHAPE", said, "How many entries has g to have?")
    if x.size == 1:
        return ""
    if np.allclose(far + opposite, 2 * middle, rtol=1e-9, atol=1e-12):
        said = "{f} is affine: halfway between two inputs it gives what lies halfway between the results."
        return told("AFFINE", said, "Would its rule have to look at x?")
    for name, function in KNOWN.items():
        known = np.array([function(place) for place in (2 * x, -1.5 * x)])
        if z.shape == x.shape and np.allclose([far, opposite], known, rtol=1e-9, atol=1e-12):
            return told(
                "KNOWN_OP", f"this is {name}, which the course has had.", "What else could you compute?"
            )
    return ""


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
    Case("in Fortran order", {"x": (3, 2)}, layout="fortran"),
    Case("every second entry, backwards", {"x": (2, 3)}, layout="strided"),
)
exercise = Exercise(
    id="L5",
    name="custom_op",
    title="Your own operation",
    kind="driven",
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
            given=GIVEN,
            judge=judged,
        ),
        OwnOp("backward", "forward", CASES, points=8),
    ),
    hints=(
        "Begin with something that works entry by entry: then dx has as many entries as z, and each has to "
        "do with one only.",
        "Split your formula into steps that you know rules for, and go back through them one by one.",
        "If an entry of x is used by several entries of z, dx collects from all of them: write down which, "
        "then sum over these. "
        "Compare with a difference quotient of your own before you hand it in.",
    ),
    stars=3,
    minutes=30,
)
