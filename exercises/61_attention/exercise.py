"""Exercise L1: scaled dot-product attention with a mask; one path to the values, one through the shares."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, one_each, softmax

from .truth import scores
from .variants import VARIANTS


def attention(q, k, v, *, mask):
    """Return the values, mixed with the shares."""
    fits = scores(q, k, mask)
    powers = np.exp(fits - np.max(np.real(fits), axis=-1, keepdims=True))
    total = np.sum(powers, axis=-1, keepdims=True)
    shares = powers / total
    return shares @ v


def table(name, n, m, d, e, hidden=(), front=(), **more):
    """One case: n queries, m keys of d numbers, values of e; `hidden` pairs of (query, key)."""
    mask = np.ones((n, m), bool)
    for pair in hidden:
        mask[pair] = False
    shapes = {"q": (*front, n, d), "k": (*front, m, d), "v": (*front, m, e)}
    return Case(name, shapes, params={"mask": mask}, **more)


def larger_table(random):
    """Return cases of more of everything, a few keys hidden, and of one query, key, number and value."""
    n, m, d, e = random.integers((9, 9, 9, 6), (13, 13, 13, 10)).tolist()
    hidden = [(i, j) for i, j in zip(range(n), random.integers(0, m, n)) if i % 2]
    single = [table("more", *sizes, front=(3,)) for sizes in one_each([n, m, d, e])]
    return table("more", n, m, d, e, hidden, front=(2, 1, 3)), *single


LATER = [(i, j) for i in range(4) for j in range(4) if j > i]

CASES = (
    Case(
        "one query, two keys",
        values={"q": [[0.4]], "k": [[1.0], [-0.7]], "v": [[1.2], [-0.5]]},
        params={"mask": np.ones((1, 2), bool)},
    ),
    table("two queries, three keys", 2, 3, 5, 2),
    table("five queries, three keys, some hidden", 5, 3, 2, 2, hidden=[(0, 1), (3, 2), (4, 0), (4, 1)]),
    table("as many of everything", 3, 3, 3, 3),
    table("nobody sees the future", 4, 4, 3, 2, hidden=LATER),
    table("two stacks, one key hidden", 2, 3, 2, 3, hidden=[(1, 2)], front=(2,)),
    Case(
        "scores around ±1000",
        values={
            "q": np.array([[30.0, -20.0], [25.0, 10.0]]),
            "k": np.array([[40.0, 3.0], [-30.0, 20.0], [40.0, 3.001]]),
            "v": np.array([[1.0, -0.5], [0.3, 2.0], [-1.0, 0.7]]),
        },
        params={"mask": np.ones((2, 3), bool)},
        kind="edge",
    ),
)

exercise = Exercise(
    id="L1",
    title="Attention",
    parts=(
        Rule(
            "backward",
            attention,
            CASES,
            points=12,
            larger=larger_table,
            says="z = softmax(q @ k.T / sqrt(d)) @ v",
            offers={
                "shares": lambda z, inputs, params: softmax(scores(inputs["q"], inputs["k"], params["mask"]))
            },
            variants=VARIANTS,
        ),
    ),
    stars=4,
    minutes=45,
)
