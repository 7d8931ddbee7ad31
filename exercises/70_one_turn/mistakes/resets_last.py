"""Zeroes only after the step."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    total = 0.0
    for loss_of in portions:
        loss = loss_of()
        backward(loss)
        total += loss.number
    for w in weights:
        w.number -= rate * w.grad
        w.grad = 0.0
    return total


# diagnosis: G_RESET_LATE
