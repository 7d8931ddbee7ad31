"""Zeroes before every portion: the last one alone is left."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    total = 0.0
    for loss_of in portions:
        for w in weights:
            w.grad = 0.0
        loss = loss_of()
        backward(loss)
        total += loss.number
    for w in weights:
        w.number -= rate * w.grad
    return total


# diagnosis: LAST_PORTION_ONLY
