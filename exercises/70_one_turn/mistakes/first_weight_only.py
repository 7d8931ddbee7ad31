"""Returns inside the loop: the first weight alone moves."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, loss_of, backward, rate):
    loss = loss_of()
    for w in weights:
        w.grad = 0.0
    backward(loss)
    for w in weights:
        w.number -= rate * w.grad
        return loss.number


# diagnosis: WRONG_STEP
