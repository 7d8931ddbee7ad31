"""Widgets: what a notebook shows of a computation, and lets the reader step through."""

from .graph_player import GraphPlayer, show

__all__ = ["GraphPlayer", "show"]
