"""Graphs of computations: traced, laid out, filmed, and drawn still."""

from .animated import animated
from .evaluation import Table, table
from .film import Film, film
from .scopes import scope
from .still import still
from .trace import trace

__all__ = ["Film", "Table", "animated", "film", "scope", "still", "table", "trace"]
