"""Graphs of computations: traced, laid out, filmed, and drawn still."""

from .film import Film, film
from .still import still
from .trace import trace

__all__ = ["Film", "film", "still", "trace"]
