"""Normalisation layers: outputs of a common size and centre, whatever the inputs'."""

import numpy as np

from autogradkit.nn import functional
from autogradkit.nn.module import Module, Parameter

__all__ = ["BatchNorm1d", "BatchNorm2d", "GroupNorm", "LayerNorm"]


class BatchNorm(Module):
    """Each channel is standardised over the batch; in evaluation, by the running statistics."""

    axes = ()

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True):
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        self.weight = Parameter(np.ones(num_features)) if affine else None
        self.bias = Parameter(np.zeros(num_features)) if affine else None
        tracked = track_running_stats
        self.register_buffer("running_mean", np.zeros(num_features) if tracked else None)
        self.register_buffer("running_var", np.ones(num_features) if tracked else None)
        self.register_buffer("num_batches_tracked", np.array(0) if tracked else None)

    def forward(self, input):
        """Standardise `input` (batch, num_features, …)."""
        if input.ndim not in self.axes or input.shape[1] != self.num_features:
            raise ValueError(
                f"{type(self).__name__} needs input with {' or '.join(map(str, self.axes))} axes, "
                f"{self.num_features} of the second: it is {input.shape}."
            )
        if self.training and input.size == input.shape[1]:
            raise ValueError(
                f"In training, a channel needs more than one number to vary: input is {input.shape}."
            )
        momentum = self.momentum
        if self.training and self.track_running_stats:
            self.num_batches_tracked += 1
            momentum = 1 / int(self.num_batches_tracked) if momentum is None else momentum
        return functional.batch_norm(
            input,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            self.training,
            momentum,
            self.eps,
        )

    def extra_repr(self):
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

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True):
        shape = (normalized_shape,) if np.isscalar(normalized_shape) else tuple(normalized_shape)
        self.normalized_shape, self.eps, self.elementwise_affine = shape, eps, elementwise_affine
        self.weight = Parameter(np.ones(shape)) if elementwise_affine else None
        self.bias = Parameter(np.zeros(shape)) if elementwise_affine and bias else None

    def forward(self, input):
        """Standardise `input` (…, *normalized_shape)."""
        return functional.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        """Return the shape and the constants."""
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class GroupNorm(Module):
    """Each example's channels are standardised in groups."""

    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True):
        if num_channels % num_groups:
            raise ValueError(f"{num_groups} groups can't share {num_channels} channels evenly.")
        self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
        self.weight = Parameter(np.ones(num_channels)) if affine else None
        self.bias = Parameter(np.zeros(num_channels)) if affine else None

    def forward(self, input):
        """Standardise `input` (batch, num_channels, …)."""
        return functional.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self):
        """Return the sizes and the constants."""
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}"
