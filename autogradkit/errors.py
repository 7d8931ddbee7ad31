"""The kit's own errors: each says what happened, what was expected and what to do."""

import difflib
from collections.abc import Iterable

__all__ = ["AnomalyError", "AutogradkitError", "BackwardError", "DataError", "RuleError", "did_you_mean"]


class AutogradkitError(Exception):
    """Anything the kit refuses to do, told in the reader's own names."""


class DataError(AutogradkitError, TypeError):
    """Data that cannot be differentiated: text, objects, complex numbers."""


class RuleError(AutogradkitError):
    """A backward rule that is missing, misspelt or does not return what the graph needs."""


class BackwardError(AutogradkitError, RuntimeError):
    """A backward pass that cannot start or cannot go on."""


class AnomalyError(BackwardError):
    """The first NaN or Inf, found by detect_anomaly."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ` Did you mean 'mul'?` for a misspelt name, or an empty string.

    >>> did_you_mean("mull", ["mul", "matmul"])
    " Did you mean 'mul'?"
    >>> did_you_mean("zzz", ["mul"])
    ''
    """
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
