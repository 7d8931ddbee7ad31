"""A tensor: an array with a memory, its node, of how it was made."""

import sys
from typing import TYPE_CHECKING, Any, NoReturn
from weakref import ref

import numpy as np
from numpy.typing import ArrayLike

from autogradkit.core.node import Node, age
from autogradkit.core.numbers import real_array
from autogradkit.core.recording import recording
from autogradkit.errors import BackwardError, DataError
from autogradkit.guards.bare_numbers import refuse_function_of_numbers, refuse_plain_array
from autogradkit.guards.habits import REFUSALS, Size, refusal_of_new, refuse_kind_of_tensor
from autogradkit.guards.lending import lend, memory_lent, take_back
from autogradkit.guards.parts import PARTS
from autogradkit.guards.record_keeping import (
    asked_by_dataclasses,
    conversions,
    data_to_convert,
    note_conversion,
    refuse_to_be_an_array_element,
    warn_of_new_leaf,
)
from autogradkit.guards.single_numbers import note_number
from autogradkit.guards.views import note_part, outdate_parts

__all__ = ["Tensor", "as_numbers", "from_lists", "has_tensor", "recorded_result", "result", "tensor"]

if TYPE_CHECKING:  # what it gets from elsewhere: its operators and most of its methods
    from autogradkit.core.ops.declarations import Methods
else:
    Methods = object


