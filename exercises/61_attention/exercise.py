"""Exercise L1: scaled dot-product attention with a mask; one path to the values, one through the shares."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant

HIDDEN = -1e30  # as good as minus infinity: its exp is exactly 0, and 0 times it is no nan


def attention(q, k, v, *, mask):
    """Return the values, mixed with the shares."""
    fits = scores(q, k, mask)
    powers = np.exp(fits - np.max(np.real(fits), axis=-1, keepdims=True))
    total = np.sum(powers, axis=-1, keepdims=True)
    shares = powers / total
    return shares @ v


def scores(q, k, mask):
    """Return how well each query fits each key that it may see."""
    if q.shape[-2] != mask.shape[0] or k.shape[-2] != mask.shape[1]:
        raise ValueError(f"{q.shape[-2]} queries and {k.shape[-2]} keys, but a mask of {mask.shape}")
    return mask * (q @ k.swapaxes(-1, -2)) / np.sqrt(q.shape[-1]) + HIDDEN * ~mask


def softmax(scores):
    """Return the shares of each row."""
    powers = np.exp(scores - np.max(np.real(scores), axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def turned(array):
    """Return matrices with rows and columns exchanged."""
    return array.swapaxes(-1, -2)


def to_scores(g, v, shares):
    """Return how much L changes per unit of the scores."""
    dp = g @ turned(v)
    return shares * (dp - np.sum(dp * shares, axis=-1, keepdims=True))


def through(ds, q, k):
    """Return dq and dk for what arrives at the scores."""
    ds = ds / np.sqrt(q.shape[-1])
    return ds @ k, turned(ds) @ q, None


def diagonal(g, q, k, v, shares):
    """Return the rule with the sigmoid's slope for softmax's."""
    return through(g @ turned(v) * shares * (1 - shares), q, k)


def unscaled(g, q, k, v, shares):
    """Return the rule without the root of d."""
    ds = to_scores(g, v, shares)
    return ds @ k, turned(ds) @ q, None


def over_queries(g, q, k, v, shares):
    """Return the rule with softmax's sum over the queries."""
    dp = g @ turned(v)
    return through(shares * (dp - np.sum(dp * shares, axis=-2, keepdims=True)), q, k)


def past_softmax(g, q, k, v, shares):
    """Return the rule without softmax's."""
    return through(g @ turned(v), q, k)


def without_mask(g, q, k, v, mask):
    """Return the rule for shares that were computed without the mask."""
    shares = softmax(scores(q, k, np.ones(mask.shape, bool)))
    return *through(to_scores(g, v, shares), q, k)[:2], turned(shares) @ g


def not_turned(g, q, k, v, shares):
    """Return the rule with the tables not turned over: it fits only where there are as many keys as "
    "queries."""
    ds = to_scores(g, v, shares) / np.sqrt(q.shape[-1])
    return None, ds @ q, shares @ g


def table(name, n, m, d, e, hidden=(), front=(), **more):
    """One case: n queries, m keys of d numbers, values of e; `hidden` pairs of (query, key)."""
    mask = np.ones((n, m), bool)
    for pair in hidden:
        mask[pair] = False
    shapes = {"q": (*front, n, d), "k": (*front, m, d), "v": (*front, m, e)}
    return Case(name, shapes, params={"mask": mask}, **more)


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
    table("in Fortran order", 3, 2, 5, 3, layout="fortran"),
    table("every second entry, backwards", 3, 5, 2, 2, hidden=[(2, 2)], layout="strided"),
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
NOT_TURNED = "Which axis of the shares counts the queries, which the keys, and which of them does {d} have?"

exercise = Exercise(
    id="L1",
    name="attention",
    title="Attention",
    parts=(
        Rule(
            "backward",
            attention,
            CASES,
            points=12,
            says="z = softmax(q @ k.T / sqrt(d)) @ v",
            offers={
                "shares": lambda z, inputs, params: softmax(scores(inputs["q"], inputs["k"], params["mask"]))
            },
            variants=(
                Variant(
                    "JACOBIAN_DIAGONAL_ONLY",
                    diagonal,
                    "{d} only know{s} how each share depends on its own score; the other shares of the row "
                    "move, too.",
                    "What is softmax's rule, and which term of it is missing?",
                ),
                Variant(
                    "FACTOR",
                    unscaled,
                    "{d} {is_} right up to one factor, the root of d.",
                    "By what is q kᵀ divided before softmax gets it?",
                ),
                Variant(
                    "WRONG_AXIS",
                    over_queries,
                    "{d} mix{es} queries that have nothing to do with each other: "
                    "softmax's sum goes over the queries.",
                    "Which entries of the shares add up to 1?",
                ),
                Variant(
                    "SOFTMAX_FORGOTTEN",
                    past_softmax,
                    "{d} take{s} what arrives at the shares for what arrives at the scores.",
                    "What stands between a score and a share?",
                ),
                Variant(
                    "MASK_IGNORED",
                    without_mask,
                    "{d} {is_} what you get if every query saw every key.",
                    "What share does a hidden key have?",
                ),
                Variant(
                    "OTHER_INPUT_TRANSPOSED",
                    not_turned,
                    "{d} would be right if the table of queries and keys were transposed.",
                    NOT_TURNED,
                ),
            ),
        ),
    ),
    hints=(
        "Two matrix products with softmax between them: go through them one by one, from the end, "
        "and give each step's result a name.",
        "First to the values and to the shares (a matrix product's rule); then from the shares to the scores "
        "(softmax's rule, row by row); then to the queries and the keys (a matrix product's rule again).",
        "Don't forget the root of d, once. A hidden key has the share 0, and softmax's rule multiplies with "
        "the share: "
        "so the mask has done its work already. swapaxes(-1, -2) turns matrices over, also in stacks.",
    ),
    stars=4,
    minutes=45,
)
