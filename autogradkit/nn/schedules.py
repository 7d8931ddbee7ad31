"""Schedules: learning rates that change as training goes on. Call `step()` after each epoch."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from autogradkit.errors import getattr_of_module
from autogradkit.nn.plateau import ReduceLROnPlateau
from autogradkit.nn.rates import RateSchedule, check_setting

__all__ = [
    "CosineAnnealingLR",
    "ExponentialLR",
    "LRScheduler",
    "LambdaLR",
    "LinearLR",
    "MultiStepLR",
    "OneCycleLR",
    "ReduceLROnPlateau",
    "StepLR",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)


class LRScheduler(RateSchedule):
    """What most schedules share: they count steps and change each group's present rate.

    As a step starts from the present rate, several schedules of one optimiser combine, as in PyTorch: a
    warm-up and a decay multiply. `LambdaLR` and `OneCycleLR` set the rate whatever it was.

    Parameters
    ----------
    optimizer : Optimizer
    last_epoch : int
        -1 to start; the number of the last step, to go on with an optimiser whose state was loaded.
    """

    def __init__(self, optimizer: Any, last_epoch: int = -1) -> None:
        super().__init__(optimizer)
        self.last_epoch = last_epoch
        for number, group in enumerate(self.optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault("initial_lr", group["lr"])
            elif "initial_lr" not in group:
                raise ValueError(
                    f"To go on after step {last_epoch}, group {number} needs its initial_lr: load the state "
                    "of the optimiser that was scheduled, or start with last_epoch=-1."
                )
        self.base_lrs = [group["initial_lr"] for group in self.optimizer.param_groups]
        self.step()

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """Return the learning rate after `epoch` steps; `lr` is the present one and `base` the first."""
        raise NotImplementedError

    def rate_of_group(self, number: int, group: dict[str, Any], epoch: int) -> float:
        """Return the learning rate of one group after `epoch` steps."""
        return self.rate(group["lr"], group.setdefault("initial_lr", group["lr"]), epoch)

    def step(self) -> None:
        """One epoch further."""
        self.last_epoch += 1
        for number, group in enumerate(self.optimizer.param_groups):
            group["lr"] = float(self.rate_of_group(number, group, self.last_epoch))


class StepLR(LRScheduler):
    """Times `gamma` every `step_size` epochs."""

    def __init__(self, optimizer: Any, step_size: int, gamma: float = 0.1, last_epoch: int = -1) -> None:
        check_setting("StepLR", "step_size", step_size, step_size >= 1, "at least 1")
        self.step_size, self.gamma = step_size, gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """A staircase."""
        return lr * self.gamma if epoch and epoch % self.step_size == 0 else lr


class MultiStepLR(LRScheduler):
    """Times `gamma` at each of the `milestones`."""

    def __init__(
        self, optimizer: Any, milestones: Iterable[int], gamma: float = 0.1, last_epoch: int = -1
    ) -> None:
        self.milestones, self.gamma = sorted(milestones), gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """A staircase with steps of your choice; one that is named twice counts twice."""
        return lr * self.gamma ** Counter(self.milestones)[epoch]


class ExponentialLR(LRScheduler):
    """Times `gamma` every epoch."""

    def __init__(self, optimizer: Any, gamma: float, last_epoch: int = -1) -> None:
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """A straight line on logarithmic paper."""
        return lr * self.gamma if epoch else lr


class LambdaLR(LRScheduler):
    """The first rate times what a function of the epoch says; or a list of functions, one for each group."""

    def __init__(
        self,
        optimizer: Any,
        lr_lambda: Callable[[int], float] | Sequence[Callable[[int], float]],
        last_epoch: int = -1,
    ) -> None:
        groups = len(optimizer.param_groups) if hasattr(optimizer, "param_groups") else 0
        if isinstance(lr_lambda, (list, tuple)) and len(lr_lambda) != groups:
            raise ValueError(
                f"LambdaLR needs a function for each of {groups} groups: {len(lr_lambda)} given."
            )
        for f in lr_lambda if isinstance(lr_lambda, (list, tuple)) else [lr_lambda]:
            check_setting("LambdaLR", "lr_lambda", f, callable(f), "that is a function of the epoch")
        self.lr_lambda = lr_lambda
        super().__init__(optimizer, last_epoch)

    def rate_of_group(self, number: int, group: dict[str, Any], epoch: int) -> float:
        """Whatever you like."""
        several = self.lr_lambda
        factor = several[number] if isinstance(several, (list, tuple)) else several
        return group.setdefault("initial_lr", group["lr"]) * factor(epoch)  # type: ignore[operator]

    def state_dict(self) -> dict[str, Any]:
        """Return everything but the optimiser and the functions."""
        return {k: v for k, v in super().state_dict().items() if k != "lr_lambda"}


class LinearLR(LRScheduler):
    """From start_factor to end_factor in a straight line: warming up."""

    def __init__(
        self,
        optimizer: Any,
        start_factor: float = 1 / 3,
        end_factor: float = 1.0,
        total_iters: int = 5,
        last_epoch: int = -1,
    ) -> None:
        check_setting(
            "LinearLR", "start_factor", start_factor, 0 < start_factor <= 1, "above 0 and at most 1"
        )
        check_setting("LinearLR", "end_factor", end_factor, 0 <= end_factor <= 1, "between 0 and 1")
        check_setting("LinearLR", "total_iters", total_iters, total_iters >= 1, "at least 1")
        self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
        super().__init__(optimizer, last_epoch)

    def factor(self, epoch: int) -> float:
        """Return the height of the ramp."""
        way = min(epoch, self.total_iters) / self.total_iters
        return self.start_factor + (self.end_factor - self.start_factor) * way

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """A ramp."""
        if not epoch:
            return lr * self.start_factor
        return lr if epoch > self.total_iters else lr * self.factor(epoch) / self.factor(epoch - 1)


class CosineAnnealingLR(LRScheduler):
    """Half a cosine wave from the first rate to `eta_min` in `T_max` epochs; then back up."""

    def __init__(self, optimizer: Any, T_max: int, eta_min: float = 0.0, last_epoch: int = -1) -> None:
        check_setting("CosineAnnealingLR", "T_max", T_max, T_max >= 1, "at least 1")
        self.T_max, self.eta_min = T_max, eta_min
        super().__init__(optimizer, last_epoch)

    def height(self, epoch: int) -> float:
        """Return how far above `eta_min` the wave is, between 0 and 1."""
        return (1 + math.cos(math.pi * epoch / self.T_max)) / 2

    def rate(self, lr: float, base: float, epoch: int) -> float:
        """Gently down."""
        if not epoch:
            return lr
        if (epoch - 1) % (2 * self.T_max) == self.T_max:  # from the bottom no factor leads back up
            return lr + (base - self.eta_min) * self.height(epoch)
        return self.eta_min + (lr - self.eta_min) * self.height(epoch) / self.height(epoch - 1)


class OneCycleLR(LRScheduler):
    """Up to `max_lr` and far down again, along cosines, in `total_steps` (Smith 2018).

    With `cycle_momentum` the momentum (or Adam's first beta) goes the other way, from `max_momentum` down to
    `base_momentum` and back.
    """

    def __init__(
        self,
        optimizer: Any,
        max_lr: float,
        total_steps: int,
        *,
        pct_start: float = 0.3,
        cycle_momentum: bool = True,
        base_momentum: float = 0.85,
        max_momentum: float = 0.95,
        div_factor: float = 25.0,
        final_div_factor: float = 1e4,
        last_epoch: int = -1,
    ) -> None:
        check_setting("OneCycleLR", "total_steps", total_steps, total_steps >= 1, "at least 1")
        check_setting("OneCycleLR", "div_factor", div_factor, div_factor > 0, "above 0")
        check_setting("OneCycleLR", "final_div_factor", final_div_factor, final_div_factor > 0, "above 0")
        check_setting("OneCycleLR", "pct_start", pct_start, 0 <= pct_start <= 1, "between 0 and 1")
        self.max_lr, self.total_steps, self.pct_start = max_lr, total_steps, pct_start
        self.cycle_momentum, self.base_momentum = cycle_momentum, base_momentum
        self.max_momentum = max_momentum
        self.div_factor, self.final_div_factor = div_factor, final_div_factor
        for group in getattr(optimizer, "param_groups", ()) if last_epoch == -1 else ():
            if cycle_momentum and not {"momentum", "betas"} & set(group):
                raise ValueError("This optimiser has neither momentum nor betas: give cycle_momentum=False.")
            group["initial_lr"] = max_lr / div_factor
        super().__init__(optimizer, last_epoch)

    def rate_of_group(self, number: int, group: dict[str, Any], epoch: int) -> float:
        """A hill; the momentum is a valley."""
        if epoch > self.total_steps:
            raise ValueError(f"The cycle has {self.total_steps} steps: this would be one more.")
        if self.cycle_momentum:
            momentum = self.hill(self.max_momentum, self.base_momentum, self.max_momentum, epoch)
            if "betas" in group:
                group["betas"] = (momentum, *group["betas"][1:])
            else:
                group["momentum"] = momentum
        first = group["initial_lr"]
        return self.hill(first, self.max_lr, first / self.final_div_factor, epoch)

    def hill(self, first: float, top: float, last: float, epoch: int) -> float:
        """Return the height after `epoch` steps of a way from `first` over `top` to `last`."""
        summit = self.pct_start * self.total_steps - 1
        if epoch <= summit:
            return arc(first, top, epoch / summit if summit else 1.0)
        return arc(top, last, (epoch - summit) / (self.total_steps - 1 - summit))


def arc(start: float, end: float, way: float) -> float:
    """Return the point at `way` (0 to 1) of half a cosine wave."""
    return end + (start - end) / 2 * (1 + math.cos(math.pi * way))
