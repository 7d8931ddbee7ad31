"""The wrong rules of exercise D2 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant


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


VARIANTS = (
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
)
