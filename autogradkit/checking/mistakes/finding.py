"""A finding: one mistake that a wrong gradient looks like, on one case.

A recogniser is a function `(evidence, i)` which yields findings for gradient number i. Findings
from different cases are the same mistake when code and key agree.
"""

from dataclasses import dataclass

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """What was recognised.

    In `observed`, `{d}` stands for the gradients' names; `{s}`, `{es}`, `{is_}`, `{has}` and `{does}`
    agree with their number.
    """

    code: str
    observed: str
    question: str
    key: str = ""

    def about(self, names):
        """Return the observation with the gradients' names filled in."""
        one = len(names) == 1
        joined = names[0] if one else ", ".join(names[:-1]) + " and " + names[-1]
        return self.observed.format(
            d=joined,
            s="s" if one else "",
            es="es" if one else "",
            is_="is" if one else "are",
            has="has" if one else "have",
            does="does" if one else "do",
        )
