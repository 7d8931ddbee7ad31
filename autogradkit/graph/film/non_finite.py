"""NaN and infinity traced: where the first one appears, and to what it spreads, forward and backward."""

import numpy as np

from . import sentences
from .scene import Scene, finite

__all__ = ["mark_first_non_finite"]


def mark_first_non_finite(scene: Scene, frames: list[dict]) -> None:
    """Say in one frame of each pass where the first NaN or infinity is made out of finite numbers.

    Everything else that is not finite has it from there; what shows it is marked `broken`.
    """
    mark_first_value(scene, frames)
    mark_first_gradient(scene, frames)


def mark_first_value(scene: Scene, frames: list[dict]) -> None:
    """Mark the frame that computes the first value that is not finite."""
    values, inputs = scene.record.values, scene.record.inputs
    broken = [not finite(value) for value in values]
    for first in range(len(values)):
        if broken[first] and not any(broken[i] for i in inputs[first]):
            break
    else:
        return
    is_nan = bool(np.isnan(np.asarray(values[first], dtype=float)).any())
    sentence = sentences.first_non_finite(scene.labels[first], is_nan, sum(broken) - 1)
    for frame in frames:
        if first in frame.get("values", ()):
            # The forward pass is written in equations, which end without a stop.
            stop = "." if frame["kind"] == "compute" else ""
            frame["sentence"] += f"{stop} {sentence}"
            frame["first_non_finite"] = first


def mark_first_gradient(scene: Scene, frames: list[dict]) -> None:
    """Mark the frame in which a gradient is not finite for the first time."""
    for frame in frames:
        if "broken" in frame.get("gradient", {}).get("value", ()):
            node = frame["gradient"]["node"]
            sentence = sentences.FIRST_ON_THE_WAY_BACK.format(label=scene.labels[node])
            frame["sentence"] += f" {sentence}"
            frame["first_non_finite"] = node
            return