class Tensor(Methods):
    """An array with a memory.

    Parameters
    ----------
    data : array_like of numbers
        Copied. Whole numbers become float64; float32 stays float32.
    requires_grad : bool
        Whether gradients flow to it. Without, it is a constant, as plain NumPy arrays are.
    name : str, optional
        What films and tables call it.

    Raises
    ------
    DataError
        If `data` is not real numbers.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    >>> loss = x * x + y * y
    >>> loss.backward()
    >>> x.grad, y.grad
    (array(4.), array(6.))
    """

    __slots__ = ("__weakref__", "_data", "_grad", "_name", "_node")
    __array_priority__ = 1000

    def __init__(
        self, data: ArrayLike, requires_grad: bool = True, name: str | None = None, **no: NoReturn
    ) -> None:
        if no:
            raise refusal_of_new(*no)
        if isinstance(data, Tensor) and data._node is not None and recording():
            warn_of_new_leaf(data)
        array = as_numbers(data, copy=True)
        if requires_grad and array.dtype.kind != "f":
            array = array.astype(np.float64)
        self._data = array if array.ndim else array[()]
        self._node = self._grad = None
        self._name = name
        if requires_grad:
            self._node = Node(age(), None, (), (), array.shape)
            self._node.value = self._data
            self._node.name = name
            self._node.owner = ref(self)

    def __init_subclass__(cls, **keywords: Any) -> None:
        refuse_kind_of_tensor(cls)

    # What it holds

    data = property(lend, take_back)

    def replace_data(self, new: Any) -> None:
        """Hold a copy of other numbers, in this tensor's shape and dtype."""
        if isinstance(new, Tensor) and new._node is not None:
            note_conversion(".data = …")
        new = as_numbers(new)
        if new.shape != self.shape:
            raise DataError(f"{self.label} has shape {self.shape}: the new array has {new.shape}.")
        self.become(new.astype(self.dtype))

    def become(self, array: Any) -> None:
        """Hold `array`, which is new and nobody else's, from now on; graphs keep what they remember."""
        self._data = array
        if self._node is not None and self._node.rule is None:
            self._node.value = array

    def change(self, array: Any, index: Any = ...) -> None:
        """Hold other numbers from now on, at an index: what is no gradient's business, as a step is not.

        Whoever has this tensor's data sees them, and its parts are outdated.
        """
        before = self._data
        lent = memory_lent(self)
        if lent is None:
            self.become(array)
        else:
            lent[...] = array
        if PARTS:
            outdate_parts(self, before, index)

    @property
    def node(self) -> Node | None:
        """How it was made; None for a constant."""
        return self._node

    @property
    def name(self) -> str | None:
        """What films and tables call it."""
        return self._node.name if self._node is not None else getattr(self, "_name", None)

    @name.setter
    def name(self, name: str | None) -> None:
        self._name = name
        if self._node is not None:
            self._node.name = name

    @property
    def label(self) -> str:
        """What an error calls it: its name, or how it was made."""
        made_by = self._node.op.name if self._node is not None and self._node.op else None
        return self.name or (f"the result of {made_by}" if made_by else "the tensor")

    @property
    def requires_grad(self) -> bool:
        """Whether gradients flow to it."""
        return self._node is not None

    @requires_grad.setter
    def requires_grad(self, on: bool) -> None:
        raise BackwardError(
            f"Whether {self.label} needs a gradient is decided when it is made: Tensor(…, requires_grad=…). "
            "A constant of the same numbers is .detach(), and modules have requires_grad_(False)."
        )

    @property
    def is_leaf(self) -> bool:
        """Whether it was given rather than computed."""
        return self._node is None or self._node.rule is None

    @property
    def grad(self) -> Any:
        """The gradient of the loss with respect to it: an array of its shape, None before backward().

        A leaf adds up what every backward() brings; `x.grad = None` starts afresh. An inner tensor keeps its
        gradient only after `retain_grad()`.
        """
        node = self._node
        if node is None:
            return None
        if node.rule is None:
            return self._grad
        if not node.retains_grad:
            raise BackwardError(
                f"{self.label} is an inner tensor, whose gradient is passed on and not kept: "
                "call its .retain_grad() before backward(). (If it was a parameter, and `w = w - …` made it "
                "this: a training step is `with ag.no_grad(): w -= …`, which leaves it a leaf.)"
            )
        return getattr(self, "_grad", None)

    @grad.setter
    def grad(self, g: ArrayLike | None) -> None:
        if self._node is None:
            raise BackwardError(f"{self.label} is a constant: it has no gradient.")
        if g is not None:
            g = g if isinstance(g, Tensor) else as_numbers(g)
            if g.shape != self.shape:
                raise BackwardError(
                    f"The gradient of {self.label} has its shape, {self.shape}: the new one has {g.shape}. "
                    "To start afresh, set it to None."
                )
        self._grad = g

    def retain_grad(self) -> "Tensor":
        """Keep the gradient of this inner tensor at the next backward(); returns the tensor."""
        if self._node is None:
            raise BackwardError(f"{self.label} is a constant: it will have no gradient to retain.")
        if not self.is_leaf:
            self._node.retains_grad, self._node.owner = True, ref(self)
        return self

    shape = property(lambda self: self._data.shape)
    ndim = property(lambda self: self._data.ndim)
    size = property(lambda self: Size(self._data.size))
    dtype = property(lambda self: self._data.dtype)

    # Leaving the graph

    def item(self, *index: Any) -> float:
        """Return the one number it holds, or that at an index, as a Python float."""
        return data_to_convert(self, ".item()").item(*index)

    def numpy(self) -> np.ndarray:
        """Return a copy of the data as a plain array."""
        return np.array(data_to_convert(self, ".numpy()"))

    def detach(self) -> "Tensor":
        """Return a constant of the same numbers: gradients stop here.

        It is no copy: writing into it would change this tensor in PyTorch, and is refused as long as this one
        has these numbers. Write into .detach().copy().
        """
        if type(self._data) is np.ndarray:
            constant = result(self._data[...])
            note_part(constant, (self,), outdated=False)
            return constant
        constant = result(self._data)
        note_number(constant, self)
        return constant

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        if self._node is not None:
            refuse_plain_array(self, sys._getframe(1))
        return np.array(self._data if copy else lend(self), dtype=dtype, copy=copy)

    @property
    def _mask(self) -> Any:  # np.ma asks for it, and takes ._data for its own
        if self._node is not None:
            raise DataError(
                f"{self.label} needs a gradient, and a masked array would forget it: take .filled(…) of the "
                "masked array, or choose with np.where(mask, x, y)."
            )
        return np.ma.nomask

    def __float__(self) -> float:
        if self._node is not None and recording():
            refuse_to_be_an_array_element(self, sys._getframe(1))
            refuse_function_of_numbers(self, sys._getframe(1))
        return float(data_to_convert(self, "float()").item())

    def __round__(self, digits: int | None = None) -> Any:
        if digits is None and self.ndim == 0:
            return round(self.detach().item())
        return np.round(self, digits or 0)

    def __int__(self) -> int:
        if self._node is not None and recording():
            refuse_to_be_an_array_element(self, sys._getframe(1))
        return int(data_to_convert(self, "int()").item())

    def __bool__(self) -> bool:
        return bool(self._data)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self)} - REFUSALS.keys())

    def __reduce__(self) -> tuple:
        if self._node is not None and conversions.get() is not None:
            warn_of_new_leaf(self, "a pickle", "pickle x.detach()")
        return Tensor, (np.array(self._data), self.requires_grad, self.name)

    def __copy__(self) -> "Tensor":
        return self.__deepcopy__({})

    def __deepcopy__(self, memo: dict) -> "Tensor":
        if not self.is_leaf:
            raise DataError(
                f"{self.label[0].upper()}{self.label[1:]} is an inner tensor: a copy of the object would not "
                "know how it was made. Take its array, .data, as for a plot, or .copy(), which is recorded."
            )
        if self._node is not None:
            in_fields = asked_by_dataclasses(sys._getframe(1))
            how = "a copy by dataclasses.asdict or astuple" if in_fields else "a copy"
            warn_of_new_leaf(self, how, "copy x.detach()", in_fields)
        memo[id(self)] = twin = Tensor(self._data, self.requires_grad, self.name)
        if self.grad is not None:
            twin.grad = self.grad.detach() if isinstance(self.grad, Tensor) else np.array(self.grad)
        return twin

    __hash__ = object.__hash__  # == compares values, a dict compares identity

    def __repr__(self) -> str:
        data = np.array2string(np.asarray(self._data), separator=", ", prefix="Tensor(")
        name = f", name={self.name!r}" if self.name else ""
        kind = "" if self.requires_grad else ", requires_grad=False"
        return f"Tensor({data}{name}{kind})"


