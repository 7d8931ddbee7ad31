"""Empties the gradients right after backward: no weight moves."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    backward(loss)
    for w in weights:
        w.grad = 0.0
    for w in weights:
        w.number -= rate * w.grad
    return loss.number


# diagnosis: G_RESET_TOO_SOON
