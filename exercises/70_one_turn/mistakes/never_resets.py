"""The gradients of all turns add up."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
    return loss.number


# diagnosis: G_NOT_RESET