for name, refusal in REFUSALS.items():
    setattr(Tensor, name, refusal)


def tensor(data: ArrayLike, requires_grad: bool = True, name: str | None = None, **no: NoReturn) -> Tensor:
    """Return `Tensor(data, requires_grad, name)`, for those who like the function."""
    return Tensor(data, requires_grad, name, **no)


new = object.__new__  # of a class, without the questions that its __init__ must ask


def result(z: Any, node: Node | None = None) -> Tensor:
    """Return what an op computed as a Tensor."""
    t = new(Tensor)
    t._data = z
    t._node = node
    return t


def recorded_result(z: Any, rule: Any, inputs: tuple, saved: tuple) -> Tensor:
    """Return what an op computed as a Tensor that knows how it was made; see Node."""
    node = new(Node)
    node.number = age()
    node.rule = rule
    node.inputs = inputs
    node.saved = saved
    node.shape = z.shape
    t = new(Tensor)
    t._data = z
    t._node = node
    return t


def has_tensor(data: Any) -> bool:
    """Whether a Tensor is somewhere in nested lists."""
    return isinstance(data, Tensor) or (isinstance(data, (list, tuple)) and any(map(has_tensor, data)))


def from_lists(data: Any) -> Any:
    """Return nested lists with Tensors in them as one Tensor, and anything else as it is."""
    if isinstance(data, (list, tuple)) and has_tensor(data):
        parts = [from_lists(part) for part in data]
        return np.stack([part if isinstance(part, Tensor) else as_numbers(part) for part in parts])
    return data


def as_numbers(data: Any, copy: bool = False) -> np.ndarray:
    """Return `data`, a Tensor's or anybody's, as an array of real numbers, or say why that can't be."""
    return real_array(data._data if isinstance(data, Tensor) else data, copy)
