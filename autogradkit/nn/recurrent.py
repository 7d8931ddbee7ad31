"""Recurrent layers: a state that is carried along a sequence, whole sequences at a time or step by step."""

import numpy as np

from autogradkit.core.ops import recurrent, relu, sigmoid, tanh
from autogradkit.nn import functional, init
from autogradkit.nn.module import Module, Parameter

__all__ = ["GRU", "LSTM", "RNN", "GRUCell", "LSTMCell", "RNNCell"]


def uniform(bound, *shape):
    return init.uniform_(Parameter(np.zeros(shape)), -bound, bound)


class Recurrent(Module):
    """What RNN, LSTM and GRU share: layers, directions, shapes, and parameters under PyTorch's names.

    `weight_ih_l0` (gates·hidden, in), `weight_hh_l0` (gates·hidden, hidden), `bias_ih_l0`, `bias_hh_l0`;
    `_l1` for the second layer, `_reverse` for the direction from the end.
    """

    gates = 1

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
    ):
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
    def directions(self):
        return ("", "_reverse") if self.bidirectional else ("",)

    def run(self, x, states, w, u, b_ih, b_hh):
        """Return every state for `x` (time, batch, in), and the last states as a tuple."""
        raise NotImplementedError

    def forward(self, input, hx=None):
        """Run through the sequence.

        Parameters
        ----------
        input : (time, batch, in), or (batch, time, in) if `batch_first`, or (time, in)
        hx : the first state (layers·directions, batch, hidden), for an LSTM the pair (h, c); zeros if None.

        Returns
        -------
        output : every state of the last layer, (…, directions·hidden)
        hx : the last states, shaped as the first
        """
        if input.ndim not in (2, 3) or input.shape[-1] != self.input_size:
            raise ValueError(
                f"{type(self).__name__} needs input (time, batch, {self.input_size}): it is {input.shape}."
            )
        single = input.ndim == 2
        x = input[:, None] if single else input.swapaxes(0, 1) if self.batch_first else input
        batch, given = x.shape[1], None
        if hx is not None:
            given = hx if isinstance(hx, tuple) else (hx,)
            given = [h[:, None] if single else h for h in given]
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for end in self.directions:
                number = len(last)
                if given is None:
                    states = [np.zeros((batch, self.hidden_size), x.dtype) for _ in range(self.kept)]
                else:
                    states = [h[number] for h in given]
                weights = [getattr(self, f"{name}_l{layer}{end}") for name in ("weight_ih", "weight_hh")]
                shift = np.zeros(self.gates * self.hidden_size, x.dtype)
                shifts = [getattr(self, f"{n}_l{layer}{end}") for n in ("bias_ih", "bias_hh") if self.bias]
                output, final = self.run(x[::-1] if end else x, states, *weights, *(shifts or [shift, shift]))
                outputs.append(output[::-1] if end else output)
                last.append(final)
            x = np.concatenate(outputs, axis=-1) if len(outputs) > 1 else outputs[0]
            if self.dropout and layer < self.num_layers - 1:
                x = functional.dropout(x, self.dropout, self.training)
        finals = [np.stack([final[k] for final in last]) for k in range(self.kept)]
        if single:
            x, finals = x[:, 0], [h[:, 0] for h in finals]
        elif self.batch_first:
            x = x.swapaxes(0, 1)
        return x, finals[0] if len(finals) == 1 else tuple(finals)

    kept = 1  # how many arrays the state consists of

    def extra_repr(self):
        """Return the sizes, and what is not as usual."""
        said = f"{self.input_size}, {self.hidden_size}"
        usual = {"num_layers": 1, "bias": True, "batch_first": False, "dropout": 0.0, "bidirectional": False}
        return said + "".join(
            f", {name}={getattr(self, name)}" for name, value in usual.items() if getattr(self, name) != value
        )


