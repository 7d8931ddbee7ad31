"""The wrong rules of exercise L8 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant


def overwritten(g, table, index):
    """Return the rule in which of several uses of a row only the last one counts."""
    dtable = g.T @ table[index]
    dtable[index] += g @ table
    return dtable


VARIANTS = (
    Variant(
        "OVERWRITTEN",
        overwritten,
        "{d} {is_} right while no token occurs twice.",
        "A token is read at two places. How many contributions does its row receive for that?",
    ),
)
