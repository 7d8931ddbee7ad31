"""Routing: right numbers that go to the wrong places, and roads that carry nothing."""

import numpy as np

from . import differences
from .finding import Finding

__all__ = ["paths", "routing"]


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


def paths(evidence, i):
    """Yield the road from x to z that a rule forgot: the truth with that road cut is what came back."""
    rule, got = evidence.rule, evidence.gots[i]
    for road, cut in rule.frozen.items():
        kept = [evidence.inputs[name] for name in rule.inputs]

        def live(*arrays, kept=kept, cut=cut, **params):
            return cut(*arrays, *kept, **params)

        name = rule.inputs[i]
        found = differences.jacobians(rule, evidence.inputs, evidence.case.params, live)[name]
        open_part = evidence.pull(found, name)
        said = road
        if evidence.same(got, open_part):
            what = f"{{d}} {{is_}} what you get if {said} stood still."
        elif evidence.same(got, 2 * open_part - evidence.wants[i]):
            what = f"in {{d}} the part that comes through {said} has the wrong sign."
        elif evidence.same(got, evidence.wants[i] - open_part):
            what = f"{{d}} hold{{s}} only what comes through {said}."
        else:
            continue
        code = "PATH_SIGN" if "wrong sign" in what else "MISSING_PATH"
        yield Finding(code, what, f"By how many roads does an entry of {name} reach an entry of z?", road)
