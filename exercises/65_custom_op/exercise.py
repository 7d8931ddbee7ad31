"""Exercise L5: forward and rule of an operation of the learner's own."""

from autogradkit.checking import Case, Exercise, OwnOp, Task, Trial

from .driver import drive
from .judge import KNOWN, judge


def drawn(*shape):
    """Return the draw of an input of a shape."""

    def draw(random):
        return {"x": random.uniform(0.3, 1.7, shape) * random.choice([-1, 1], shape)}

    return draw


def taller(random):
    """Return the shape of a table with more rows than any listed one, and more numbers."""
    return {"shapes": {"x": (6, 2)}}


def one_column(random):
    """Return the shape of a table of one column."""
    return {"shapes": {"x": (int(random.integers(4, 8)), 1)}}


def longer(random):
    """Return the shape of more numbers in a row."""
    return {"shapes": {"x": (int(random.integers(5, 9)),)}}


def wider(random):
    """Return the shape of a table of more columns."""
    return {"shapes": {"x": (2, int(random.integers(6, 9)))}}


CASES = (
    Case("four numbers", {"x": (4,)}, redraw=one_column),
    Case("three numbers", {"x": (3,)}, redraw=longer),
    Case("one number", {"x": (1,)}),
    Case("a table", {"x": (2, 5)}, redraw=wider),
    Case("a square", {"x": (3, 3)}),
    Case("a tall table", {"x": (5, 2)}, redraw=taller),
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
            judge=judge,
        ),
        OwnOp("backward", "forward", CASES, points=8, known=KNOWN),
    ),
    stars=3,
    minutes=30,
)
