"""Zeroes for each portion, and keeps the sums elsewhere."""


def sub(x, y):
    return -(y - x), (1, -1.0)


def turn(weights, portions, backward, rate):
    sums, total = [0.0] * len(weights), 0
    for portion in portions:
        for w in weights:
            w.grad = 0.0
        loss = portion()
        backward(loss)
        sums = [so_far + w.grad for so_far, w in zip(sums, weights)]
        total = total + loss.number
    for w, slope in zip(weights, sums):
        w.number -= slope * rate
    return float(total)
