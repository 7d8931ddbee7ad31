"""Exercise 57: not recorded. Try it with: autogradkit check 57"""


def no_grad(switch):
    """Return what `with no_grad(switch):` needs, to have `switch.recording` False inside of the block.

    switch : has .recording, True or False; afterwards it is what it was before, whatever happened
    """
    # TODO: return a context manager (contextlib can make one of a generator function).
    raise NotImplementedError


def detach(t):
    """Return a value with the numbers of `t` that no gradient passes through.

    t : has .data, .inputs, .needs_grad and .new(data, inputs, needs_grad)
    """
    # TODO: return a value that shares the array of t, and was made from nothing.
    raise NotImplementedError
