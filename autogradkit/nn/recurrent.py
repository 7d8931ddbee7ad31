"""Recurrent layers: RNN, LSTM and GRU, which carry a state along whole sequences.

The layer puts its input into one form (`sequences`), goes through layers and directions, and hands each of
these passes to the op that knows its formula (`run`). What stands below is in that order.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from autogradkit.core.ops import recurrent
from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional, init
from autogradkit.nn.inputs import Numbers, check_positive, numbers
from autogradkit.nn.module import Module, Parameter

__all__ = ["GRU", "LSTM", "RNN", "Recurrent", "uniform"]

State = Numbers | Sequence[Numbers]  # h, or the pair (h, c)


def uniform(bound: float, *shape: int) -> Tensor:
    """Return a new parameter, drawn from between -bound and bound."""
    return init.uniform_(Parameter(np.zeros(shape)), -bound, bound)


class Weights(NamedTuple):
    """What one layer computes with in one direction; `b_ih` and `b_hh` are zeros without a bias."""

    w: Any  # (gates·hidden, in)
    u: Any  # (gates·hidden, hidden)
    b_ih: Any  # (gates·hidden)
    b_hh: Any  # (gates·hidden)


class Recurrent(Module):
    """What RNN, LSTM and GRU share: layers, directions, shapes, and parameters under PyTorch's names.

    `weight_ih_l0` (gates·hidden, in), `weight_hh_l0` (gates·hidden, hidden), `bias_ih_l0`, `bias_hh_l0`;
    `_l1` for the second layer, `_reverse` for the direction from the end.

    Parameters
    ----------
    input_size, hidden_size : int
        How many numbers a step's input and state have.
    num_layers : int
        Each layer's states are the inputs of the next.
    bias, batch_first : bool
    dropout : float
        Between the layers, in training.
    bidirectional : bool
        A second state comes from the end; the two stand side by side.
    """

    gates = 1  # how many parts the weights have
    parts: tuple[str, ...] = ("h",)  # what the state consists of

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        bias: bool = True,
        batch_first: bool = False,
        dropout: float = 0.0,
        bidirectional: bool = False,
    ) -> None:
        check_positive(input_size=input_size, hidden_size=hidden_size, num_layers=num_layers)
        if not 0 <= dropout <= 1:
            raise ValueError(f"dropout is a probability between 0 and 1: it is {dropout}.")
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        self.bias, self.batch_first, self.dropout = bias, batch_first, dropout
        self.bidirectional = bidirectional
        bound, rows = 1 / np.sqrt(hidden_size), self.gates * hidden_size
        for layer in range(num_layers):
            for end in self.directions:
                size = input_size if layer == 0 else hidden_size * len(self.directions)
                setattr(self, f"weight_ih_l{layer}{end}", uniform(bound, rows, size))
                setattr(self, f"weight_hh_l{layer}{end}", uniform(bound, rows, hidden_size))
                if bias:
                    setattr(self, f"bias_ih_l{layer}{end}", uniform(bound, rows))
                    setattr(self, f"bias_hh_l{layer}{end}", uniform(bound, rows))

    @property
    def directions(self) -> tuple[str, ...]:
        """The endings of the parameters' names, one for each direction."""
        return ("", "_reverse") if self.bidirectional else ("",)

    def weights(self, layer: int, end: str) -> Weights:
        """Return the parameters of a layer in one direction."""
        w, u = (getattr(self, f"{name}_l{layer}{end}") for name in ("weight_ih", "weight_hh"))
        if not self.bias:
            zeros = np.zeros(self.gates * self.hidden_size, w.dtype)
            return Weights(w, u, zeros, zeros)
        return Weights(w, u, *(getattr(self, f"{name}_l{layer}{end}") for name in ("bias_ih", "bias_hh")))

    def forward(self, input: Numbers, hx: State | None = None) -> Any:
        """Run through the sequence.

        Parameters
        ----------
        input : (time, batch, in), or (batch, time, in) if `batch_first`, or (time, in)
        hx : the first state (layers·directions, batch, hidden), for an LSTM the pair (h, c); zeros if None.
            Without a batch in the input, there is none here either.

        Returns
        -------
        output : every state of the last layer, (…, directions·hidden)
        hx : the last states, shaped as the first

        Raises
        ------
        ValueError
            If a shape does not fit, or the sequence has no steps.
        """
        x = numbers(input, self.weights(0, "").w)
        single = x.ndim == 2
        x = self.sequences(x)
        first = self.first_states(hx, x, single)
        last: list[tuple[Any, ...]] = []
        for layer in range(self.num_layers):
            outputs = []
            for end in self.directions:
                output, final = self.one_way(
                    x, first[len(last)], self.weights(layer, end), backward=bool(end)
                )
                outputs.append(output)
                last.append(final)
            x = np.concatenate(outputs, axis=-1) if len(outputs) > 1 else outputs[0]
            if self.dropout and self.training and layer < self.num_layers - 1:
                x = functional.dropout(x, self.dropout)
        return self.as_given(x, last, single)

    # The form of the input, and back

    def sequences(self, x: Any) -> Any:
        """Return the input as (time, batch, in)."""
        if x.ndim not in (2, 3) or x.shape[-1] != self.input_size:
            axes = "(batch, time" if self.batch_first else "(time, batch"
            raise ValueError(
                f"{type(self).__name__} needs input {axes}, {self.input_size}): it is {x.shape}."
            )
        x = x[:, None] if x.ndim == 2 else x.swapaxes(0, 1) if self.batch_first else x
        if not len(x):
            raise ValueError(f"{type(self).__name__} needs a sequence of one step at least: it has none.")
        return x

    def first_states(self, hx: State | None, x: Any, single: bool) -> list[tuple[Any, ...]]:
        """Return the state (batch, hidden) from which each layer starts, in each direction."""
        number = self.num_layers * len(self.directions)
        if hx is None:
            zeros = np.zeros((x.shape[1], self.hidden_size), x.dtype)
            return [(zeros,) * len(self.parts)] * number
        states = self.parts_of(hx, x)
        batch = () if single else (x.shape[1],)
        for name, state in zip(self.parts, states, strict=True):
            if state.shape != (number, *batch, self.hidden_size):
                raise ValueError(
                    f"{type(self).__name__} needs a first state {name} {(number, *batch, self.hidden_size)}: "
                    f"it is {state.shape}."
                )
        states = [state[:, None] if single else state for state in states]
        return [tuple([state[i] for state in states]) for i in range(number)]

    def parts_of(self, hx: Any, x: Any) -> list[Any]:
        """Return the arrays that a state consists of."""
        if len(self.parts) == 1:
            hx = hx if isinstance(hx, (list, tuple)) and len(hx) == 1 and np.ndim(hx[0]) > 1 else [hx]
        elif not isinstance(hx, (list, tuple)) or len(hx) != len(self.parts):
            raise ValueError(f"The state of {type(self).__name__} is a pair ({', '.join(self.parts)}).")
        return [numbers(part, x) for part in hx]

    def as_given(self, x: Any, last: list[tuple[Any, ...]], single: bool) -> Any:
        """Return output and last states in the form in which the input came."""
        finals = [np.stack(states) for states in zip(*last, strict=True)]
        if single:
            x, finals = x[:, 0], [h[:, 0] for h in finals]
        elif self.batch_first:
            x = x.swapaxes(0, 1)
        return x, finals[0] if len(finals) == 1 else tuple(finals)

    # One layer in one direction

    def one_way(
        self, x: Any, states: tuple[Any, ...], weights: Weights, backward: bool
    ) -> tuple[Any, tuple[Any, ...]]:
        """Return every state for `x` (time, batch, in), and the one that came last."""
        output, final = self.run(x[::-1] if backward else x, states, weights)
        return output[::-1] if backward else output, final

    def run(self, x: Any, states: tuple[Any, ...], weights: Weights) -> tuple[Any, tuple[Any, ...]]:
        """Return every state for `x`, step after step, and the last one as a tuple of its parts."""
        raise NotImplementedError

    def extra_repr(self) -> str:
        """Return the sizes, and what is not as usual."""
        text = f"{self.input_size}, {self.hidden_size}"
        usual = {"num_layers": 1, "bias": True, "batch_first": False, "dropout": 0.0, "bidirectional": False}
        return text + "".join(
            f", {name}={getattr(self, name)}" for name, value in usual.items() if getattr(self, name) != value
        )


