"""Exercise B1: minus, once with one input and once with two."""

from autogradkit.checking import Exercise, Rule, pointwise


def neg(x):
    """Return the opposite."""
    return -x


def sub(x, y):
    """Return the difference."""
    return x - y


exercise = Exercise(
    id="B1",
    title="Minus",
    parts=(
        Rule("neg_backward", neg, pointwise("x"), points=1.5, says="z = -x"),
        Rule(
            "sub_backward",
            sub,
            pointwise("x", "y", same="x - x"),
            points=2.5,
            says="z = x - y",
        ),
    ),
    stars=1,
    minutes=5,
)
