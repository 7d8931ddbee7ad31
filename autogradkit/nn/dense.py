"""Dense layers: linear maps, tables of vectors, and changes of shape between layers."""

import numpy as np

from autogradkit.core.ops import layer, shape
from autogradkit.core.tensor import Tensor
from autogradkit.nn import functional, init
from autogradkit.nn.inputs import Numbers, check_positive, numbers, sizes, twin
from autogradkit.nn.lookup import padding_row
from autogradkit.nn.module import Module, Parameter

__all__ = ["Embedding", "Flatten", "Identity", "Linear"]


class Linear(Module):
    """x wᵀ + b: `weight` (out_features, in_features), `bias` (out_features)."""

    def __init__(self, in_features: int, out_features: int, bias: bool = True) -> None:
        sizes("in_features", in_features, 1, 0), sizes("out_features", out_features, 1, 0)
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / np.sqrt(in_features) if in_features else 0.0
        self.weight = init.uniform_(Parameter(np.zeros((out_features, in_features))), -bound, bound)
        self.bias = init.uniform_(Parameter(np.zeros(out_features)), -bound, bound) if bias else None

    def forward(self, input: Numbers) -> Tensor:
        """Map `input` (…, in_features) to (…, out_features)."""
        weight, bias = self.weight, self.bias
        if type(bias) is Tensor:  # nearly always
            return layer.linear(input if type(input) is Tensor else numbers(input, weight), weight, bias)
        return functional.linear(input, weight, bias)

    def extra_repr(self) -> str:
        """Return the sizes."""
        return (
            f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"
        )


class Embedding(Module):
    """A table of vectors, looked up by whole numbers: `weight` (num_embeddings, embedding_dim)."""

    def __init__(self, num_embeddings: int, embedding_dim: int, padding_idx: int | None = None) -> None:
        check_positive(num_embeddings=num_embeddings, embedding_dim=embedding_dim)
        self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
        self.padding_idx = padding_row(padding_idx, num_embeddings)
        self.weight = init.normal_(Parameter(np.zeros((num_embeddings, embedding_dim))))
        if padding_idx is not None:
            self.weight._data[self.padding_idx] = 0.0

    def forward(self, input: Numbers) -> Tensor:
        """Look up `input` (…) of whole numbers: (…, embedding_dim)."""
        return functional.embedding(input, self.weight, self.padding_idx)

    def extra_repr(self) -> str:
        """Return the sizes."""
        padding = "" if self.padding_idx is None else f", padding_idx={self.padding_idx}"
        return f"{self.num_embeddings}, {self.embedding_dim}{padding}"


class Flatten(Module):
    """All axes from `start_dim` to `end_dim` become one."""

    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None:
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, input: Numbers) -> Tensor:
        """Reshape."""
        x = numbers(input)
        n, first, last = x.ndim, self.start_dim, self.end_dim
        if not -n <= first < n or not -n <= last < n:
            raise ValueError(f"Flatten needs input with axes {first} and {last}: it is {x.shape}.")
        first, last = first % n, last % n
        if first > last:
            raise ValueError(f"Flatten can't go from axis {first} to axis {last} of input {x.shape}.")
        middle = int(np.prod(x.shape[first : last + 1]))
        return shape.reshape(x, shape=(*x.shape[:first], middle, *x.shape[last + 1 :]))

    def extra_repr(self) -> str:
        """Return the axes."""
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Identity(Module):
    """Its input, unchanged, as a tensor of its own: what is written into one does not change the other."""

    def __init__(self, *arguments: object, **keywords: object) -> None:
        pass

    def forward(self, input: Numbers) -> Tensor:
        """Return a copy of the input."""
        return twin(numbers(input))
