"""Routing: right numbers that go to the wrong places."""

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.mistakes import OTHER_ORDER, TOO_FEW, TOO_MANY, WRONG_ROUTING

from .finding import Finding

__all__ = ["routing"]


def routing(evidence, i):
    """Yield that some entries receive a gradient they shouldn't, or none where they should."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    extra, missing = int(np.sum((got != 0) & (want == 0))), int(np.sum((got == 0) & (want != 0)))
    common = (got != 0) & (want != 0)
    if (extra or missing) and np.all(evidence.close(got, want)[common]):
        counts = ((TOO_MANY, extra), (TOO_FEW, missing))
        entries = " and ".join(fill(text, {"n": n}) for text, n in counts if n)
        yield Finding(WRONG_ROUTING, {"entries": entries, "case": evidence.case.name})
    elif not extra and not missing and evidence.matches(np.sort(got.ravel()), np.sort(want.ravel())):
        yield Finding(OTHER_ORDER)
