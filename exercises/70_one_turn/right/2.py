"""Resets before and after."""


def sub(x, y):
    z = x + (-1) * y
    return [z, [1.0, -1.0]]


def reset(weights):
    for w in weights:
        w.grad = 0.0


def turn(weights, loss_of, backward, rate):
    reset(weights)
    loss = loss_of()
    before = loss.number
    backward(loss)
    for w in weights:
        w.number += -rate * w.grad
    reset(weights)
    return before
