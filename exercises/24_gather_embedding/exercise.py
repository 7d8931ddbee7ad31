"""Exercise C7: rows taken by their numbers, some of them more than once."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .variants import VARIANTS


def gather(x, *, index):
    """Return the rows of x with these numbers."""
    return x[index]


def gather_case(name, shape, index, **more):
    """One case: rows of a table of that shape."""
    return Case(name, {"x": shape}, {"index": np.array(index, int)}, **more)


def more_rows(random):
    """Return cases of larger tables of one to three axes, with numbers of rows in several shapes.

    They count from the front and from the end; a single one counts from the end. One table is a column.
    """
    rows, width = random.integers((9, 3), (15, 7)).tolist()
    return (
        gather_case("more", (rows,), random.integers(-rows, rows, (2, 3, 4))),
        gather_case("more", (rows, width, 2), random.integers(-rows, rows, (3, 7))),
        gather_case("more", (rows, 1), random.integers(-rows, 0, 9)),
        gather_case("more", (rows,), random.integers(-rows, 0)),
    )


SENTENCE = (np.arange(1_000) ** 2) % 3_000  # squares repeat often and leave gaps

CASES = (
    gather_case("each row once", (3,), [2, 0, 1]),
    gather_case("some rows not at all", (5, 2), [3, 1]),
    gather_case("one row twice", (3,), [2, 0, 2]),
    gather_case("one row three times", (3, 2), [1, 1, 0, 1]),
    gather_case("only ever the first row", (2, 3), [0, 0, 0, 0, 0]),
    gather_case("counted from the end", (5, 2), [-1, -3, 0]),
    gather_case("the last row under both its names", (3, 2), [-1, 2, 0, -1]),
    gather_case("two sentences of three words", (5, 2), [[0, 3, 3], [4, 0, 3]]),
    gather_case("a table with three axes", (3, 2, 5), [2, 2]),
    gather_case("one number, not a list", (3, 2), 1),
    gather_case("no words", (3, 2), []),
    gather_case("1,000 words, 3,000 rows", (3_000, 2), SENTENCE, kind="large", limit_s=10.0, limit_mb=16.0),
)


exercise = Exercise(
    id="C7",
    title="Rows taken from a table",
    parts=(
        Rule(
            "gather_backward",
            gather,
            CASES,
            points=8,
            says="z = x[index]",
            offers={"x_shape": lambda z, inputs, params: inputs["x"].shape},
            variants=VARIANTS,
            larger=more_rows,
        ),
    ),
    stars=3,
    minutes=20,
)
