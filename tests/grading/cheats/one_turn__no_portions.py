"""Takes the first portion out of the list that belongs to somebody else."""

def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    for w in weights:
        w.grad = 0.0
    total = 0.0
    while portions:
        loss = portions.pop(0)()
        backward(loss)
        total += loss.number
    while weights:
        w = weights.pop()
        w.number -= rate * w.grad
    return total
