"""Exercise D2: the rule of a matrix product for stacks, which may have been broadcast."""

from autogradkit.checking import Case, Exercise, Rule

from .variants import VARIANTS


def matmul(x, y):
    """Return the products of two stacks of matrices."""
    return x @ y


def product(x, y, **more):
    """One case, told by its shapes."""
    name = more.pop("name", "")
    return Case(f"{name}{x} @ {y}".replace("  ", " "), {"x": x, "y": y}, **more)


def larger_stacks(random):
    """Return cases of longer stacks, of which axes are missing or stretched that no other case lacks."""
    a, b, c, n, k, m = random.integers(2, 6, 6).tolist()
    fronts = ((b,), (a, 1)), ((c, a, b), (1,)), ((a, b), (1, 1)), ((1,), (a, b)), ((), (2, c, 3))
    return tuple(product((*x, n, k), (*y, k, m)) for x, y in fronts)


CASES = (
    product((2, 3), (3, 5), name="no stack at all: "),
    product((2, 3, 4), (2, 4, 5), name="two stacks: "),
    product((2, 3, 4), (4, 5), name="one y for all: "),
    product((3, 4), (2, 4, 5), name="one x for all: "),
    product((2, 1, 3, 2), (3, 2, 5), name="every pair: "),
    product((7, 1, 3, 4), (5, 4, 2), name="many pairs: "),
    product((1, 2, 3), (5, 3, 2), name="a stack of one: "),
    product((3, 3, 3), (3, 3, 3), name="a cube: "),
    product((3, 2, 2), (2, 2), name="square, one y for all: "),
    product((0, 2, 3), (3, 2), name="an empty stack: "),
)

exercise = Exercise(
    id="D2",
    title="Stacks of matrices",
    parts=(
        Rule(
            "backward",
            matmul,
            CASES,
            points=8,
            says="z = x @ y",
            variants=VARIANTS,
            larger=larger_stacks,
        ),
    ),
    stars=3,
    minutes=25,
)