class RNN(Recurrent):
    """h ← tanh(x w_ihᵀ + b_ih + h w_hhᵀ + b_hh)."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *arguments, **keywords):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"nonlinearity is 'tanh' or 'relu': {nonlinearity!r} was given.")
        self.nonlinearity = nonlinearity
        super().__init__(input_size, hidden_size, num_layers, *arguments, **keywords)

    def run(self, x, states, w, u, b_ih, b_hh):
        """All steps at once."""
        z = recurrent.rnn(x, states[0], w, u, b_ih + b_hh, relu=self.nonlinearity == "relu")
        return z, (z[-1],)


class LSTM(Recurrent):
    """A state h and a memory c, which is only added to and faded: gradients travel far along it."""

    gates, kept = 4, 2

    def run(self, x, states, w, u, b_ih, b_hh):
        """All steps at once."""
        h, c = recurrent.lstm(x, *states, w, u, b_ih + b_hh)
        return h, (h[-1], c[-1])


class GRU(Recurrent):
    """A state that is partly kept and partly renewed."""

    gates = 3

    def run(self, x, states, w, u, b_ih, b_hh):
        """All steps at once."""
        z = recurrent.gru(x, states[0], w, u, b_ih, b_hh)
        return z, (z[-1],)


class Cell(Module):
    """One step of a recurrent layer, made of the kit's plain ops: to be watched, or looped over by hand."""

    gates = 1

    def __init__(self, input_size, hidden_size, bias=True):
        self.input_size, self.hidden_size = input_size, hidden_size
        bound, rows = 1 / np.sqrt(hidden_size), self.gates * hidden_size
        self.weight_ih, self.weight_hh = uniform(bound, rows, input_size), uniform(bound, rows, hidden_size)
        self.bias_ih = uniform(bound, rows) if bias else None
        self.bias_hh = uniform(bound, rows) if bias else None

    def products(self, input, h):
        """Return the input's and the state's product with their weights."""
        from_input = functional.linear(input, self.weight_ih, self.bias_ih)
        return from_input, functional.linear(h, self.weight_hh, self.bias_hh)

    def start(self, input):
        """Return a first state of zeros."""
        return np.zeros((*input.shape[:-1], self.hidden_size), input.dtype)

    def extra_repr(self):
        """Return the sizes."""
        return f"{self.input_size}, {self.hidden_size}"


class RNNCell(Cell):
    """h ← tanh(x w_ihᵀ + b_ih + h w_hhᵀ + b_hh)."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh"):
        super().__init__(input_size, hidden_size, bias)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        """Return the next state for `input` (batch, in) and the state `hx` (batch, hidden)."""
        x, h = self.products(input, self.start(input) if hx is None else hx)
        return (relu if self.nonlinearity == "relu" else tanh)(x + h)


class LSTMCell(Cell):
    """The next state and memory of an LSTM."""

    gates = 4

    def forward(self, input, hx=None):
        """Return `(h, c)` for `input` (batch, in) and the pair `hx`."""
        h, c = (self.start(input), self.start(input)) if hx is None else hx
        x, h = self.products(input, h)
        a, n = x + h, self.hidden_size
        write, keep = sigmoid(a[..., :n]), sigmoid(a[..., n : 2 * n])
        new, show = tanh(a[..., 2 * n : 3 * n]), sigmoid(a[..., 3 * n :])
        c = keep * c + write * new
        return show * tanh(c), c


class GRUCell(Cell):
    """The next state of a GRU."""

    gates = 3

    def forward(self, input, hx=None):
        """Return the next state for `input` (batch, in) and the state `hx` (batch, hidden)."""
        before = self.start(input) if hx is None else hx
        (x, h), n = self.products(input, before), self.hidden_size
        see = sigmoid(x[..., :n] + h[..., :n])
        stay = sigmoid(x[..., n : 2 * n] + h[..., n : 2 * n])
        new = tanh(x[..., 2 * n :] + see * h[..., 2 * n :])
        return new + stay * (before - new)
