"""Drives a checkpointed backward pass along a chain that counts its values and its steps."""

from operator import index

import numpy as np


class Uncopied:
    """Something that counts, or is counted: nobody would count a copy."""

    __slots__ = ()

    def __reduce_ex__(self, _):
        raise TypeError("a chain and its values can't be copied: a copy wouldn't be counted")


class Value(Uncopied):
    """An opaque value. The chain counts how many there are."""

    __slots__ = ("_array", "_chain", "_kept", "_place")

    def __new__(cls, *_):
        raise TypeError("values come from chain.forward")

    def __del__(self):  # who gets hold of it once more, on its way out of a circle, has nothing
        self._chain._alive -= 1
        self._array = self._kept = None


def value_of(chain, array, place=0, kept=1.0):
    """Return an opaque value, and count it; nobody else can make one of an array put aside.

    Its place is how many steps lie before it; one that steps were left out for has none.
    """
    value = object.__new__(Value)
    value._chain, value._array, value._place, value._kept = chain, array, place, kept
    chain._alive += 1
    chain._peak = max(chain._peak, chain._alive)
    return value


class Chain(Uncopied):
    """Steps h → tanh(W h), some of them with dropout."""

    def __init__(self, weights, dropout, coin):
        self._weights, self._dropout, self.coin, self.n = weights, dropout, coin, len(weights)
        self._alive = self._peak = self._runs = self._back = 0
        self._gone_back, self._expected = 0, None  # steps in order, each with what came back from the next

    def forward(self, k, h):
        """Run step k."""
        k = index(k)  # first: a number of one's own might run the chain in between
        self._require_own(f"forward({k}, …)", h=h)
        self._runs += 1
        z, kept = np.tanh(self._weights[k] @ h._array), 1.0
        if self._dropout and k % self._dropout == 0:
            kept = 2.0 * (np.random.default_rng(int(self.coin)).random(z.shape) < 0.5)
            self.coin += 1
        return value_of(self, z * kept, k + 1 if h._place == k else None, kept)

    def _require_own(self, call, **values):
        """Refuse what is no value of the chain: whatever stands in its place is shown weights and values."""
        for name, value in values.items():
            if type(value) is not Value or value._chain is not self:
                raise TypeError(f"{call}: {name} is no value of this chain but a {type(value).__name__}")
            if value._array is None:
                raise ValueError(f"{call}: {name} was given up before")

    def backward(self, k, g, h, z):
        """Run step k's rule."""
        k = index(k)
        self._require_own(f"backward({k}, …)", h=h, z=z)
        self._back += 1
        if np.shape(g) != h._array.shape:
            raise ValueError(f"backward({k}, …): g has shape {np.shape(g)}; z has {h._array.shape}")
        g = np.asarray(g, float)
        z_before = np.tanh(self._weights[k] @ h._array)
        if not np.array_equal(z_before * z._kept, z._array):
            raise ValueError(f"backward({k}, …): z is not what step {k} makes of h")
        in_turn = (h._place, z._place) == (k, k + 1) and k == len(self._weights) - 1 - self._gone_back
        back = self._weights[k].T @ (g * z._kept * (1 - z_before**2))
        if in_turn and np.array_equal(g, self._expected):
            self._gone_back, self._expected = self._gone_back + 1, back.copy()
        return back


def frozen(returned):
    """Return what was returned as it is now, before anything is counted: nobody can write into it later."""
    return np.array(returned) if isinstance(returned, np.ndarray) else returned


def drive(checkpoint, weights, x, g, s, dropout, coin):
    """Run the chain; return the gradient, the values kept at most, and the steps run forward and backward.

    Of the latter, if they aren't too many, only those in turn: whoever knows the gradient without them, from
    memory or otherwise, may run any others for show.
    """
    chain = Chain(weights, dropout, coin)
    chain._expected = g.copy()
    gradient = frozen(checkpoint(chain, value_of(chain, x), g, s))
    back = chain._back if chain._back > len(weights) else chain._gone_back
    return gradient, chain._peak, chain._runs, back
