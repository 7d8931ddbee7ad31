"""Gives the loop's name another number; the weight stays where it is."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    for w in weights:
        w.grad = 0.0
    backward(loss)
    for w in weights:
        number = w.number
        number -= rate * w.grad
    return loss.number


# diagnosis: NOTHING_MOVES
