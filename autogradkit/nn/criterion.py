"""Losses as modules: a function of nn.loss with its options filled in."""

from collections.abc import Callable
from typing import Any

from autogradkit.core.tensor import Tensor
from autogradkit.nn import classification, loss
from autogradkit.nn.inputs import Numbers
from autogradkit.nn.module import Module
from autogradkit.nn.reductions import REDUCTIONS, check_reduction

__all__ = [
    "BCELoss",
    "BCEWithLogitsLoss",
    "CrossEntropyLoss",
    "HuberLoss",
    "KLDivLoss",
    "L1Loss",
    "MSELoss",
    "NLLLoss",
    "SmoothL1Loss",
]


class Criterion(Module):
    """What all losses share: options, kept by name and handed to the function."""

    function: Callable[..., Tensor]
    options: dict[str, Any]
    reductions: tuple[str, ...] = REDUCTIONS

    def __init__(self, **options: Any) -> None:
        check_reduction(options["reduction"], self.reductions)
        object.__setattr__(self, "options", options)

    def forward(self, input: Numbers, target: Numbers) -> Tensor:
        """Return how far `input` is from `target`."""
        return type(self).function(input, target, **self.options)

    def extra_repr(self) -> str:
        """Return the options that are set."""
        return ", ".join(f"{k}={v!r}" for k, v in self.options.items() if v is not None)


class CrossEntropyLoss(Criterion):
    """-log softmax at the right class; see `nn.functional.cross_entropy`."""

    function = staticmethod(classification.cross_entropy)

    def __init__(
        self,
        weight: Numbers | None = None,
        *,
        ignore_index: int = -100,
        reduction: str = "mean",
        label_smoothing: float = 0.0,
    ) -> None:
        super().__init__(
            weight=weight, ignore_index=ignore_index, reduction=reduction, label_smoothing=label_smoothing
        )


class NLLLoss(Criterion):
    """-input at the right class, for logarithms of shares."""

    function = staticmethod(classification.nll_loss)

    def __init__(
        self, weight: Numbers | None = None, *, ignore_index: int = -100, reduction: str = "mean"
    ) -> None:
        super().__init__(weight=weight, ignore_index=ignore_index, reduction=reduction)


class MSELoss(Criterion):
    """The squared difference."""

    function = staticmethod(loss.mse_loss)

    def __init__(self, *, reduction: str = "mean") -> None:
        super().__init__(reduction=reduction)


class L1Loss(Criterion):
    """The absolute difference."""

    function = staticmethod(loss.l1_loss)

    def __init__(self, *, reduction: str = "mean") -> None:
        super().__init__(reduction=reduction)


class HuberLoss(Criterion):
    """Squared near, straight far away."""

    function = staticmethod(loss.huber_loss)

    def __init__(self, reduction: str = "mean", delta: float = 1.0) -> None:
        super().__init__(reduction=reduction, delta=delta)


class SmoothL1Loss(Criterion):
    """The Huber loss divided by beta."""

    function = staticmethod(loss.smooth_l1_loss)

    def __init__(self, *, reduction: str = "mean", beta: float = 1.0) -> None:
        super().__init__(reduction=reduction, beta=beta)


class KLDivLoss(Criterion):
    """target (log target - input), for logarithms of shares."""

    function = staticmethod(loss.kl_div)
    reductions = (*REDUCTIONS, "batchmean")

    def __init__(self, *, reduction: str = "mean", log_target: bool = False) -> None:
        super().__init__(reduction=reduction, log_target=log_target)


class BCELoss(Criterion):
    """Binary cross-entropy of shares."""

    function = staticmethod(loss.binary_cross_entropy)

    def __init__(self, weight: Numbers | None = None, *, reduction: str = "mean") -> None:
        super().__init__(weight=weight, reduction=reduction)


class BCEWithLogitsLoss(Criterion):
    """Binary cross-entropy of scores, safe for large ones."""

    function = staticmethod(loss.binary_cross_entropy_with_logits)

    def __init__(
        self,
        weight: Numbers | None = None,
        *,
        reduction: str = "mean",
        pos_weight: Numbers | None = None,
    ) -> None:
        super().__init__(weight=weight, reduction=reduction, pos_weight=pos_weight)
