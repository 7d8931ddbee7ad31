"""Graphs of computations: traced, laid out, filmed, and drawn still."""

from .computation.scopes import scope
from .computation.table import Table, table
from .computation.trace import trace
from .film.film import Film, film
from .pictures.animated import animated_svg
from .pictures.still import still

__all__ = ["Film", "Table", "animated_svg", "film", "scope", "still", "table", "trace"]
