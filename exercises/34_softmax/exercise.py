"""Exercise D5: softmax, where every output depends on every input of its row."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def softmax(x, *, axis):
    """Return the shares along `axis`; shifting x first changes nothing, except that exp can't overflow."""
    powers = np.exp(x - x.real.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def less_of_the_row(pool):
    """Return the wrong rule that takes the same from every g of a row: what `pool` makes of all of them."""

    def rule(g, z, axis):
        return z * (g - pool(g, axis=axis, keepdims=True))

    return rule


def not_shared_out(g, z, axis):
    """Return the wrong rule that takes the same amount from the small shares and from the large ones."""
    return g * z - np.sum(g * z, axis=axis, keepdims=True)


def along(name, shape, axis, **more):
    """One case: softmax of an array of that shape, along `axis`."""
    return Case(name, {"x": shape}, params={"axis": axis}, **more)


CASES = (
    along("two classes", (2,), 0),
    along("five classes", (5,), -1),
    along("three rows of five, axis=-1", (3, 5), -1),
    along("two rows of three, axis=0", (2, 3), 0),
    along("a square table, axis=0", (3, 3), 0),
    along("a square table, axis=1", (3, 3), 1),
    along("three axes, the middle one", (2, 3, 5), 1),
    along("one class", (3, 1), -1),
    along("no rows", (0, 3), 1),
    along("in Fortran order", (3, 5), 1, layout="fortran"),
    along("every second entry, backwards", (5, 2), 0, layout="strided"),
    Case(
        "inputs of ±800",
        values={"x": np.array([[800.0, -800.0, 0.0], [-800.0, -799.0, -801.0]])},
        params={"axis": 1},
        kind="edge",
    ),
    along("4,000 classes", (1, 4_000), -1, kind="large", limit_mb=16.0),
)

VARIANTS = (
    *(
        Variant(
            "SHARES_IGNORED",
            less_of_the_row(pool),
            f"in {{d}} the plain {said} of g over the row is subtracted, whatever the shares are.",
            "Does an output with a tiny share say as much as one with nearly all of it?",
        )
        for pool, said in ((np.sum, "sum"), (np.mean, "mean"))
    ),
    Variant(
        "SHARES_IGNORED",
        not_shared_out,
        "in {d} the same amount is taken from every entry of a row, whatever its share is.",
        "The sum below the line divides every share: does a tiny one lose as much as a large one?",
    ),
)

exercise = Exercise(
    id="D5",
    name="softmax",
    title="Softmax",
    parts=(
        Rule(
            "backward",
            softmax,
            CASES,
            points=10,
            says="z = softmax(x) along axis",
            paths={"sum(exp(x - max(x)))": "the sum below the line"},
            variants=VARIANTS,
        ),
    ),
    hints=(
        "Raising one input raises its own share and lowers all the others of its row.",
        "Two terms: the share times its own g, "
        "minus the share times something that is the same for the whole row.",
        "That something is the mean of g over the row, weighted with the shares. "
        "Keep its axis, so that it spreads back.",
    ),
    stars=4,
    minutes=30,
)
