"""The groups in which results are counted on the pages: five, each with a colour."""

__all__ = ["GROUPS", "group"]

GROUPS = {  # how a status is counted: its colour's class and its words
    "passed": "right",
    "partial": "partly right",
    "failed": "not right yet",
    "missing": "not handed in",
    "look": "to look at",
}


def group(row):
    """Return the group in which a result is counted."""
    if row.status in ("flagged", "invalid", "grader_error"):
        return "look"
    return row.status if row.status in GROUPS else "failed"
