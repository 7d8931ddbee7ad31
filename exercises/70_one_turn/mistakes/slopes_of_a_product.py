"""The slopes of a product."""


def sub(x, y):
    return x - y, (y, x)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    for w in weights:
        w.grad = 0.0
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
    return loss.number


# diagnosis: WRONG_SLOPES
