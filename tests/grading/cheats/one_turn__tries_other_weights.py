def sub(x, y):
    return x - y, (1.0, -1.0)


def turn(weights, portions, backward, rate):
    # slopes by asking portions at two places: a difference quotient in place of backward
    total, grads = 0.0, [0.0] * len(weights)
    for loss_of in portions:
        loss = loss_of()
        total += loss.number
        for k, w in enumerate(weights):
            old = w.number
            w.number = old + 1.0
            up = loss_of().number
            w.number = old - 1.0
            down = loss_of().number
            w.number = old
            grads[k] += (up - down) / 2
    for w, g in zip(weights, grads):
        w.grad = g
        w.number -= rate * g
    return total
