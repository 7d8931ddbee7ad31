"""Exercise D1: the rule of a matrix product."""

from autogradkit.checking import Case, Exercise, Rule


def matmul(x, y):
    """Return the matrix product."""
    return x @ y


def sizes(n, k, m):
    """Name the shapes of an n by k and a k by m matrix."""
    return {"x": (n, k), "y": (k, m)}


CASES = (
    Case("(1, 2) @ (2, 1)", sizes(1, 2, 1)),
    Case("(2, 3) @ (3, 5)", sizes(2, 3, 5)),
    Case("(5, 2) @ (2, 3)", sizes(5, 2, 3)),
    Case("(2, 1) @ (1, 3)", sizes(2, 1, 3)),
    Case("square: (3, 3) @ (3, 3)", sizes(3, 3, 3)),
    Case("x @ x", sizes(2, 2, 2), same=True),
    Case("no rows: (0, 3) @ (3, 2)", sizes(0, 3, 2)),
    Case("in Fortran order: (3, 5) @ (5, 2)", sizes(3, 5, 2), layout="fortran"),
    Case("every second entry, backwards: (2, 3) @ (3, 2)", sizes(2, 3, 2), layout="strided"),
)

exercise = Exercise(
    id="D1",
    title="The rule of a matrix product",
    parts=(
        Rule(
            "backward",
            matmul,
            CASES,
            points=8,
            says="z = x @ y",
        ),
    ),
    stars=2,
    minutes=20,
)
