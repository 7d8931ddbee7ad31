"""Fingerprints: what each wrong engine is called. An engine is recognised by its numbers on every graph."""

from .wrong_engines import ENGINES, FIRST_VISITS

__all__ = ["WRONG_ENGINES"]

OVERWRITE = (
    "G_OVERWRITE",
    "where a value is used more than once, .grad keeps one contribution and loses the others.",
    "A value is used twice: what should happen to the second contribution that arrives?",
)
TOO_EARLY = (
    "G_TOO_EARLY",
    "a node passes its gradient on before everything that used it has spoken.",
    "In L = u + u y, when does u know its whole gradient?",
)
NO_SEED = (
    "G_NO_SEED",
    "every gradient is zero: nothing is sent into the graph.",
    "Where does the backward pass begin, and what is the gradient of L with respect to L?",
)
SEED_VALUE = (
    "G_SEED_VALUE",
    "every gradient is too large by the value of the output.",
    "What is the gradient of L with respect to L itself?",
)
NO_CHAIN = (
    "G_NO_CHAIN",
    "every node passes on its local derivative; the gradient that reached it plays no part.",
    "If everything after a node were scaled by 10, what would change in what it passes on?",
)
REPROPAGATES = (
    "G_REPROPAGATES",
    "a node that is reached twice passes on its first contribution twice.",
    "When a second contribution arrives, what has already been passed on?",
)
FORWARD_ORDER = (
    "G_FORWARD_ORDER",
    "only the last node's own inputs receive a gradient; all others have their turn before any "
    "gradient reached them, or never have one.",
    "Which node knows its gradient first, and whose turn is it then?",
)
SET_PARENTS = (
    "G_SET_PARENTS",
    "x x counts as one use of x: one of two contributions to the same input is lost.",
    "How many arrows lead from x into x x?",
)

SUBTRACTS = (
    "G_SUBTRACTS",
    "contributions are taken away from .grad where they should be put to it.",
    "A value is used twice: how much does L change through both uses together?",
)
MULTIPLIES = (
    "G_MULTIPLIES",
    "where a value is used more than once, its contributions are multiplied with each other.",
    "Two roads lead from u to L: if each makes L change by 1, how much does L change?",
)
MEAN = (
    "G_MEAN",
    "where a value is used more than once, .grad holds the mean of its contributions.",
    "Two roads lead from u to L: if each makes L change by 1, how much does L change?",
)
CROSSED = (
    "G_CROSSED",
    "each input of a node receives what belongs to its other input.",
    "In which order does a node list its inputs, and in which its contributions?",
)
ONE_INPUT = (
    "G_ONE_INPUT",
    "of a node's inputs only one ever receives a gradient.",
    "How many arrows lead into x y, and over how many of them does the gradient go back?",
)

FINGERPRINTS = (  # (code, observed, question), the names of the engines with these numbers
    (NO_SEED, ["no seed"]),
    (SEED_VALUE, ["seed value"]),
    (FORWARD_ORDER, ["output only"]),
    (SET_PARENTS, ["set of parents", "contributions in a dict"]),
    (OVERWRITE, ["overwrite", "overwrite, inputs last", "overwrite inner", "largest"]),
    (SUBTRACTS, ["subtract"]),
    (MULTIPLIES, ["multiply"]),
    (MEAN, ["mean"]),
    (CROSSED, ["crossed"]),
    (ONE_INPUT, ["first input", "last input"]),
    (NO_CHAIN, ["no chain"]),
    (REPROPAGATES, ["recursive"]),
    (TOO_EARLY, ["recursive first visit", *FIRST_VISITS]),
    (FORWARD_ORDER, ["forward order", "forward order, inputs first"]),
)
# Functions of a `Tape` to the leaves' gradients, each with its diagnosis; the first that fits is taken.
WRONG_ENGINES = tuple(
    (diagnosis, ENGINES[name].leaf_gradients) for diagnosis, names in FINGERPRINTS for name in names
)
