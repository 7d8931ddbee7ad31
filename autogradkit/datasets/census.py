"""The census: first names of people counted in the United States in 1990."""

from pathlib import Path

__all__ = ["names"]

FILE = Path(__file__).with_name("names.txt")


def names():
    """Return 5,163 first names in alphabetical order, in the 26 lower-case letters.

    Returns
    -------
    list of str
        Each name once, also if women and men share it; 2 to 11 letters.

    Notes
    -----
    Source: U.S. Census Bureau, Frequently occurring first names and surnames from the 1990 census.

    Examples
    --------
    >>> known = names()
    >>> len(known), known[0], known[-1], "ada" in known
    (5163, 'aaron', 'zulma', True)
    """
    return FILE.read_text(encoding="ascii").split()
