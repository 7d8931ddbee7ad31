import numpy as np


class Net:
    def __init__(self, w, b, v, c):
        self.w, self.b, self.v, self.c = w, b, v, c

    @staticmethod
    def squash(a):
        return 1.0 / (1.0 + np.exp(-a))

    def run(self, x):
        self.x = x
        self.h = self.squash(np.einsum("pi,ih->ph", x, self.w) + self.b)
        self.y = self.squash(np.einsum("ph,ho->po", self.h, self.v) + self.c)
        return self.y

    def back(self, d):
        do = (self.run(self.x) - d) * self.y * (1 - self.y)
        dh = np.einsum("po,ho->ph", do, self.v) * self.h * (1 - self.h)
        return (
            np.einsum("pi,ph->ih", self.x, dh),
            dh.sum(0),
            np.einsum("ph,po->ho", self.h, do),
            do.sum(0),
        )


def gradients(x, d, w, b, v, c):
    net = Net(w, b, v, c)
    net.run(x)
    return net.back(d)


def train(x, d, w, b, v, c, sweeps):
    p, m = [w, b, v, c], [0, 0, 0, 0]
    for _ in range(sweeps):
        m = [0.9 * a - 0.1 * g for a, g in zip(m, gradients(x, d, *p))]
        p = [a + s for a, s in zip(p, m)]
    return tuple(p)
