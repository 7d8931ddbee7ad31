"""Settings of optimisers: the ranges they must be in, and their values as plain numbers."""

from collections.abc import Mapping
from typing import Any

from autogradkit.nn.kinds import check_kind

__all__ = ["check_settings", "plain", "plain_settings"]

PYTHON = {float, int, bool, list, tuple, str, type(None)}
LEAST_0 = ("lr", "eps", "momentum", "weight_decay", "alpha")


def check_settings(optimizer: str, settings: Mapping[str, Any]) -> None:
    """Raise if a setting of an optimiser is out of its range; NaN always is.

    Raises
    ------
    ValueError, TypeError
        Naming the setting, what it must be and what it is.
    """
    for name in (*LEAST_0, "dampening"):
        if name in settings:
            check_kind(optimizer, name, settings[name], float)
    for name in LEAST_0:
        if name in settings and not 0 <= settings[name] < float("inf"):
            raise ValueError(f"{optimizer} needs {name} of at least 0: it is {settings[name]}.")
    betas = settings.get("betas", (0.0, 0.0))
    check_kind(optimizer, "betas", betas, tuple[float, float])
    if len(betas) != 2 or not all(0 <= beta < 1 for beta in betas):
        raise ValueError(f"{optimizer} needs two betas, from 0 to below 1: they are {betas}.")


def plain_settings(group: dict[str, Any]) -> dict[str, Any]:
    """Return a group's settings as Python's numbers.

    NumPy's would make a float32 parameter float64: they have a precision of their own.
    """
    if PYTHON.issuperset(map(type, group.values())):  # nearly always
        return group
    return {name: plain(value) for name, value in group.items()}


def plain(value: Any) -> Any:
    """Return a number, or a pair of them, as Python's own; and anything else as it is."""
    if isinstance(value, tuple):
        return tuple([plain(part) for part in value])
    return value.item() if hasattr(value, "item") else value
