"""The other convention inside, turned into steps at the door."""


def sgd(w, g, lr):
    return momentum(w, g, 0 * w, lr, 0.0)[0]


def momentum(w, g, v, lr, beta):
    collected = beta * (-v / lr) + g
    return w - lr * collected, -lr * collected


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m, v = (beta * old + new - beta * new for beta, old, new in ((beta1, m, g), (beta2, v, g * g)))
    long = (v / (1 - beta2**t)) ** 0.5
    return sgd(w, m / (1 - beta1**t) / (long + eps), lr), m, v
