"""Empties the gradients only after the step."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
        w.grad = 0.0
    return loss.number


# diagnosis: G_RESET_LATE
