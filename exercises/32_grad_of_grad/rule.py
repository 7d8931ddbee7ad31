"""Exercise 32: a gradient that can be differentiated. Try it with: autogradkit check 32"""


def gradient(output, x):
    """Return how much `output` changes per unit of `x`, as a value that can be differentiated again.

    output, x : values; a value has `.value`, `.op`, `.inputs`, and can be computed with: + - * and
    .tanh() .sin() .cos() give new values, recorded
    """
    # TODO: run backward with recorded values in place of numbers, and return what arrives at x.
    raise NotImplementedError
