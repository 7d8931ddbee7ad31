"""Where both are equal nothing moves."""

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
    return x - y, ((1.0, -1.0) if x != y else (0.0, 0.0))
