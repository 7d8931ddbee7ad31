"""Calls itself on every input, and each call begins with 1 as if its node were the output."""


def backward(output):
    output.grad = 1.0
    for source, contribution in zip(output.inputs, output.vjp(output.grad)):
        source.grad += contribution
        backward(source)


# diagnosis: G_SEED_EVERYWHERE
