"""Takes away what was there, in place of emptying it first."""


def sub(x, y):
    return -(y - x), (1, -1.0)


def turn(weights, loss_of, backward, rate):
    old = [w.grad for w in weights]
    loss = loss_of()
    backward(loss)
    for w, before in zip(weights, old):
        w.grad -= before
        w.number -= w.grad * rate
    return float(loss.number)
