"""Exercise D6: cross-entropy, whose rule is shorter than its forward."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, softmax

from .variants import VARIANTS


def cross_entropy(x, *, target):
    """Return the mean over the rows of -log softmax(x)[target], without overflow."""
    if len(target) != len(x):
        raise ValueError(f"{len(target)} classes for {len(x)} rows")
    largest = np.max(np.real(x), axis=1, keepdims=True)
    sums = np.log(np.sum(np.exp(x - largest), axis=1)) + largest[:, 0]
    return np.sum(sums - x[np.arange(len(x)), target]) / len(x)


def scores_case(name, target, classes, **more):
    """One case: a row of scores for each class number in `target`."""
    target = np.array(target)
    return Case(name, {"x": (len(target), classes)}, params={"target": target}, **more)


def more_scores(random):
    """Return cases of more examples and classes, and of a single example."""
    examples, classes = random.integers((8, 6), (14, 10)).tolist()
    targets = random.integers(0, classes, examples)
    return scores_case("more", targets, classes), scores_case("more", targets[:1], classes)


FAVOURITES = np.array([[5.0, -1.0, 0.5], [0.3, 0.2, 6.0]])
HUGE = np.array([[1e4, -1e4, 0.0], [-1e4, 9_999.0, 1e4]])
CASES = (
    scores_case("one example, two classes", [1], 2),
    scores_case("two examples, three classes", [2, 0], 3),
    scores_case("five examples, three classes", [0, 2, 1, 1, 0], 3),
    scores_case("three examples, five classes", [4, 0, 2], 5),
    scores_case("as many examples as classes", [1, 2, 0], 3),
    scores_case("all of one class", [1, 1, 1, 1, 1, 1, 1], 2),
    scores_case("the right class is the favourite already", [0, 2], 3, values={"x": FAVOURITES}),
    scores_case("scores of ±10,000", [1, 2], 3, values={"x": HUGE}, kind="edge"),
)

exercise = Exercise(
    id="D6",
    title="Cross-entropy",
    parts=(
        Rule(
            "backward",
            cross_entropy,
            CASES,
            points=8,
            says="z = mean of -log(share of the right class)",
            offers={"shares": lambda z, inputs, params: softmax(inputs["x"])},
            variants=VARIANTS,
            larger=more_scores,
        ),
    ),
    stars=3,
    minutes=20,
)
