"""Outdated: what a tensor holds that is a part of another, once that was written into."""

from autogradkit.errors import DataError

__all__ = ["Outdated"]


class Outdated:
    """Stands for the array of an outdated tensor: it has the shape, and refuses everything else."""

    __slots__ = ("dtype", "ndim", "part", "shape", "size", "whole")

    def __init__(self, part, whole, data):
        self.part, self.whole = part, whole
        self.shape, self.ndim, self.size, self.dtype = data.shape, data.ndim, data.size, data.dtype

    def refuse(self, *_, **keywords):
        """Raise the error that says what happened."""
        raise DataError(
            f"{self.part} is a part of {self.whole}, or its numbers in another shape, and {self.whole} was "
            "written into since. NumPy would show the new numbers in both: take the part again, row = y[0], "
            "or a copy before, row = y[0].copy()."
        )

    __getattr__ = __array_ufunc__ = __array_function__ = __array__ = refuse
    __bool__ = __float__ = __int__ = __index__ = __len__ = __iter__ = __getitem__ = __format__ = refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __pos__ = __abs__ = refuse
    __add__ = __sub__ = __mul__ = __truediv__ = __pow__ = __matmul__ = __mod__ = __floordiv__ = refuse
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rpow__ = __rmatmul__ = __rmod__ = __rfloordiv__ = refuse
    __hash__ = object.__hash__
