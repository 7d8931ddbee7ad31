"""Returns the loss after the step."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    for w in weights:
        w.grad = 0.0
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
    return loss_of().number


# diagnosis: LOSS_AFTER