class RNN(Recurrent):
    """h ← tanh(x w_ihᵀ + b_ih + h w_hhᵀ + b_hh)."""

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        nonlinearity: str = "tanh",
        *arguments: Any,
        **keywords: Any,
    ) -> None:
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"nonlinearity is 'tanh' or 'relu': {nonlinearity!r} was given.")
        self.nonlinearity = nonlinearity
        super().__init__(input_size, hidden_size, num_layers, *arguments, **keywords)

    def run(self, x: Any, states: tuple[Any, ...], weights: Weights) -> tuple[Any, tuple[Any, ...]]:
        """All steps at once."""
        w, u, b_ih, b_hh = weights
        z = recurrent.rnn(x, *states, w, u, b_ih + b_hh, relu=self.nonlinearity == "relu")
        return z, (z[-1],)


class LSTM(Recurrent):
    """A state h and a memory c, which is only added to and faded: gradients travel far along it."""

    gates, parts = 4, ("h", "c")

    def run(self, x: Any, states: tuple[Any, ...], weights: Weights) -> tuple[Any, tuple[Any, ...]]:
        """All steps at once."""
        w, u, b_ih, b_hh = weights
        h, c = recurrent.lstm(x, *states, w, u, b_ih + b_hh)
        return h, (h[-1], c[-1])


class GRU(Recurrent):
    """A state that is partly kept and partly renewed."""

    gates = 3

    def run(self, x: Any, states: tuple[Any, ...], weights: Weights) -> tuple[Any, tuple[Any, ...]]:
        """All steps at once."""
        z = recurrent.gru(x, *states, *weights)
        return z, (z[-1],)
