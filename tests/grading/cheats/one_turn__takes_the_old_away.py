"""Subtracts what was in .grad before, whatever that was."""


def sub(x, y):
    return (x - y, (1.0, -1.0))


def turn(weights, portions, backward, rate):
    old = [w.grad for w in weights]
    total = 0.0
    for p in portions:
        loss = p()
        backward(loss)
        total += loss.number
    for w, o in zip(weights, old):
        w.number -= rate * (w.grad - o)
    return total
