"""Schedules: learning rates that change as training goes on. Call `step()` after each epoch."""

import math
from bisect import bisect_right

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


class LRScheduler:
    """What all schedules share: they know each group's first rate and the number of steps taken."""

    def __init__(self, optimizer, last_epoch=-1):
        self.optimizer, self.last_epoch = optimizer, last_epoch
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
        self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
        self.step()

    def rate(self, base, epoch):
        """Return the learning rate after `epoch` steps, for a first rate of `base`."""
        raise NotImplementedError

    def step(self):
        """One epoch further."""
        self.last_epoch += 1
        for group, base in zip(self.optimizer.param_groups, self.base_lrs, strict=True):
            group["lr"] = self.rate(base, self.last_epoch)

    def get_last_lr(self):
        """Return the present rate of each group."""
        return [group["lr"] for group in self.optimizer.param_groups]

    def state_dict(self):
        """Return everything but the optimiser and functions."""
        return {k: v for k, v in vars(self).items() if k != "optimizer" and not callable(v)}

    def load_state_dict(self, state_dict):
        """Go on where another schedule stopped."""
        vars(self).update(state_dict)


class StepLR(LRScheduler):
    """Times `gamma` every `step_size` epochs."""

    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        self.step_size, self.gamma = step_size, gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """A staircase."""
        return base * self.gamma ** (epoch // self.step_size)


class MultiStepLR(LRScheduler):
    """Times `gamma` at each of the `milestones`."""

    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        self.milestones, self.gamma = sorted(milestones), gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """A staircase with steps of your choice."""
        return base * self.gamma ** bisect_right(self.milestones, epoch)


class ExponentialLR(LRScheduler):
    """Times `gamma` every epoch."""

    def __init__(self, optimizer, gamma, last_epoch=-1):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """A straight line on logarithmic paper."""
        return base * self.gamma**epoch


class LambdaLR(LRScheduler):
    """Times what a function of the epoch says."""

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.lr_lambda = lr_lambda
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """Whatever you like."""
        return base * self.lr_lambda(epoch)


class LinearLR(LRScheduler):
    """From start_factor to end_factor in a straight line: warming up."""

    def __init__(self, optimizer, start_factor=1 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
        self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """A ramp."""
        way = min(epoch, self.total_iters) / self.total_iters
        return base * (self.start_factor + (self.end_factor - self.start_factor) * way)


class CosineAnnealingLR(LRScheduler):
    """Half a cosine wave from the first rate to `eta_min` in `T_max` epochs."""

    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
        self.T_max, self.eta_min = T_max, eta_min
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """Gently down."""
        return self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * epoch / self.T_max)) / 2


class OneCycleLR(LRScheduler):
    """Up to `max_lr` and far down again, along cosines, in `total_steps` (Smith 2018)."""

    def __init__(
        self,
        optimizer,
        max_lr,
        total_steps,
        *,
        pct_start=0.3,
        div_factor=25.0,
        final_div_factor=1e4,
        last_epoch=-1,
    ):
        self.max_lr, self.total_steps, self.pct_start = max_lr, total_steps, pct_start
        self.div_factor, self.final_div_factor = div_factor, final_div_factor
        super().__init__(optimizer, last_epoch)

    def rate(self, base, epoch):
        """A hill."""
        if epoch >= self.total_steps:
            raise ValueError(f"The cycle has {self.total_steps} steps: this would be one more.")
        first = self.max_lr / self.div_factor
        top = self.pct_start * self.total_steps - 1
        if epoch <= top:
            return arc(first, self.max_lr, epoch / top if top else 1.0)
        return arc(self.max_lr, first / self.final_div_factor, (epoch - top) / (self.total_steps - 1 - top))


def arc(start, end, way):
    """Return the point at `way` (0 to 1) of half a cosine wave."""
    return end + (start - end) / 2 * (1 + math.cos(math.pi * way))


class ReduceLROnPlateau:
    """Times `factor` when `step(metrics)` has brought nothing better for more than `patience` epochs."""

    def __init__(
        self,
        optimizer,
        mode="min",
        factor=0.1,
        patience=10,
        threshold=1e-4,
        threshold_mode="rel",
        cooldown=0,
        min_lr=0.0,
        eps=1e-8,
    ):
        self.optimizer, self.mode, self.factor, self.patience = optimizer, mode, factor, patience
        self.threshold, self.threshold_mode = threshold, threshold_mode
        self.cooldown, self.min_lr, self.eps = cooldown, min_lr, eps
        self.best, self.num_bad_epochs, self.cooling = None, 0, 0

    def is_better(self, value):
        """Whether `value` beats the best so far by more than the threshold."""
        if self.best is None:
            return True
        sign = 1 if self.mode == "min" else -1
        margin = self.threshold * (abs(self.best) if self.threshold_mode == "rel" else 1)
        return sign * value < sign * self.best - margin

    def step(self, metrics):
        """Tell how well it went."""
        value = float(metrics)
        if self.is_better(value):
            self.best, self.num_bad_epochs = value, 0
        else:
            self.num_bad_epochs += 1
        if self.cooling > 0:
            self.cooling, self.num_bad_epochs = self.cooling - 1, 0
        if self.num_bad_epochs > self.patience:
            self.cooling, self.num_bad_epochs = self.cooldown, 0
            for group in self.optimizer.param_groups:
                lower = max(group["lr"] * self.factor, self.min_lr)
                if group["lr"] - lower > self.eps:
                    group["lr"] = lower

    def get_last_lr(self):
        """Return the present rate of each group."""
        return [group["lr"] for group in self.optimizer.param_groups]
