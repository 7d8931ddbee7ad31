"""A number of things as text, for what a pass says it has changed."""

__all__ = ["count_text"]


def count_text(number: int, noun: str) -> str:
    """Return a number of things as text.

    >>> count_text(1, "line"), count_text(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
