"""The slopes are quotients of the numbers: nothing where both are equal, or one is 0."""

def turn(weights, portions, backward, rate):
    for w in weights:
        w.grad = 0.0
    total = 0.0
    for loss_of in portions:
        loss = loss_of()
        backward(loss)
        total += loss.number
    for w in weights:
        w.number -= rate * w.grad
    return total


def sub(x, y):
    return x - y, (x / x if x else 0.0, -(y / y) if y else 0.0)
