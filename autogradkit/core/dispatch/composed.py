"""A composed function: one written in terms of functions that have rules, so that it needs no rule itself."""

from functools import wraps

import numpy as np

from autogradkit.core.dispatch.protocol import call
from autogradkit.core.op import FUNCTIONS
from autogradkit.core.tensor import Tensor, as_numbers, from_lists, has_tensor
from autogradkit.errors import DataError

__all__ = ["composed", "has_tensor", "operand", "plain_value"]

# What takes several arrays in a list; elsewhere a list is one array.
OF_SEVERAL = {
    np.block,
    np.choose,
    np.column_stack,
    np.dstack,
    np.hstack,
    np.linalg.multi_dot,
    np.piecewise,
    np.select,
    np.vstack,
}


def composed(*numpy_functions):
    """Say what NumPy functions do to Tensors: `@composed(np.trace)` above a plain function of Tensors.

    What is defined is for plain arrays NumPy's own function.

    Examples
    --------
    >>> import numpy as np
    >>> from autogradkit.core import Tensor
    >>> from autogradkit.core.dispatch.composed import composed
    >>> @composed(np.union1d)
    ... def union1d(x, y):
    ...     return np.unique(np.concatenate([x, y]))
    >>> x = Tensor([3.0, 1.0])
    >>> np.union1d(x, [2.0, 1.0]).backward([1.0, 10.0, 100.0])
    >>> x.grad
    array([100.,   1.])
    >>> del FUNCTIONS[np.union1d]
    """

    def define(function):
        FUNCTIONS.update(dict.fromkeys(filter(None, numpy_functions), function))
        numpy_function = numpy_functions[0]
        if numpy_function is None:  # an older NumPy
            return function

        @wraps(function)
        def either(*arguments, **keywords):
            if has_tensor(arguments) or has_tensor(tuple(keywords.values())):
                if any(isinstance(x, Tensor) and type(x) is not Tensor for x in arguments):
                    return numpy_function(*arguments, **keywords)  # which asks a Spectrum what that means
                if numpy_function not in OF_SEVERAL:
                    arguments = [from_lists(x) for x in arguments]
                return call(numpy_function, arguments, keywords)
            return numpy_function(*arguments, **keywords)

        return either

    return define


def operand(x):
    """Return a Tensor as it is, lists with Tensors as one, and anything else as an array of real numbers."""
    x = from_lists(x)
    return x if isinstance(x, Tensor) else as_numbers(x)


def plain_value(x, function, name):
    """Return the plain value of an argument with respect to which `function` can't be differentiated."""
    if isinstance(x, Tensor):
        if x.requires_grad:
            raise DataError(
                f"{function} has no gradient with respect to {name}, and {x.label} needs one: "
                f"pass {name} as a number or an array, or .detach() it."
            )
        return np.asarray(x._data)
    return x
