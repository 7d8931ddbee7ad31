"""The answerer of a running session: the learner's functions called in this very process, and their text."""

from .answerer import InProcess

__all__ = ["InProcess"]
