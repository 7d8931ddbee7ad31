"""Normalisation layers: outputs of a common size and centre, whatever the inputs'."""

from collections.abc import Sequence

import numpy as np

from autogradkit import randomness
from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional
from autogradkit.nn.inputs import Numbers, check_positive, numbers
from autogradkit.nn.module import Module, Parameter

__all__ = ["BatchNorm1d", "BatchNorm2d", "GroupNorm", "LayerNorm"]


class BatchNorm(Module):
    """Each channel is standardised over the batch; in evaluation, by the running statistics.

    `momentum` is the share of the newest batch in them; with None they are the plain average of all batches.
    Inside `ag.checkpoint`, which computes twice, a batch counts once. (PyTorch: twice.)
    """

    axes: tuple[int, ...] = ()
    running_mean: np.ndarray | None
    running_var: np.ndarray | None
    num_batches_tracked: np.ndarray | None

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
    ) -> None:
        check_positive(num_features=num_features)
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        self.weight = Parameter(np.ones(num_features)) if affine else None
        self.bias = Parameter(np.zeros(num_features)) if affine else None
        tracked = track_running_stats
        self.register_buffer("running_mean", np.zeros(num_features) if tracked else None)
        self.register_buffer("running_var", np.ones(num_features) if tracked else None)
        self.register_buffer("num_batches_tracked", np.array(0) if tracked else None)

    def forward(self, input: Numbers) -> Tensor:
        """Standardise `input` (batch, num_features, …)."""
        x = numbers(input, self.weight)
        if x.ndim not in self.axes or x.shape[1] != self.num_features:
            raise ValueError(
                f"{type(self).__name__} needs input with {' or '.join(map(str, self.axes))} axes, "
                f"{self.num_features} of the second: it is {x.shape}."
            )
        if self.training and x.size <= x.shape[1]:
            raise ValueError(
                f"In training, a channel needs more than one number to vary: input is {x.shape}."
            )
        momentum = self.momentum
        if self.training and self.num_batches_tracked is not None:
            if not randomness.repeating():
                np.add(self.num_batches_tracked, 1, out=self.num_batches_tracked)
            momentum = 1 / np.maximum(self.num_batches_tracked, 1) if momentum is None else momentum
        return functional.batch_norm(
            x,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            self.training,
            0.0 if momentum is None else momentum,
            self.eps,
        )

    def extra_repr(self) -> str:
        """Return the size and the constants."""
        return (
            f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
            f"track_running_stats={self.track_running_stats}"
        )


class BatchNorm1d(BatchNorm):
    """For (batch, features) and (batch, features, length)."""

    axes = (2, 3)


class BatchNorm2d(BatchNorm):
    """For (batch, channels, height, width)."""

    axes = (4,)


class LayerNorm(Module):
    """Each example is standardised over its last axes, `normalized_shape`."""

    def __init__(
        self,
        normalized_shape: int | Sequence[int],
        eps: float = 1e-5,
        elementwise_affine: bool = True,
        bias: bool = True,
    ) -> None:
        shape: tuple[int, ...] = tuple(np.atleast_1d(normalized_shape).tolist())
        for length in shape:
            check_positive(normalized_shape=length)
        self.normalized_shape, self.eps, self.elementwise_affine = shape, eps, elementwise_affine
        self.weight = Parameter(np.ones(shape)) if elementwise_affine else None
        self.bias = Parameter(np.zeros(shape)) if elementwise_affine and bias else None

    def forward(self, input: Numbers) -> Tensor:
        """Standardise `input` (…, *normalized_shape)."""
        return functional.layer_norm(
            numbers(input, self.weight), self.normalized_shape, self.weight, self.bias, self.eps
        )

    def extra_repr(self) -> str:
        """Return the shape and the constants."""
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class GroupNorm(Module):
    """Each example's channels are standardised in groups."""

    def __init__(self, num_groups: int, num_channels: int, eps: float = 1e-5, affine: bool = True) -> None:
        check_positive(num_groups=num_groups, num_channels=num_channels)
        if num_channels % num_groups:
            raise ValueError(f"{num_groups} groups can't share {num_channels} channels evenly.")
        self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
        self.weight = Parameter(np.ones(num_channels)) if affine else None
        self.bias = Parameter(np.zeros(num_channels)) if affine else None

    def forward(self, input: Numbers) -> Tensor:
        """Standardise `input` (batch, num_channels, …)."""
        x = numbers(input, self.weight)
        if x.ndim < 2 or x.shape[1] != self.num_channels:
            raise ValueError(f"GroupNorm needs input (batch, {self.num_channels}, …): it is {x.shape}.")
        return functional.group_norm(x, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self) -> str:
        """Return the sizes and the constants."""
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}"
