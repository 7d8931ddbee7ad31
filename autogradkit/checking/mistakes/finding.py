"""A finding: one mistake that a wrong gradient looks like, on one case.

A recogniser is a function `(evidence, i)` which yields findings for gradient number i. Findings
from different cases are the same mistake when code and key agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from autogradkit.checking.sentences import Sentence

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """What was recognised: the sentence for it, what stands in the sentence's fields on this case, a key."""

    sentence: Sentence
    fields: Mapping = field(default_factory=dict)
    key: str = ""

    @property
    def code(self):
        """The stable code of the mistake."""
        return self.sentence.code

    @property
    def mistake(self):
        """What is the same on all cases on which the same mistake shows."""
        return self.sentence.code, self.key
