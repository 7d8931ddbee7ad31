"""Zeroes before and after."""


def sub(x, y):
    z = x + (-1) * y
    return [z, [1.0, -1.0]]


def zero(weights):
    for w in weights:
        w.grad = 0.0


def turn(weights, portions, backward, rate):
    zero(weights)
    numbers = []
    for number in range(len(portions)):
        loss = portions[number]()
        numbers.append(loss.number)
        backward(loss)
    for w in weights:
        w.number += -rate * w.grad
    zero(weights)
    return sum(numbers)
