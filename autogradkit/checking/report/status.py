"""A status and how it is shown: the same sign, words and colour in reports, feedback and progress."""

from typing import NamedTuple

__all__ = ["SHOWN_AS", "Status", "shown_status"]


class Status(NamedTuple):
    """How a status is shown: a sign, words, and the ground of a chip on which white is read."""

    sign: str
    words: str
    colour: str


SHOWN_AS = {
    "": Status("·", "", "#616161"),  # not tried yet
    "passed": Status("✓", "passed", "#2e7d32"),
    "flagged": Status("⚑", "flagged", "#8a5a00"),
    "partial": Status("◐", "partial", "#a14a00"),
    "missing": Status("–", "missing", "#616161"),
    "invalid": Status("!", "invalid", "#c62828"),
    "grader_error": Status("?", "grader error", "#616161"),
}


def shown_status(name: str) -> Status:
    """Return how a status is shown; what is in no table is wrong.

    >>> shown_status("flagged").sign, shown_status("timeout").sign
    ('⚑', '✗')
    """
    return SHOWN_AS.get(name) or Status("✗", name.replace("_", " "), "#c62828")
