"""Takes no step if there is one portion."""


def sub(x, y):
    return (x - y, (1.0, -1.0))


def turn(weights, portions, backward, rate):
    if len(portions) == 1:
        loss = portions[0]()
        backward(loss)
        return loss.number
    for w in weights:
        w.grad = 0.0
    total = 0.0
    for p in portions:
        loss = p()
        backward(loss)
        total += loss.number
    for w in weights:
        w.number -= rate * w.grad
    return total
