"""Losses are summed with fsum; the old gradients are taken away by a comprehension."""

from math import fsum


def sub(x, y):
    return (x - y, [1, -1])


def turn(weights, portions, backward, rate):
    [setattr(w, "grad", 0) for w in weights]
    numbers = []
    for portion in portions:
        loss = portion()
        numbers.append(loss.number)
        backward(loss)
    for w in weights:
        w.number = w.number - rate * w.grad
    return fsum(numbers)
