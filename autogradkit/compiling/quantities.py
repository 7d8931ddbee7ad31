"""Numbers of things and of bytes as text, for what a pass says it has changed."""

__all__ = ["count_text", "size_in_words"]


def count_text(number: int, noun: str) -> str:
    """Return a number of things as text.

    >>> count_text(1, "line"), count_text(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size_in_words(n: int) -> str:
    """Return a number of bytes as text.

    >>> size_in_words(300), size_in_words(5300), size_in_words(2_500_000)
    ('300 B', '5.3 kB', '2.5 MB')
    """
    return f"{n} B" if n < 1000 else f"{n / 1e3:.1f} kB" if n < 1e6 else f"{n / 1e6:.1f} MB"
