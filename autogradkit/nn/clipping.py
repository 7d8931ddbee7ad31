"""Clipping: gradients that explode are made smaller before use. Against vanishing it does nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from autogradkit.core.tensor import Tensor

__all__ = ["clip_grad_norm_", "clip_grad_value_"]


def with_gradients(parameters: Tensor | Iterable[Tensor]) -> list[Tensor]:
    """Return the tensors that have a gradient."""
    tensors = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    if not tensors and isinstance(parameters, Iterator):
        raise ValueError("There is nothing to clip: was .parameters() used up before? Call it again.")
    return [p for p in tensors if p.grad is not None]


def gradient(p: Tensor) -> np.ndarray:
    """Return a tensor's gradient as a plain array."""
    return np.asarray(getattr(p.grad, "_data", p.grad))


def norm(x: np.ndarray, order: float) -> float:
    """Return the norm of all numbers of an array, also where the precision has no room for their squares."""
    x = np.ravel(x)
    row = Tensor(x.astype(np.float32) if x.dtype == np.float16 else x, requires_grad=False)
    length: Any = np.linalg.vector_norm
    with np.errstate(over="ignore"):
        return float(length(row, ord=float(order)))


def clip_grad_norm_(
    parameters: Tensor | Iterable[Tensor],
    max_norm: float,
    norm_type: float = 2.0,
    error_if_nonfinite: bool = False,
) -> float:
    """Scale all gradients together so that their norm, as of one long vector, is at most `max_norm`.

    Where the norm is NaN all of them become NaN, as in PyTorch: one bad gradient is not to pass unseen.

    Returns
    -------
    float
        The norm before.

    Raises
    ------
    ValueError
        If the norm is NaN or infinite and `error_if_nonfinite`.
    """
    clipped = with_gradients(parameters)
    norms = [norm(gradient(p), norm_type) for p in clipped]
    total = norm(np.array(norms), norm_type) if norms else 0.0
    if error_if_nonfinite and not np.isfinite(total):
        raise ValueError(f"The norm of the gradients is {total}: look for its source with detect_anomaly().")
    scale = float(max_norm) / (total + 1e-6)
    if not scale >= 1:  # a NaN is not
        with np.errstate(invalid="ignore"):  # an infinite gradient times 0
            for p in clipped:
                p.grad = gradient(p) * scale
    return total


def clip_grad_value_(parameters: Tensor | Iterable[Tensor], clip_value: float) -> None:
    """Cut every single number of the gradients off at ±clip_value."""
    limit = float(clip_value)
    for p in with_gradients(parameters):
        p.grad = np.clip(gradient(p), -limit, limit)
