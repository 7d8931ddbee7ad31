"""The wrong rules of exercise I3 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant

from .truth import parsed, values_of


def places(e):
    """Count everything that is written, operations, numbers and x."""
    return 1 + sum(places(part) for part in e[1:]) if isinstance(e, tuple) else 1


def different(e):
    """Collect the different tuples of an expression."""
    return {e}.union(*(different(part) for part in e[1:])) if isinstance(e, tuple) else set()


DERIVATIVE_VARIANTS = (
    Variant(
        "PRODUCT_RULE",
        values_of("both"),
        "the derivative of a product is taken for the product of the derivatives.",
        "By that rule, how steep is x times x at 3?",
    ),
    Variant(
        "PRODUCT_RULE",
        values_of("first"),
        "of a product, only the first factor is differentiated.",
        "If the first factor stands still, does the product?",
    ),
    Variant(
        "PRODUCT_RULE",
        values_of("second"),
        "of a product, only the second factor is differentiated.",
        "If the second factor stands still, does the product?",
    ),
    Variant(
        "NO_CHAIN",
        values_of("chain"),
        "sin, cos and pow are differentiated as if x stood in them, whatever really stands there.",
        "How much faster does sin 2x swing than sin x?",
    ),
    Variant(
        "FORMULA",
        values_of("n above"),
        "a power keeps its exponent.",
        "How steep is x² at 3, and how steep by your rule?",
    ),
    Variant(
        "FORMULA",
        values_of("no n"),
        "the exponent comes down by one, and is used for nothing else.",
        "How steep is x² at 3, and how steep by your rule?",
    ),
    Variant(
        "SIGN",
        values_of("cosine"),
        "the derivative of cos has the wrong sign.",
        "Does cos rise or fall, just after 0?",
    ),
)


OPERATIONS_VARIANTS = (
    Variant(
        "COUNTS_LEAVES",
        lambda e: places(parsed(e)),
        "numbers, exponents and x are counted too.",
        "Which of the things that are written do something?",
    ),
    Variant(
        "COUNTS_ONCE",
        lambda e: len(different(parsed(e))),
        "a part that is written twice is counted once.",
        "What has to be worked out twice, if one follows the formula as it is written?",
    ),
    Variant(
        "COUNTS_TOP",
        lambda e: int(isinstance(parsed(e), tuple)),
        "only the outermost operation is counted.",
        "What do the parts consist of?",
    ),
)
