"""Image layers: convolution and pooling of (batch, channels, length) or (batch, channels, height, width)."""

from collections.abc import Callable

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional, init
from autogradkit.nn.inputs import Numbers, Padding, Size, check_positive, sizes
from autogradkit.nn.module import Module, Parameter

__all__ = ["AvgPool1d", "AvgPool2d", "Conv1d", "Conv2d", "MaxPool1d", "MaxPool2d"]


class Convolution(Module):
    """What Conv1d and Conv2d share: `weight` (out, in / groups, *kernel) and `bias` (out)."""

    axes: int
    function: Callable[..., Tensor]

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Size,
        stride: Size = 1,
        padding: Padding = 0,
        dilation: Size = 1,
        groups: int = 1,
        bias: bool = True,
    ) -> None:
        check_positive(in_channels=in_channels, out_channels=out_channels, groups=groups)
        if in_channels % groups or out_channels % groups:
            raise ValueError(
                f"Channels must be shared evenly by {groups} groups: in {in_channels}, out {out_channels}."
            )
        self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
        self.kernel_size = sizes("kernel_size", kernel_size, self.axes)
        self.stride = sizes("stride", stride, self.axes)
        self.padding = padding if isinstance(padding, str) else sizes("padding", padding, self.axes, 0)
        self.dilation = sizes("dilation", dilation, self.axes)
        shape = (out_channels, in_channels // groups, *self.kernel_size)
        bound = 1 / np.sqrt(np.prod(shape[1:]))
        self.weight = init.uniform_(Parameter(np.zeros(shape)), -bound, bound)
        self.bias = init.uniform_(Parameter(np.zeros(out_channels)), -bound, bound) if bias else None

    def forward(self, input: Numbers) -> Tensor:
        """Convolve `input` (batch, in_channels, *lengths)."""
        how = (self.stride, self.padding, self.dilation, self.groups)
        return type(self).function(input, self.weight, self.bias, *how)

    def extra_repr(self) -> str:
        """Return the sizes, and what is not as usual."""
        text = (
            f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        )
        if self.padding != (0,) * self.axes:
            text += f", padding={self.padding}"
        if self.dilation != (1,) * self.axes:
            text += f", dilation={self.dilation}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        return text + ("" if self.bias is not None else ", bias=False")


class Conv1d(Convolution):
    """Slide a kernel over sequences (batch, channels, length)."""

    axes, function = 1, staticmethod(functional.conv1d)


class Conv2d(Convolution):
    """Slide a kernel over pictures (batch, channels, height, width)."""

    axes, function = 2, staticmethod(functional.conv2d)


class MaxPool1d(Module):
    """The largest number of each window."""

    function: Callable[..., Tensor] = staticmethod(functional.max_pool1d)

    def __init__(
        self,
        kernel_size: Size,
        stride: Size | None = None,
        padding: Size = 0,
        dilation: Size = 1,
        *,
        ceil_mode: bool = False,
    ) -> None:
        self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
        self.padding, self.dilation, self.ceil_mode = padding, dilation, ceil_mode

    def forward(self, input: Numbers) -> Tensor:
        """Pool `input` (batch, channels, *lengths)."""
        how = (self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)
        return type(self).function(input, *how)

    def extra_repr(self) -> str:
        """Return the window."""
        return (
            f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
            f"dilation={self.dilation}, ceil_mode={self.ceil_mode}"
        )


class MaxPool2d(MaxPool1d):
    """The largest number of each window of a picture."""

    function = staticmethod(functional.max_pool2d)


class AvgPool1d(Module):
    """The average of each window."""

    function: Callable[..., Tensor] = staticmethod(functional.avg_pool1d)

    def __init__(
        self,
        kernel_size: Size,
        stride: Size | None = None,
        padding: Size = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
    ) -> None:
        self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
        self.padding, self.ceil_mode, self.count_include_pad = padding, ceil_mode, count_include_pad

    def forward(self, input: Numbers) -> Tensor:
        """Pool `input` (batch, channels, *lengths)."""
        how = (self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)
        return type(self).function(input, *how)

    def extra_repr(self) -> str:
        """Return the window."""
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AvgPool2d(AvgPool1d):
    """The average of each window of a picture."""

    function = staticmethod(functional.avg_pool2d)

    def __init__(
        self,
        kernel_size: Size,
        stride: Size | None = None,
        padding: Size = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> None:
        super().__init__(kernel_size, stride, padding, ceil_mode, count_include_pad)
        self.divisor_override = divisor_override

    def forward(self, input: Numbers) -> Tensor:
        """Pool `input` (batch, channels, height, width)."""
        how = (self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)
        return functional.avg_pool2d(input, *how, self.divisor_override)
