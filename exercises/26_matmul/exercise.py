"""Exercise D1: the rule of a matrix product."""

from autogradkit.checking import Case, Exercise, Rule, named_axes, one_each


def matmul(x, y):
    """Return the matrix product."""
    return x @ y


shapes = named_axes(x="n k", y="k m")


def a_one_each(random):
    """Return cases of a single row, a single number in the middle and a single column."""
    return tuple(Case("more", shapes(*sizes)) for sizes in one_each(random.integers(4, 9, 3).tolist()))


CASES = (
    Case("(1, 2) @ (2, 1)", shapes(1, 2, 1)),
    Case("(2, 3) @ (3, 5)", shapes(2, 3, 5)),
    Case("(5, 2) @ (2, 3)", shapes(5, 2, 3)),
    Case("(2, 1) @ (1, 3)", shapes(2, 1, 3)),
    Case("square: (3, 3) @ (3, 3)", shapes(3, 3, 3)),
    Case("x @ x", shapes(2, 2, 2), same=True),
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
            larger=a_one_each,
        ),
    ),
    stars=2,
    minutes=20,
)
