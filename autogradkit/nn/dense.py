"""Dense layers: linear maps, tables of vectors, and changes of shape between layers."""

import numpy as np

from autogradkit.core import ops
from autogradkit.nn import functional, init
from autogradkit.nn.module import Module, Parameter

__all__ = ["Embedding", "Flatten", "Identity", "Linear"]


class Linear(Module):
    """x wᵀ + b: `weight` (out_features, in_features), `bias` (out_features)."""

    def __init__(self, in_features, out_features, bias=True):
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / np.sqrt(in_features) if in_features else 0.0
        self.weight = init.uniform_(Parameter(np.zeros((out_features, in_features))), -bound, bound)
        self.bias = init.uniform_(Parameter(np.zeros(out_features)), -bound, bound) if bias else None

    def forward(self, input):
        """Map `input` (…, in_features) to (…, out_features)."""
        return functional.linear(input, self.weight, self.bias)

    def extra_repr(self):
        """Return the sizes."""
        return (
            f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"
        )


class Embedding(Module):
    """A table of vectors, looked up by whole numbers: `weight` (num_embeddings, embedding_dim)."""

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None):
        self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
        self.padding_idx = (
            padding_idx if padding_idx is None or padding_idx >= 0 else num_embeddings + padding_idx
        )
        self.weight = init.normal_(Parameter(np.zeros((num_embeddings, embedding_dim))))
        if padding_idx is not None:
            self.weight._data[self.padding_idx] = 0.0

    def forward(self, input):
        """Look up `input` (…) of whole numbers: (…, embedding_dim)."""
        return functional.embedding(input, self.weight, self.padding_idx)

    def extra_repr(self):
        """Return the sizes."""
        padding = "" if self.padding_idx is None else f", padding_idx={self.padding_idx}"
        return f"{self.num_embeddings}, {self.embedding_dim}{padding}"


class Flatten(Module):
    """All axes from `start_dim` to `end_dim` become one."""

    def __init__(self, start_dim=1, end_dim=-1):
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, input):
        """Reshape."""
        start, end = self.start_dim % len(input.shape), self.end_dim % len(input.shape)
        middle = int(np.prod(input.shape[start : end + 1]))
        return ops.reshape(input, shape=(*input.shape[:start], middle, *input.shape[end + 1 :]))

    def extra_repr(self):
        """Return the axes."""
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Identity(Module):
    """Its input, unchanged."""

    def __init__(self, *arguments, **keywords):
        pass

    def forward(self, input):
        """Return the input."""
        return input
