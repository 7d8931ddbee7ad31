"""The drivers: public lines that hand a learner's function what it needs, and turn its results into arrays.

Each is read as text and run beside the learner's code, with NumPy at hand; it never holds an answer.
"""

from . import article_node, engine, graph, neighbours, order, watched_values

__all__ = ["article_node", "engine", "graph", "neighbours", "order", "watched_values"]
