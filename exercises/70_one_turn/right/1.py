"""Resets before the forward pass."""


def sub(x, y):
    slopes = (1, -1)
    return (x - y, slopes)


def turn(weights, loss_of, backward, rate):
    for weight in weights:
        weight.grad = 0
    loss = loss_of()
    backward(loss)
    for weight in weights:
        weight.number = weight.number - rate * weight.grad
    return loss.number
