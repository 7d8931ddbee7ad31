from operator import attrgetter as _a  # noqa


def sub(x, y):
    slopes = {"x": 1.0, "y": -1.0}
    return x - y, tuple(slopes.values())


def turn(weights, portions, backward, rate):
    for w in weights:
        w.grad = 0.0
    losses = []
    for portion in portions:
        loss = portion()
        backward(loss)
        losses.append(loss.number)
    for w in weights:
        w.number = w.number - rate * w.grad
    return sum(losses)
