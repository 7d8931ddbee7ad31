"""NaNs traced: where the first one was born, and what it poisoned, on the way forth and on the way back."""

from collections.abc import Sequence

import numpy as np

from autogradkit.graph.computation.trace import Recorded

__all__ = ["mark_broken"]


def mark_broken(record: Recorded, labels: Sequence[str], frames: list[dict]) -> None:
    """Say in one frame of each pass where the first NaN or infinity was made out of finite numbers.

    Everything else that is not finite caught it from there; its boxes carry the mark `broken`.
    """
    broken = [not np.isfinite(np.asarray(value, dtype=float)).all() for value in record.values]
    cradle = next(
        (n for n, bad in enumerate(broken) if bad and not any(broken[i] for i in record.inputs[n])), None
    )
    if cradle is not None:
        others = sum(broken) - 1
        more = f" It poisons {others} more value{'s' * (others != 1)}." if others else ""
        for frame in frames:
            if cradle in frame.get("values", ()):
                what = "NaN" if np.isnan(np.asarray(record.values[cradle], dtype=float)).any() else "Infinity"
                frame["sentence"] = (
                    f"{frame['sentence'].rstrip('.')}. ✘ {what} is born in {labels[cradle]}.{more}"
                )
                frame["born"] = cradle
    sick: set[int] = set()
    for frame in frames:
        if "gradient" not in frame or "broken" not in frame["gradient"]["value"]:
            continue
        node = frame["gradient"]["node"]
        if not sick:
            frame["sentence"] += (
                f" ✘ On the way back it begins here: the gradient of {labels[node]} is not finite."
            )
            frame["born"] = node
        sick.add(node)
