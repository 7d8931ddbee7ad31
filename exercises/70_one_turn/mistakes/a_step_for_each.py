"""Zeroes and moves for every portion."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    total = 0.0
    for loss_of in portions:
        loss = loss_of()
        for w in weights:
            w.grad = 0.0
        backward(loss)
        for w in weights:
            w.number -= rate * w.grad
        total += loss.number
    return total


# diagnosis: STEP_FOR_EACH
