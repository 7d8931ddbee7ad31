"""Divergence: the first frame in which two films of one computation show different numbers."""

from autogradkit.core import Tensor
from autogradkit.graph.computation.rerun import rerun

from .film import Film

__all__ = ["first_difference", "with_kit_rules"]


def with_kit_rules(t: Tensor) -> Tensor:
    """Return `t` as the kit's own rules would have recorded it: the same graph without a learner's rule."""
    return rerun(t, {}, rule_of=lambda node: node.op.kit_rule)


def first_difference(one: Film, other: Film) -> int | None:
    """Return the first frame in which the films show different numbers; None if there is none.

    Frames are compared by what they put on the screen, so that a step in another order is a difference, too.
    """
    keys = ("values", "gradient", "gradients", "contribution", "updated")
    frames = [film.data["frames"] for film in (one, other)]
    for k, (a, b) in enumerate(zip(*frames, strict=False)):
        if any(a.get(key) != b.get(key) for key in keys):
            return k
    shorter, longer = sorted(frames, key=len)
    return None if len(shorter) == len(longer) else len(shorter)
