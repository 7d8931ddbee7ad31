"""Arguments of a user's rule: its arrays are read-only, since they belong to the graph, which needs them.

What it returns becomes the graph's, and is copied: the function may go on using that array, as a buffer for
instance that it fills again at its next call, and nothing tells whether it does.
"""

import inspect
from functools import wraps

import numpy as np

from autogradkit.errors import RuleError, did_you_mean

__all__ = ["is_foreign", "leaving_arrays_alone", "refusal_of_name", "with_a_name"]


def is_foreign(function):
    """Whether a function is not the kit's own."""
    return not (function.__module__ or "").startswith("autogradkit.")


def with_a_name(rule):
    """Return a rule as a function with a name, which an object that can be called and a partial have not."""
    if hasattr(rule, "__name__"):
        return rule

    @wraps(rule)
    def named(*arguments, **keywords):
        return rule(*arguments, **keywords)

    named.__name__, named.__signature__ = "the rule", inspect.signature(rule)
    return named


def leaving_arrays_alone(function, inputs=1):
    """Return a forward or a rule so that it can't change the arrays that it is given.

    `g *= 2` would change the gradient of whoever else was sent this g, and `x += 1` the tensor itself. What
    it returns it can't change either. A list of as many gradients as there are `inputs` is their tuple.
    """

    @wraps(function)
    def guarded(*arguments, **keywords):
        keywords = {name: read_only(x) for name, x in keywords.items()}
        try:
            returned = function(*map(read_only, arguments), **keywords)
            return copied(tuple(returned) if is_one_each(returned, inputs) else returned)
        except ValueError as error:
            if "read-only" not in str(error):
                raise
            raise RuleError(
                f"{function.__name__} writes into an array that it was given, and others need that array as "
                "it is: compute a new one, `g = g * 2` and not `g *= 2`, or begin with a .copy()."
            ) from error

    return guarded


def is_one_each(returned, inputs):
    """Return whether a rule of several inputs returned a list with a gradient for each, not a tuple.

    >>> is_one_each([2.0, 3.0], 2), is_one_each([2.0, 3.0], 1)
    (True, False)
    """
    return type(returned) is list and len(returned) == inputs > 1


def read_only(x):
    """Return a view of an array that can't be written into, also of each in a tuple."""
    if type(x) is tuple:
        return tuple(map(read_only, x))
    if type(x) is not np.ndarray:
        return x
    view = x.view()
    view.flags.writeable = False
    return view


def copied(returned):
    """Return a copy of an array, also of each in a tuple or a dict; anything else as it is.

    Of an np.matrix, which multiplies otherwise and has always two axes, it is a plain array.
    """
    if issubclass(type(returned), np.matrix):
        returned = np.asarray(returned)
    if isinstance(returned, np.ndarray):
        return returned.copy("K" if returned.base is None else "C")
    if type(returned) is tuple:
        return tuple(map(copied, returned))
    if type(returned) is dict:
        return {name: copied(value) for name, value in returned.items()}
    return returned


def refusal_of_name(name, rule, first, an_op, read):
    """Return the error for a rule that asks for a `name` that isn't among those that can be `read`."""
    if first == "ctx" or name == "g":  # PyTorch's context, or the arguments in another order
        return RuleError(
            f"The first argument of a rule is g, the upstream gradient, and that of {rule} is {first}. After "
            "it come, by their names, the values that the rule needs: "
            f"def {rule}(g, {', '.join(an_op.inputs)})."
        )
    known = [n for n in read if not n.endswith("_shape")]
    return RuleError(
        f"{rule} asks for {name!r}, which {an_op.name} does not have: after {first} it can ask for "
        f"{', '.join(known)}." + did_you_mean(name, known)
    )
