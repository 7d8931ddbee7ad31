"""Graphs of computations: traced, laid out, filmed, and drawn still."""

from .animated import animated
from .film import Film, film
from .still import still
from .trace import trace

__all__ = ["Film", "animated", "film", "still", "trace"]
