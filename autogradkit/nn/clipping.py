"""Clipping: gradients that explode are made smaller before use. Against vanishing it does nothing."""

import numpy as np

from autogradkit.core.tensor import Tensor

__all__ = ["clip_grad_norm_", "clip_grad_value_"]


def with_gradients(parameters):
    """Return the tensors that have a gradient."""
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    return [p for p in parameters if p.grad is not None]


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False):
    """Scale all gradients together so that their norm, as of one long vector, is at most `max_norm`.

    Returns
    -------
    float
        The norm before.

    Raises
    ------
    ValueError
        If the norm is NaN or infinite and `error_if_nonfinite`.
    """
    found = with_gradients(parameters)
    norms = [np.linalg.norm(np.ravel(p.grad), norm_type) for p in found]
    total = float(np.linalg.norm(norms, norm_type)) if norms else 0.0
    if error_if_nonfinite and not np.isfinite(total):
        raise ValueError(f"The norm of the gradients is {total}: look for its source with detect_anomaly().")
    scale = max_norm / (total + 1e-6)
    if scale < 1:
        for p in found:
            p.grad = p.grad * scale
    return total


def clip_grad_value_(parameters, clip_value):
    """Cut every single number of the gradients off at ±clip_value."""
    for p in with_gradients(parameters):
        p.grad = np.clip(p.grad, -clip_value, clip_value)
