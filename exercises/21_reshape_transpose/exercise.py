"""Exercise C4: nothing is computed, everything is moved, and moved back."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def reshape(x, *, shape):
    """Return the same numbers, row by row, in another shape."""
    return np.reshape(x, shape)


def transpose(x, *, axes):
    """Return x with its axes in another order."""
    return np.transpose(x, axes)


def reshape_case(after, before, **more):
    """One case of reshape."""
    name = more.pop("name", f"{before} to {after}")
    return Case(name, {"x": before}, {"shape": after}, **more)


def transpose_case(axes, shape, **more):
    """One case of transpose."""
    name = more.pop("name", f"{shape} by {axes}")
    return Case(name, {"x": shape}, {"axes": axes}, **more)


def larger_reshape(random):
    """Return a case of more and longer axes."""
    a, b, c = random.permutation(range(4, 9)).tolist()[:3]
    return reshape_case((2 * c, a * b), (a, b, 2, c))


def larger_transpose(random):
    """Return cases of longer axes, in drawn orders that aren't their own inverse and in the opposite one."""
    shape = tuple(random.permutation(range(3, 9)).tolist()[:4])
    four = ((1, 2, 3, 0), (3, 0, 1, 2), (2, 0, 3, 1))[random.integers(3)]
    five = ((1, 2, 3, 4, 0), (4, 2, 0, 1, 3), (2, 3, 1, 4, 0))[random.integers(3)]
    others = transpose_case((3, 2, 1, 0), shape), transpose_case((2, 1, 0), shape[:3])
    return transpose_case(four, shape), transpose_case(five, (*shape, 2)), *others


RESHAPES = (
    reshape_case((6,), (2, 3)),
    reshape_case((3, 2), (2, 3)),
    reshape_case((2, 3), (6,)),
    reshape_case((5, 6), (2, 3, 5)),
    reshape_case((3, 1, 2), (2, 3)),
    reshape_case((1,), ()),
    reshape_case((), (1, 1)),
    reshape_case((2, 3), (2, 3)),
    reshape_case((0, 2), (3, 0)),
)
TRANSPOSES = (
    transpose_case((1, 0), (2, 3)),
    transpose_case((0, 1), (2, 3)),
    transpose_case((1, 0), (3, 3), name="a square by (1, 0)"),
    transpose_case((1, 2, 0), (2, 3, 5)),
    transpose_case((2, 0, 1), (2, 3, 5)),
    transpose_case((0, 2, 1), (2, 3, 5)),
    transpose_case((1, 2, 0), (3, 3, 3), name="a cube by (1, 2, 0)"),
    transpose_case((2, 0, 3, 1), (2, 3, 5, 2)),
    transpose_case((0,), (3,)),
    transpose_case((1, 2, 0), (3, 0, 2)),
)

exercise = Exercise(
    id="C4",
    title="Reshape and transpose",
    parts=(
        Rule(
            "reshape_backward",
            reshape,
            RESHAPES,
            points=2,
            says="z = x.reshape(shape)",
            larger=larger_reshape,
            offers={"x_shape": lambda z, inputs, params: inputs["x"].shape},
        ),
        Rule(
            "transpose_backward",
            transpose,
            TRANSPOSES,
            points=4,
            says="z = x.transpose(axes)",
            larger=larger_transpose,
        ),
    ),
    stars=2,
    minutes=15,
)
