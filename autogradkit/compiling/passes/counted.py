"""A number of things as text, for what a pass says it has changed."""

__all__ = ["counted"]


def counted(number: int, noun: str) -> str:
    """Return a number of things as text.

    >>> counted(1, "line"), counted(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
