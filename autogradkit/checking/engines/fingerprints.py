"""What each wrong engine is called: one is recognised by its numbers on every graph, its fingerprint."""

from autogradkit.checking.sentences import engines as sentences

from .wrong_engines import ENGINES, FIRST_VISITS

__all__ = ["WRONG_ENGINES", "wrong_engine"]

FINGERPRINTS = (  # a sentence, the names of the engines with these numbers
    (sentences.NO_SEED, ["no seed"]),
    (sentences.SEED_EVERYWHERE, ["seed everywhere"]),
    (sentences.SEED_IS_VALUE, ["seed value"]),
    (sentences.FORWARD_ORDER, ["output only"]),
    (sentences.SET_PARENTS, ["set of parents", "contributions in a dict"]),
    (sentences.OVERWRITE, ["overwrite", "overwrite, inputs last", "overwrite inner", "largest"]),
    (sentences.SUBTRACTS, ["subtract"]),
    (sentences.MULTIPLIES, ["multiply"]),
    (sentences.MEAN, ["mean"]),
    (sentences.CROSSED, ["crossed"]),
    (sentences.ONE_INPUT, ["first input", "last input"]),
    (sentences.NO_CHAIN, ["no chain"]),
    (sentences.REPROPAGATES, ["recursive", *(name for name in ENGINES if name.startswith("at once"))]),
    (sentences.TOO_EARLY, ["recursive first visit", *FIRST_VISITS]),
    (sentences.FORWARD_ORDER, ["forward order", "forward order, inputs first"]),
)
# Functions of a `Tape` to the leaves' gradients, each with its diagnosis; the first that fits is taken.
WRONG_ENGINES = tuple(
    (diagnosis, ENGINES[name].leaf_gradients) for diagnosis, names in FINGERPRINTS for name in names
)


def wrong_engine(code):
    """Return the first wrong engine of this code: a function of a `Tape` to the leaves' gradients."""
    return next(engine for known, engine in WRONG_ENGINES if known[0] == code)
