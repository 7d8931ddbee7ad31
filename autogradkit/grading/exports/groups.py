"""The groups in which results are counted on the pages: five, each with a colour and words."""

from autogradkit.grading.sentences import GROUPS

__all__ = ["group"]


def group(row):
    """Return the group in which a result is counted."""
    if row.status in ("flagged", "invalid", "grader_error"):
        return "look"
    return row.status if row.status in GROUPS else "failed"
