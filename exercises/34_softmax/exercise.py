"""Exercise D5: softmax, where every output depends on every input of its row."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, along, along_more, softmax

from .variants import VARIANTS

CASES = (
    along("two classes", (2,), 0),
    along("five classes", (5,), -1),
    along("three rows of five, axis=-1", (3, 5), -1),
    along("two rows of three, axis=0", (2, 3), 0),
    along("a square table, axis=0", (3, 3), 0),
    along("a square table, axis=1", (3, 3), 1),
    along("three axes, the middle one", (2, 3, 5), 1),
    along("one class", (3, 1), -1),
    Case(
        "inputs of ±800",
        values={"x": np.array([[800.0, -800.0, 0.0], [-800.0, -799.0, -801.0]])},
        params={"axis": 1},
        kind="edge",
    ),
    along("4,000 classes", (1, 4_000), -1, kind="large", limit_mb=16.0),
)


exercise = Exercise(
    id="D5",
    title="Softmax",
    parts=(
        Rule(
            "backward",
            softmax,
            CASES,
            points=10,
            says="z = softmax(x) along axis",
            variants=VARIANTS,
            larger=along_more(),
        ),
    ),
    stars=4,
    minutes=30,
)
