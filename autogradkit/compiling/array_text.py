"""The text of an array: an expression that makes it again, bit for bit."""

from typing import Any

import numpy as np

__all__ = ["array_text"]


def array_text(x: Any) -> str:
    """Return the text that makes an array again, bit for bit, its numbers in the same order in memory."""
    if isinstance(x, np.generic):
        return f"{numbers_text(x)}[0]"
    repeated = [n > 1 and not stride for n, stride in zip(x.shape, x.strides, strict=True)]
    once = x[tuple([slice(1) if again else slice(None) for again in repeated])]
    order = sorted(range(x.ndim), key=lambda axis: -abs(once.strides[axis]))
    in_order = order == sorted(order) or x.flags.c_contiguous
    rows = once if in_order else once.transpose(order)
    text = f"{numbers_text(rows)}.reshape({rows.shape!r})"
    if not in_order:
        text += f".transpose({tuple(np.argsort(order).tolist())!r})"
    return f"np.broadcast_to({text}, {x.shape!r})" if any(repeated) else text


def numbers_text(x: Any) -> str:
    """Return the text of an array's numbers, in reading order along one axis."""
    if x.size <= 64 and x.dtype.kind in "iubf" and x.dtype.itemsize <= 8 and np.isfinite(x).all():
        return f"np.array({np.asarray(x).ravel().tolist()!r}, {x.dtype.str!r})"
    return f"np.frombuffer(bytes.fromhex({x.tobytes().hex()!r}), {x.dtype.str!r})"
