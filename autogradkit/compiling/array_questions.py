"""What may be asked of a traced array: its shape and dtype; whoever asks for its numbers is refused."""

import operator
import sys
from types import MethodType

import numpy as np

from autogradkit.compiling.refusals import asked_by_kit, in_kit

__all__ = ["ArrayQuestions", "OfArrays", "TracedFlags"]


class OfArrays:
    """A method that arrays have and NumPy's single numbers have not: hasattr() tells them apart by it."""

    def __init__(self, function):
        self.function = function

    def __get__(self, x, kind=None):
        if x is not None and isinstance(x._in_run, np.generic):
            raise AttributeError(self.function.__name__)
        return self.function if x is None else MethodType(self.function, x)


class ArrayQuestions:
    """The answers of a traced array: shapes are the same in every run, numbers are not.

    A number that the kit itself asks for is given, and the program checks in each run that it is the same.
    """

    __slots__ = ()

    shape = property(operator.attrgetter("_in_run.shape"))
    ndim = property(operator.attrgetter("_in_run.ndim"))
    size = property(operator.attrgetter("_in_run.size"))
    dtype = property(operator.attrgetter("_in_run.dtype"))
    itemsize = property(operator.attrgetter("_in_run.itemsize"))
    nbytes = property(operator.attrgetter("_in_run.nbytes"))
    strides = property(operator.attrgetter("_in_run.strides"))
    flags = property(lambda self: TracedFlags(self))
    base = property(lambda self: self._trace.whole_of(self) if in_kit() else self.__getattr__("base"))

    @OfArrays
    def __len__(self):
        return len(self._in_run)

    @OfArrays
    def __contains__(self, y):
        return bool((self == y).any())

    def __array__(self, dtype=None, copy=None):
        became = (
            "A traced array became a plain NumPy array (array[i] for a traced i: ag.getitem(array, index=i))"
        )
        raise self._trace.refusal(became, numbers=True)

    def __bool__(self):
        return self._trace.answer(self, bool)

    def __float__(self):
        return self._trace.answer(self, float)

    def __int__(self):
        return self._trace.answer(self, int)

    def __index__(self):
        return self._trace.answer(self, operator.index)

    def item(self, *index):
        """Return one of its numbers, if it may be known."""
        return self._trace.answer(self, lambda value: value.item(*index))

    def tolist(self):
        """Return its numbers, if they may be known."""
        return self._trace.answer(self, lambda value: value.tolist())

    def tobytes(self, *arguments):
        """Return its bytes, if they may be known."""
        return self._trace.answer(self, lambda value: value.tobytes())

    def __format__(self, spec):
        if in_kit():  # in the message of an error
            return format(self._in_run, spec)
        raise self._trace.refusal("A traced number was to be printed", numbers=True)

    def __str__(self):
        return self.__format__("")

    def __repr__(self):
        return f"<traced {self.dtype} {self.shape}>" if asked_by_kit() else self.__format__("")

    def __reduce__(self):
        raise self._trace.refusal("A traced array can't be stored", numbers=True)

    def __sizeof__(self):
        raise self._trace.refusal("It asks for the size of an object, and that of a traced array is another")

    def __getattr__(self, name):
        if not hasattr(self._in_run, name) or (name.startswith("__") and not is_named(name)):
            raise AttributeError(name)
        raise self._trace.refusal(f"ndarray.{name} of traced numbers is not written down")


def is_named(name):
    """Whether the code that asks has the name of an attribute in its text; NumPy asks for some unasked."""
    code = sys._getframe(2).f_code
    return name in code.co_consts or name in code.co_names


class TracedFlags:
    """A traced array's flags: how it is laid out, on which a program relies, and no others."""

    __hash__ = None  # as of NumPy's

    def __init__(self, array):
        self.array = array

    def __getattr__(self, name):
        if name.endswith("contiguous") or in_kit():
            return getattr(self.array._in_run.flags, name)
        raise self.array._trace.refusal(f"It asks for flags.{name}, which may be another at the next call")

    def __getitem__(self, name):
        return getattr(self, name.lower())

    def __eq__(self, other):
        return self.all_of_them() == other

    def __repr__(self):
        return self.all_of_them()

    def all_of_them(self):
        """Refuse what asks for all flags at once."""
        raise self.array._trace.refusal("It asks for all flags, and some may be others at the next call")
