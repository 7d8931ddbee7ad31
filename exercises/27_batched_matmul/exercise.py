"""Exercise D2: the rule of a matrix product for stacks, which may have been broadcast."""

from autogradkit.checking import Case, Exercise, Rule, Variant


def matmul(x, y):
    """Return the products of two stacks of matrices."""
    return x @ y


def collected(array, shape):
    """Sum a stack over the axes along which it was broadcast."""
    array = array.sum(axis=tuple(range(array.ndim - len(shape))))
    return array.sum(axis=tuple(n for n, size in enumerate(shape) if size == 1), keepdims=True)


def all_axes_turned(g, x, y):
    """Return what `.T` gives, which turns the order of all axes round."""
    return collected(g @ y.T, x.shape), collected(x.T @ g, y.shape)


def averaged(g, x, y):
    """Return the rule with the mean over the copies in place of the sum."""
    dx, dy = g @ y.swapaxes(-1, -2), x.swapaxes(-1, -2) @ g
    return collected(dx, x.shape) * x.size / dx.size, collected(dy, y.shape) * y.size / dy.size


def product(x, y, **more):
    """One case, told by its shapes."""
    name = more.pop("name", "")
    return Case(f"{name}{x} @ {y}".replace("  ", " "), {"x": x, "y": y}, **more)


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
            variants=(
                Variant(
                    "ALL_AXES_REVERSED",
                    all_axes_turned,
                    "{d} {is_} what you get with .T, which turns the order of all axes round: "
                    "it mixes up the stack with the matrices.",
                    "Which two axes are the matrices, and which NumPy function swaps just two?",
                ),
                Variant(
                    "MEAN_FOR_SUM",
                    averaged,
                    "{d} {is_} the mean over the copies of a matrix, where their gradients add up.",
                    "Nudge a matrix that is used twice: by how much does L move, once or twice?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=25,
)
