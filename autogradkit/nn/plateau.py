"""A schedule that watches: the learning rate falls when things have stopped getting better."""

import math
from collections.abc import Sequence
from typing import Any

from autogradkit.nn.rates import RateSchedule, check_setting

__all__ = ["ReduceLROnPlateau"]


class ReduceLROnPlateau(RateSchedule):
    """Times `factor` when `step(metrics)` has brought nothing better for more than `patience` epochs.

    A NaN is never better.

    Parameters
    ----------
    optimizer : Optimizer
    mode : {"min", "max"}
        Whether small or large metrics are good.
    factor : float below 1
    patience : int
        So many epochs without progress are borne.
    threshold, threshold_mode : float, {"rel", "abs"}
        By how much a metric must be better, as a share of the best one's size or as it is. (PyTorch's share
        turns round below 0: there it also takes what is slightly worse for better.)
    cooldown : int
        So many epochs after a fall are not counted.
    min_lr : float or list of one for each group
    eps : float
        Smaller changes of the rate are not made.
    """

    def __init__(
        self,
        optimizer: Any,
        mode: str = "min",
        factor: float = 0.1,
        patience: int = 10,
        threshold: float = 1e-4,
        threshold_mode: str = "rel",
        cooldown: int = 0,
        min_lr: float | Sequence[float] = 0.0,
        eps: float = 1e-8,
    ) -> None:
        name = type(self).__name__
        check_setting(name, "mode", mode, mode in ("min", "max"), "'min' or 'max'")
        check_setting(name, "factor", factor, 0 <= factor < 1, "from 0 to below 1")
        check_setting(
            name, "threshold_mode", threshold_mode, threshold_mode in ("rel", "abs"), "'rel' or 'abs'"
        )
        super().__init__(optimizer)
        groups = len(optimizer.param_groups)
        if isinstance(min_lr, (list, tuple)) and len(min_lr) != groups:
            raise ValueError(f"{name} needs a min_lr for each of {groups} groups: {len(min_lr)} given.")
        self.mode, self.factor, self.patience = mode, factor, patience
        self.threshold, self.threshold_mode = threshold, threshold_mode
        self.cooldown, self.min_lr, self.eps = cooldown, min_lr, eps
        self.best = math.inf if mode == "min" else -math.inf
        self.num_bad_epochs = self.cooldown_counter = self.last_epoch = 0

    def is_better(self, value: float) -> bool:
        """Whether `value` beats the best so far by more than the threshold."""
        sign = 1 if self.mode == "min" else -1
        size = abs(self.best) if self.threshold_mode == "rel" else 1.0
        margin = self.threshold * size if math.isfinite(self.best) else 0.0
        return sign * value < sign * self.best - margin

    def step(self, metrics: Any) -> None:
        """Tell how well it went."""
        value = float(metrics)
        self.last_epoch += 1
        if self.is_better(value):
            self.best, self.num_bad_epochs = value, 0
        else:
            self.num_bad_epochs += 1
        if self.cooldown_counter > 0:
            self.cooldown_counter, self.num_bad_epochs = self.cooldown_counter - 1, 0
        if self.num_bad_epochs > self.patience:
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0
            for number, group in enumerate(self.optimizer.param_groups):
                least = self.min_lr[number] if isinstance(self.min_lr, (list, tuple)) else self.min_lr
                lower = float(max(group["lr"] * self.factor, least))
                if group["lr"] - lower > self.eps:
                    group["lr"] = lower
