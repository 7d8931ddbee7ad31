"""Exercise L8: one table that is read at the beginning and used again at the end."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .variants import VARIANTS


def tied(table, *, index):
    """Return how well each token's row fits every row of the table."""
    return table[index] @ table.T


def tokens(name, vocabulary, width, index, **more):
    """One case: a table of that size, and the tokens that are read."""
    return Case(name, {"table": (vocabulary, width)}, {"index": np.array(index, int)}, **more)


def more_tokens(random):
    """Return a case of more tokens, numbers and a larger table."""
    vocabulary, width, length = random.integers((6, 4, 13), (12, 8, 20)).tolist()
    return tokens("more", vocabulary, width, random.integers(vocabulary // 2, vocabulary, length))


CASES = (
    tokens("two tokens of three, one number each", 3, 1, [2, 0]),
    tokens("each token once", 3, 2, [1, 0, 2]),
    tokens("one token twice", 4, 2, [3, 1, 3]),
    tokens("one token three times", 3, 3, [1, 1, 2, 1]),
    tokens("a single token", 5, 2, [4]),
    tokens("only ever the first", 2, 3, [0, 0, 0]),
)

exercise = Exercise(
    id="L8",
    title="One table, used twice",
    parts=(
        Rule(
            "backward",
            tied,
            CASES,
            points=8,
            says="z = table[index] @ table.T",
            variants=VARIANTS,
            larger=more_tokens,
        ),
    ),
    stars=3,
    minutes=25,
)
