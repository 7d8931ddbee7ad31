"""Routing: right numbers that go to the wrong places."""

import numpy as np

from .finding import Finding

__all__ = ["routing"]


def routing(evidence, i):
    """Yield that some entries receive a gradient they shouldn't, or none where they should."""
    got, want = evidence.gots[i], evidence.wants[i]
    name = evidence.rule.inputs[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    extra, missing = int(np.sum((got != 0) & (want == 0))), int(np.sum((got == 0) & (want != 0)))
    common = (got != 0) & (want != 0)
    if (extra or missing) and np.all(evidence.close(got, want)[common]):
        said = " and ".join(f"{n} {which}" for n, which in ((extra, "too many"), (missing, "too few")) if n)
        yield Finding(
            "WRONG_ROUTING",
            f"{{d}} reach{{es}} the wrong entries of {name}: {said}; the others are right.",
            "Which entries would change the result if you nudged them?",
        )
    elif not extra and not missing and evidence.same(np.sort(got.ravel()), np.sort(want.ravel())):
        yield Finding(
            "WRONG_ROUTING",
            f"{{d}} {{has}} the right numbers, but they arrive at the wrong entries of {name}.",
            "Follow one entry through the forward: where did it end up, and how does it get back?",
        )
