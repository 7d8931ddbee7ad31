"""Exercise E1: variance and standard deviation; the path through the mean carries nothing."""

from autogradkit.checking import Exercise, Rule, along, along_more, cstd, cvar

from .variants import STD_VARIANTS, VAR_VARIANTS


def var(x, *, axis, ddof):
    """Return the variance along an axis."""
    return cvar(x, axis=axis, ddof=ddof)


def std(x, *, axis, ddof):
    """Return the standard deviation along an axis."""
    return cstd(x, axis=axis, ddof=ddof)


CASES = (
    along("three numbers", (3,), 0, {"ddof": 0}),
    along("five numbers, ddof=1", (5,), -1, {"ddof": 1}),
    along("two rows of five", (2, 5), -1, {"ddof": 0}),
    along("three rows of seven, ddof=1", (3, 7), 1, {"ddof": 1}),
    along("columns of three, ddof=1", (3, 5), 0, {"ddof": 1}),
    along("a square table, axis=0", (5, 5), 0, {"ddof": 0}),
    along("a square table, axis=1, ddof=1", (3, 3), 1, {"ddof": 1}),
    along("three axes, the middle one", (2, 5, 3), 1, {"ddof": 0}),
    along("two numbers each, ddof=1", (3, 2), -1, {"ddof": 1}),
)


exercise = Exercise(
    id="E1",
    title="Variance and standard deviation",
    parts=(
        Rule(
            "var_backward",
            var,
            CASES,
            points=4,
            says="z = var(x) along axis",
            variants=VAR_VARIANTS,
            larger=along_more({"ddof": 0}, {"ddof": 1}),
        ),
        Rule(
            "std_backward",
            std,
            CASES,
            points=4,
            says="z = sqrt(var(x)) along axis",
            variants=STD_VARIANTS,
            larger=along_more({"ddof": 0}, {"ddof": 1}),
        ),
    ),
    stars=3,
    minutes=20,
)
