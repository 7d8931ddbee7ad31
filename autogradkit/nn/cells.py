"""Recurrent cells: one step of a recurrent layer, made of plain ops, to be watched or looped over."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autogradkit.core.ops.activations import relu, sigmoid
from autogradkit.core.ops.hyperbolic import tanh
from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional
from autogradkit.nn.inputs import Numbers, check_positive, numbers
from autogradkit.nn.module import Module
from autogradkit.nn.recurrent import uniform

__all__ = ["GRUCell", "LSTMCell", "RNNCell"]


class Cell(Module):
    """What all cells share: parameters under PyTorch's names, and the products with them."""

    gates = 1

    def __init__(self, input_size: int, hidden_size: int, bias: bool = True) -> None:
        check_positive(input_size=input_size, hidden_size=hidden_size)
        self.input_size, self.hidden_size = input_size, hidden_size
        bound, rows = 1 / np.sqrt(hidden_size), self.gates * hidden_size
        self.weight_ih, self.weight_hh = uniform(bound, rows, input_size), uniform(bound, rows, hidden_size)
        self.bias_ih = uniform(bound, rows) if bias else None
        self.bias_hh = uniform(bound, rows) if bias else None

    def products(self, x: Any, h: Any) -> tuple[Any, Any]:
        """Return the input's and the state's product with their weights."""
        from_input = functional.linear(x, self.weight_ih, self.bias_ih)
        return from_input, functional.linear(h, self.weight_hh, self.bias_hh)

    def numbers_of(self, input: Numbers) -> Any:
        """Return the input, (batch, in) or (in), as numbers."""
        x = numbers(input, self.weight_ih)
        if x.ndim not in (1, 2) or x.shape[-1] != self.input_size:
            raise ValueError(
                f"{type(self).__name__} needs input (batch, {self.input_size}): it is {x.shape}."
            )
        return x

    def state(self, hx: Numbers | None, x: Any, name: str = "h") -> Any:
        """Return the state to start from, zeros if there is none."""
        shape = (*x.shape[:-1], self.hidden_size)
        if hx is None:
            return np.zeros(shape, x.dtype)
        state = numbers(hx, x)
        if state.shape != shape:
            raise ValueError(f"{type(self).__name__} needs a state {name} {shape}: it is {state.shape}.")
        return state

    def extra_repr(self) -> str:
        """Return the sizes."""
        return f"{self.input_size}, {self.hidden_size}"


class RNNCell(Cell):
    """h ← tanh(x w_ihᵀ + b_ih + h w_hhᵀ + b_hh)."""

    def __init__(
        self, input_size: int, hidden_size: int, bias: bool = True, nonlinearity: str = "tanh"
    ) -> None:
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"nonlinearity is 'tanh' or 'relu': {nonlinearity!r} was given.")
        super().__init__(input_size, hidden_size, bias)
        self.nonlinearity = nonlinearity

    def forward(self, input: Numbers, hx: Numbers | None = None) -> Tensor:
        """Return the next state for `input` (batch, in) and the state `hx` (batch, hidden)."""
        x = self.numbers_of(input)
        x, h = self.products(x, self.state(hx, x))
        return (relu if self.nonlinearity == "relu" else tanh)(x + h)


class LSTMCell(Cell):
    """The next state and memory of an LSTM."""

    gates = 4

    def forward(self, input: Numbers, hx: Sequence[Numbers] | None = None) -> tuple[Tensor, Tensor]:
        """Return `(h, c)` for `input` (batch, in) and the pair `hx`."""
        x = self.numbers_of(input)
        if hx is not None and (not isinstance(hx, (list, tuple)) or len(hx) != 2):
            raise ValueError("The state of LSTMCell is a pair (h, c).")
        h, c = (None, None) if hx is None else hx
        h, c = self.state(h, x), self.state(c, x, "c")
        x, h = self.products(x, h)
        a, n = x + h, self.hidden_size
        write, keep = sigmoid(a[..., :n]), sigmoid(a[..., n : 2 * n])
        new, show = tanh(a[..., 2 * n : 3 * n]), sigmoid(a[..., 3 * n :])
        c = keep * c + write * new
        return show * tanh(c), c


class GRUCell(Cell):
    """The next state of a GRU."""

    gates = 3

    def forward(self, input: Numbers, hx: Numbers | None = None) -> Tensor:
        """Return the next state for `input` (batch, in) and the state `hx` (batch, hidden)."""
        x = self.numbers_of(input)
        before = self.state(hx, x)
        (x, h), n = self.products(x, before), self.hidden_size
        see = sigmoid(x[..., :n] + h[..., :n])
        stay = sigmoid(x[..., n : 2 * n] + h[..., n : 2 * n])
        new = tanh(x[..., 2 * n :] + see * h[..., 2 * n :])
        return new + stay * (before - new)
