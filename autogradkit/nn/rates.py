"""What all schedules share: an optimiser whose groups' rates they change, and a state to be saved."""

from collections.abc import Mapping
from typing import Any

from autogradkit.nn.kinds import with_kinds_checked

__all__ = ["RateSchedule", "check_setting"]


class RateSchedule:
    """An optimiser whose learning rates change with time."""

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        with_kinds_checked(cls)

    def __init__(self, optimizer: Any) -> None:
        if not hasattr(optimizer, "param_groups"):
            raise TypeError(f"A schedule changes the rates of an optimiser: {optimizer!r} is none.")
        self.optimizer = optimizer

    def get_last_lr(self) -> list[float]:
        """Return the present rate of each group."""
        return [group["lr"] for group in self.optimizer.param_groups]

    def state_dict(self) -> dict[str, Any]:
        """Return everything but the optimiser and functions."""
        return {k: v for k, v in vars(self).items() if k != "optimizer" and not callable(v)}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on where another schedule stopped."""
        vars(self).update(state_dict)


def check_setting(schedule: str, name: str, value: Any, fits: bool, range_: str) -> None:
    """Raise if a schedule's setting does not fit."""
    if not fits:
        raise ValueError(f"{schedule} needs {name} {range_}: it is {value!r}.")
