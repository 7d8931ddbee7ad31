"""Hands the losses over, and takes the slopes from losses at other weights."""


def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    total, slopes = 0.0, [0.0] * len(weights)
    for loss_of in portions:
        loss = loss_of()
        backward(loss)
        total += loss.number
        for k, w in enumerate(weights):
            here = w.number
            w.number = here + 1
            above = loss_of().number
            w.number = here - 1
            slopes[k] += (above - loss_of().number) / 2
            w.number = here
    for w, slope in zip(weights, slopes):
        w.number -= rate * slope
    return total


# diagnosis: TRIES_WEIGHTS
