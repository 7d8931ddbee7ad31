"""Anomalies: which op made the first NaN or Inf, and in which line was it called?"""

from contextlib import contextmanager

import numpy as np

from autogradkit.errors import AnomalyError
from autogradkit.guards.in_place import WATCHED, Watcher, call_site, watcher

__all__ = ["detect_anomaly"]


@contextmanager
def detect_anomaly():
    """Watch everything that is computed in the block, forward and backward: slow, but it finds the culprit.

    The first op to produce a NaN or an Inf is named, with the line that called it.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor([1.0, 0.0], name="x")
    >>> with ag.detect_anomaly():
    ...     x.sqrt().sum().backward()
    Traceback (most recent call last):
    ...
    autogradkit.errors.AnomalyError: sqrt_backward made the first Inf, in the gradient for x, from finite \
numbers. Its op was called in line 2: x.sqrt().sum().backward()
    """
    token, key = watcher.set(Watcher(check_value, check_gradients)), object()
    WATCHED[key] = None  # so that the engine looks
    try:
        yield
    finally:
        del WATCHED[key]
        watcher.reset(token)


def check_value(node, z, inputs):
    """Raise if an op computed a NaN or an Inf from finite numbers, or was given a NaN."""
    bad = kind_of_non_finite(z)
    if not bad:
        return
    for name, x in zip(input_names(node), inputs, strict=False):
        came_in = kind_of_non_finite(x)
        if came_in == "NaN":
            raise AnomalyError(f"{node.op.name} was given a NaN in its input {name}{call_site(node)}")
        if came_in and bad == "Inf":  # an Inf that somebody meant, as in a mask
            return
    raise AnomalyError(f"{node.op.name} made the first {bad}, from finite numbers{call_site(node)}")


def check_gradients(node, g, contributions):
    """Raise if a rule made a NaN or an Inf from finite numbers, or was given one."""
    for name, contribution in zip(input_names(node), contributions, strict=False):
        bad, above = kind_of_non_finite(contribution), kind_of_non_finite(g)
        if bad and above:
            raise AnomalyError(
                f"{node.op.name} was given an upstream gradient with a {above}{call_site(node)}"
            )
        if bad:
            rule = node.rule.function.__name__
            raise AnomalyError(
                f"{rule} made the first {bad}, in the gradient for {name}, from finite numbers"
                + call_site(node)
            )


def kind_of_non_finite(x):
    """Return "NaN" or "Inf" if `x` holds one, the NaN first; None if all its numbers are finite."""
    x = np.asarray(getattr(x, "_data", x))
    if x.dtype.kind != "f" or np.isfinite(x).all():
        return None
    return "NaN" if np.isnan(x).any() else "Inf"


def input_names(node):
    """Return what the op's inputs are called, where one name may stand for all."""
    names = node.op.inputs
    return names if len(names) == len(node.inputs) else [names[0].lstrip("*")] * len(node.inputs)
