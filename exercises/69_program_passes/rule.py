"""Exercise 69: two passes over a program. Try it with: autogradkit check 69"""


def without_repeats(program, outputs):
    """Return the lines and the outputs of a program in which every expression is computed once.

    program : tuple of lines (name, op, inputs); inputs is a tuple of names
    outputs : tuple of names
    """
    # TODO: keep the first of equal lines, and read it wherever one of the others was read.
    raise NotImplementedError


def without_unused(program, outputs):
    """Return the lines that the outputs need, and all those that draw a random number.

    program : tuple of lines (name, op, inputs); inputs is a tuple of names
    outputs : tuple of names
    """
    # TODO: keep what is needed, in its old order.
    raise NotImplementedError
