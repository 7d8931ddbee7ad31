"""Exercise B1: minus, once with one input and once with two."""

from autogradkit.checking import Case, Exercise, Rule


def neg(x):
    """Return the opposite."""
    return -x


def sub(x, y):
    """Return the difference."""
    return x - y


def cases(*inputs):
    """Return the cases for these inputs, all of one shape."""

    def shaped(name, *shape, **more):
        return Case(name, dict.fromkeys(inputs, shape), **more)

    return (
        shaped("single numbers"),
        shaped("three entries", 3),
        shaped("two rows, three columns", 2, 3),
        shaped("a square table", 3, 3),
        shaped("three axes", 2, 3, 5),
        shaped("one entry", 1, 1),
        shaped("no entries", 0, 3),
        shaped("in Fortran order", 3, 5, layout="fortran"),
        shaped("every second entry, backwards", 5, 2, layout="strided"),
    )


exercise = Exercise(
    id="B1",
    title="Minus",
    parts=(
        Rule("neg_backward", neg, cases("x"), points=1.5, says="z = -x"),
        Rule(
            "sub_backward",
            sub,
            (*cases("x", "y"), Case("x - x", {"x": (5,), "y": (5,)}, same=True)),
            points=2.5,
            says="z = x - y",
        ),
    ),
    stars=1,
    minutes=5,
)
