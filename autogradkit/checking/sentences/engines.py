"""What a wrong backward pass does to graphs: one sentence and one question for each."""

from . import Sentence

__all__ = []

OVERWRITE = Sentence(
    "G_OVERWRITE",
    "where a value is used more than once, .grad keeps one contribution and loses the others.",
    "A value is used twice: what should happen to the second contribution that arrives?",
)
TOO_EARLY = Sentence(
    "G_TOO_EARLY",
    "a node passes its gradient on before everything that used it has spoken.",
    "In L = u + u y, when does u know its whole gradient?",
)
NO_SEED = Sentence(
    "G_NO_SEED",
    "every gradient is zero: nothing is sent into the graph.",
    "Where does the backward pass begin, and what is the gradient of L with respect to L?",
)
NOTHING_SENT = Sentence(
    "ALL_ZERO",
    "the output's own .grad is set, and no other node's .grad receives anything.",
    "Which line adds to the .grad of a node's inputs?",
)
RETURNED = Sentence(
    "RETURNED",
    "{f} returns something, and every .grad is as it was: 0.",
    "Who reads what it returns, and where does the exercise ask for the gradients?",
)
SEED_IS_VALUE = Sentence(
    "G_SEED_VALUE",
    "every gradient is too large by the value of the output.",
    "What is the gradient of L with respect to L itself?",
)
SEED_EVERYWHERE = Sentence(
    "G_SEED_EVERYWHERE",
    "every gradient is 1: each node begins with it anew, and what has arrived there is lost.",
    "Of which node alone is it known beforehand how much L changes per unit of it?",
)
OTHER_SEED = Sentence(
    "G_SEED_VALUE",
    "every gradient of every graph is {factor:.4g} times what it should be.",
    "With which number does the gradient of L with respect to L itself begin?",
)
NO_CHAIN = Sentence(
    "G_NO_CHAIN",
    "every node passes on its local derivative; the gradient that reached it plays no part.",
    "If everything after a node were scaled by 10, what would change in what it passes on?",
)
REPROPAGATES = Sentence(
    "G_REPROPAGATES",
    "a node that is reached twice passes on its first contribution twice.",
    "When a second contribution arrives, what has already been passed on?",
)
FORWARD_ORDER = Sentence(
    "G_FORWARD_ORDER",
    "only the last node's own inputs receive a gradient; all others have their turn before any gradient "
    "reached them, or never have one.",
    "Which node knows its gradient first, and whose turn is it then?",
)
SET_PARENTS = Sentence(
    "G_SET_PARENTS",
    "x x counts as one use of x: one of two contributions to the same input is lost.",
    "How many arrows lead from x into x x?",
)
SUBTRACTS = Sentence(
    "G_SUBTRACTS",
    "contributions are taken away from .grad where they should be put to it.",
    "A value is used twice: how much does L change through both uses together?",
)
TWO_PATHS = "Two paths lead from u to L: if each makes L change by 1, how much does L change?"
MULTIPLIES = Sentence(
    "G_MULTIPLIES",
    "where a value is used more than once, its contributions are multiplied with each other.",
    TWO_PATHS,
)
MEAN = Sentence(
    "G_MEAN",
    "where a value is used more than once, .grad holds the mean of its contributions.",
    TWO_PATHS,
)
CROSSED = Sentence(
    "G_CROSSED",
    "each input of a node receives what belongs to its other input.",
    "In which order does a node list its inputs, and in which its contributions?",
)
ONE_INPUT = Sentence(
    "G_ONE_INPUT",
    "of a node's inputs only one ever receives a gradient.",
    "How many arrows lead into x y, and over how many of them does the gradient go back?",
)
LARGE_GRAPHS_ONLY = Sentence(
    "WRONG_VALUES",
    "the small graphs are all right; larger ones, wired at random, are not.",
    "What happens in a graph of 30 nodes that never happens in one of four?",
)
WRONG_VALUES = Sentence(
    "WRONG_VALUES",
    "the gradients are wrong, and the mistake is none that is known here.",
    "Draw the graph below, write a gradient on every arrow, and compare node by node.",
)
RAISES = Sentence("RAISES", "{f} raised “{error}” on {graph}.", "What does each name in that line stand for?")
RAISES_AT_LEAF = Sentence(
    "RAISES", "{f} raised “{error}” on {graph}.", "What does a leaf have, and what not?"
)
RAISES_ON_TUPLE = Sentence(
    "RAISES",
    "{f} raised “{error}” on {graph}.",
    "How many numbers does `.vjp` return for a node with two inputs, and which is for which?",
)
ENDLESS = Sentence(
    "TIMEOUT", "{f} does not come to an end on “{graph}”.", "When is there nothing more to do for a node?"
)
EXPONENTIAL = Sentence(
    "G_EXPONENTIAL",
    "{graph} have {nodes} nodes but 2^{doublings} paths, and {f} walks every path.",
    "How often does each node need to have its turn?",
)

# The same graph again, a very deep one, one with constants
INTERMEDIATE_KEPT = Sentence(
    "G_INTERMEDIATE_KEPT",
    "the second backward pass through the same graph adds too much: what inner nodes still hold from the "
    "first time is passed on again.",
    "Which nodes may remember the last call, and which have to start afresh?",
)
SECOND_PASS_WRONG = Sentence(
    "WRONG_VALUES",
    "after a second backward pass through the same graph the leaves' gradients are neither those of the "
    "second one alone nor those of both together.",
    "What did the first pass leave behind, and who reads it?",
)
SECOND_PASS_ONLY = Sentence(
    "G_OVERWRITE",
    "after a second backward pass the leaves hold only what the second one brought.",
    "Two mini-batches, one step: what should have happened to the first one's gradient?",
)
NOT_RESET = Sentence(
    "G_NOT_RESET",
    "after a second backward pass the leaves hold the sum of both.",
    "Who still remembers the last call?",
)
INNER_MISSING = Sentence(
    "G_INNER_MISSING",
    "the leaves' gradients are right; .grad of inner nodes, or of the output itself, is not.",
    "Where does a reader of the graph see what an inner node had received?",
)
LEAF_ALONE = Sentence(
    "G_INNER_MISSING",
    "where x alone, which is made from nothing, is the output, x.grad is not 1 after {f}.",
    "By how much does x change per unit of x?",
)
RECURSION = Sentence(
    "G_RECURSION",
    "on {graph} Python's own stack of calls runs over.",
    "What would a list of nodes still to be visited have to remember?",
)
LEAK = Sentence(
    "G_LEAK",
    "a leaf with requires_grad = False receives a gradient all the same.",
    "Who asked for this gradient, and who pays for computing it?",
)

# The graphs, as the learner reads of them
DOUBLED_THREE_TIMES = "u = x y, L = 8 u by doubling three times"
DOUBLINGS = "{n} doublings in a row"
RANDOM_GRAPH = "a random graph of {size} nodes, number {number}"
CHAIN = "a chain of {n:,} nodes"
TWICE = "backward twice through the same graph: leaves add up"
AFRESH = "backward twice through the same graph: the second starts afresh"
EVERY_NODE = "{graph}, every node"
CONSTANT_LEAF = "a leaf that needs no gradient"
NOT_LOOKED_AT = "not looked at as long as leaves are wrong"
GOT_AND_WANT = "got {got}, want {want}"
NOTHING = "nothing"
GRAPH = "Graph: {graph}"
