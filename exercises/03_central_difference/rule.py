"""Exercise 03: the slope of a function by nudging. Try it with: autogradkit check 03"""


def central_difference(f, args, i):
    """Return how much `f(*args)` changes per unit of `args[i]`, from two points around it.

    f : function of one or more numbers
    args : list of numbers, where we stand; leave it as it is
    i : int, which of them to nudge
    """
    # TODO: return the slope, as a number.
    raise NotImplementedError
