"""A spectrum: complex numbers as a pair of real tensors, which is what Fourier transforms give."""

import numpy as np

from autogradkit.core.op import FUNCTIONS, OPS
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor
from autogradkit.errors import BackwardError, DataError, RuleError

__all__ = ["Spectrum"]


class Spectrum(Tensor):
    """Complex numbers, each a real part and an imaginary part that are tensors.

    Made by `np.fft.fft(t)` and its relatives. It can be indexed, added, subtracted, multiplied, divided and
    transformed back; `abs`, `np.angle`, `.real` and `.imag` lead back to real tensors. Nothing else is
    defined: autogradkit differentiates real-valued functions.

    Parameters
    ----------
    pair : Tensor of shape (2, ...)
        The real parts and the imaginary parts.

    Examples
    --------
    >>> import numpy as np
    >>> from autogradkit import Tensor
    >>> x = Tensor([1.0, 2.0, 4.0, 3.0])
    >>> power = abs(np.fft.rfft(x)) ** 2
    >>> power.backward([0.0, 1.0, 0.0])
    >>> x.grad  # ∂/∂x of (x0 - x2)² + (x3 - x1)²
    array([-6., -2.,  6.,  2.])
    """

    __slots__ = ("pair",)

    def __init__(self, pair):
        self.pair = pair
        self._data = pair._data[0] + 1j * pair._data[1]
        self._node = pair._node
        self._name = None

    real = property(lambda self: self.pair[0], doc="The real parts, a tensor.")
    imag = property(lambda self: self.pair[1], doc="The imaginary parts, a tensor.")

    def detach(self):
        """Return a constant that shares this spectrum's data."""
        return Spectrum(self.pair.detach())

    def backward(self, g=None, create_graph=False):
        """Refuse: a loss is a real number."""
        raise BackwardError(
            "backward() starts from a real number, and this is complex: "
            "take its abs, .real or .imag first, for instance (abs(s) ** 2).sum()."
        )

    def conj(self):
        """Return the spectrum with the opposite imaginary parts."""
        return spectrum_of(self.real, -self.imag)

    conjugate = conj

    def sum(self, axis=None, keepdims=False):
        """Sum over axes."""
        return spectrum_of(*[np.sum(p, axis=axis, keepdims=keepdims) for p in self.pair])

    def mean(self, axis=None, keepdims=False):
        """Average over axes."""
        return spectrum_of(*[np.mean(p, axis=axis, keepdims=keepdims) for p in self.pair])

    def __getitem__(self, index):
        return spectrum_of(self.real[index], self.imag[index])

    def __setitem__(self, index, y):
        raise RuleError("A spectrum can't be written into: multiply it by a mask or use np.fft again.")

    def __abs__(self):
        return OPS["norm"](self.pair, axis=0)

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        """NumPy's protocol for ufuncs."""
        return self.__array_function__(ufunc if method == "__call__" else None, (), inputs, keywords)

    def __array_function__(self, function, types, arguments, keywords):
        """NumPy's protocol for the other functions."""
        if function in MEANINGS:
            return MEANINGS[function](*arguments, **keywords)
        if getattr(function, "__module__", "").startswith("numpy.fft") and function in FUNCTIONS:
            return FUNCTIONS[function](*arguments, **keywords)
        raise RuleError(
            f"np.{getattr(function, '__name__', 'that method')} of complex numbers has no rule: autogradkit "
            "differentiates real-valued functions. Take abs, .real or .imag of the spectrum first."
        )

    def __repr__(self):
        data = np.array2string(np.asarray(self._data), separator=", ", prefix="Spectrum(")
        return f"Spectrum({data}{'' if self.requires_grad else ', requires_grad=False'})"


def parts(x):
    """Return the real and imaginary part of a spectrum, a tensor or a plain complex array."""
    if isinstance(x, Spectrum):
        return x.real, x.imag
    return (x, None) if isinstance(x, Tensor) else (np.real(x), np.imag(x) if np.iscomplexobj(x) else None)


def spectrum_of(real, imag):
    """Return the spectrum of two parts, of which None is zero; of plain ones the plain complex array."""
    imag = 0.0 if imag is None else imag
    if not (isinstance(real, Tensor) or isinstance(imag, Tensor)):
        return real + 1j * imag
    real, imag = np.broadcast_arrays(real, imag)
    return Spectrum(np.stack([real, imag]))


def add(x, y):
    """Return x + y."""
    (a, b), (c, d) = parts(x), parts(y)
    return spectrum_of(a + c, b if d is None else d if b is None else b + d)


def negative(x):
    """Return -x."""
    return spectrum_of(-x.real, -x.imag)


def positive(x):
    """Return a copy of x."""
    return Spectrum(+x.pair)


def multiply(x, y):
    """Return x y."""
    (a, b), (c, d) = parts(x), parts(y)
    if b is None or d is None:
        return spectrum_of(a * c, b * c if d is None else a * d)
    return spectrum_of(a * c - b * d, a * d + b * c)


def divide(x, y):
    """Return x / y."""
    c, d = parts(y)
    return multiply(x, 1 / c if d is None else spectrum_of(c / (c * c + d * d), -d / (c * c + d * d)))


def exp(x):
    """Return e^x."""
    size = np.exp(x.real)
    return spectrum_of(size * np.cos(x.imag), size * np.sin(x.imag))


def subtract(x, y):
    """Return x - y."""
    return add(x, multiply(y, -1.0) if isinstance(y, Spectrum) else -y)


MEANINGS = {
    np.add: add,
    np.subtract: subtract,
    np.multiply: multiply,
    np.divide: divide,
    np.negative: negative,
    np.positive: positive,
    np.exp: exp,
    np.square: lambda x: multiply(x, x),
    np.absolute: abs,
    np.abs: abs,
    np.conjugate: lambda x: x.conj(),
    np.real: lambda x: x.real,
    np.imag: lambda x: x.imag,
    np.angle: lambda x, deg=False: np.arctan2(x.imag, x.real) * (180 / np.pi if deg else 1),
    np.sum: Spectrum.sum,
    np.mean: Spectrum.mean,
    np.shape: lambda x: x.shape,
    np.ndim: lambda x: x.ndim,
    np.size: lambda x: x.size,
    np.iscomplexobj: lambda x: True,
    np.isrealobj: lambda x: False,
    np.allclose: lambda x, y, **k: np.allclose(*[getattr(v, "_data", v) for v in (x, y)], **k),
}

Spectrum.__add__ = Spectrum.__radd__ = add
Spectrum.__mul__ = Spectrum.__rmul__ = multiply
Spectrum.__sub__ = subtract
Spectrum.__rsub__ = lambda x, y: add(negative(x), y)
Spectrum.__truediv__ = divide
Spectrum.__rtruediv__ = lambda x, y: divide(y, x)
Spectrum.__neg__ = negative
Spectrum.__pos__ = positive


def in_place(compute):
    """Return the method behind `s *= mask`: every name of the spectrum sees the new one."""

    def assign(x, y):
        z = compute(x, y)
        if z.shape != x.shape:
            raise DataError(f"The spectrum has shape {x.shape}: it can't hold a result of shape {z.shape}.")
        if recording():
            x.pair = z.pair
        else:
            x.pair.become(z.pair._data)
        Spectrum.__init__(x, x.pair)
        return x

    return assign


Spectrum.__iadd__ = in_place(add)
Spectrum.__isub__ = in_place(subtract)
Spectrum.__imul__ = in_place(multiply)
Spectrum.__itruediv__ = in_place(divide)
