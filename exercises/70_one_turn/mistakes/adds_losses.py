"""Adds the losses themselves."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    for w in weights:
        w.grad = 0.0
    loss = sum(loss_of() for loss_of in portions)
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
    return loss.number


# diagnosis: RAISES
