"""By hand with reused buffers: steps in which every array has its place from the start.

They are the measure of a compiled step's memory. `keeps` says whether gradients are left behind, as an
optimiser leaves them, so that the step that is taken needs a place of its own.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

__all__ = ["cnn", "mlp", "rnn"]


class Update:
    """Moves parameters by their gradients, in place."""

    def __init__(self, params, lr, keeps):
        self.params, self.lr = params, lr
        self.grads = [np.empty_like(p) for p in params]
        size = max(p.size for p in params)
        place = np.empty(size if keeps else 0)
        self.steps = [place[: p.size].reshape(p.shape) for p in params] if keeps else self.grads

    def move(self):
        for p, g, step in zip(self.params, self.grads, self.steps, strict=True):
            np.multiply(g, self.lr, out=step)
            p -= step


class CrossEntropy:
    """The loss, and its gradient in the place of the scores."""

    def __init__(self, shape, y):
        self.rows, self.y, self.e = np.arange(len(y)), y, np.empty(shape)
        self.column = np.empty((len(y), 1))

    def __call__(self, x):
        x -= np.maximum.reduce(x, axis=1, keepdims=True, out=self.column)
        np.exp(x, out=self.e)
        total = np.add.reduce(self.e, axis=1, keepdims=True, out=self.column)
        loss = (np.log(total[:, 0]) - x[self.rows, self.y]).sum() / len(x)
        np.divide(self.e, total, out=x)
        x[self.rows, self.y] -= 1
        x /= len(x)
        return loss


def mlp(params, x, y, activation, lr, keeps=True):
    """Dense layers with tanh and squared error, or relu and cross-entropy."""
    weights, biases = params[0::2], params[1::2]
    outputs = [np.empty((len(x), len(w))) for w in weights]
    back = [np.empty((len(x), len(w))) for w in weights[:-1]]
    masks = [np.empty(d.shape, bool) for d in back] if activation == "relu" else []
    update, loss_of = Update(params, lr, keeps), CrossEntropy(outputs[-1].shape, y)
    last = len(weights) - 1

    def step():
        h = x
        for i, (w, b, z) in enumerate(zip(weights, biases, outputs, strict=True)):
            np.matmul(h, w.T, out=z)
            z += b
            if i < last:
                np.tanh(z, out=z) if activation == "tanh" else np.maximum(z, 0, out=z)
            h = z
        g = outputs[-1]
        if activation == "tanh":
            g -= y
            loss = np.vdot(g, g) / g.size
            g *= 2 / g.size
        else:
            loss = loss_of(g)
        for i in reversed(range(len(weights))):
            h = outputs[i - 1] if i else x
            np.matmul(g.T, h, out=update.grads[2 * i])
            np.add.reduce(g, 0, out=update.grads[2 * i + 1])
            if not i:
                break
            d = back[i - 1]
            np.matmul(g, weights[i], out=d)
            if activation == "tanh":
                np.multiply(h, h, out=h)
                np.subtract(1, h, out=h)
                d *= h
            else:
                d *= np.greater(h, 0, out=masks[i - 1])
            g = d
        update.move()
        return loss

    return step


class Convolution:
    """A convolution with a margin of 1, relu and 2×2 pooling."""

    def __init__(self, w, b, dw, db, shape, needs_dx):
        n, c, height, width = shape
        self.w, self.b, self.dw, self.db, self.shape = w, b, dw, db, shape
        self.framed = np.zeros((n, c, height + 2, width + 2))
        self.view = sliding_window_view(self.framed, (3, 3), axis=(2, 3)).transpose(0, 1, 4, 5, 2, 3)
        self.seen = np.empty((n, c * 9, height * width))
        self.z = np.empty((n, len(w), height * width))
        self.image = self.z.reshape(n, len(w), height, width)
        half = (n, len(w), height // 2, width // 2)
        self.windows = np.empty((*half, 4))
        self.corners = self.windows.reshape(*half, 2, 2).transpose(0, 1, 2, 4, 3, 5)
        self.places, self.pooled = np.empty(half, np.intp), np.empty(half)
        self.mask = np.empty(self.image.shape, bool)
        self.products = np.empty((n, len(w), c * 9))
        self.spread = np.empty_like(self.seen) if needs_dx else None
        self.dx = np.zeros_like(self.framed) if needs_dx else None

    def forward(self, x):
        """Return the pooled image."""
        n, _, height, width = self.shape
        self.framed[:, :, 1:-1, 1:-1] = x
        np.copyto(self.seen.reshape(self.view.shape), self.view)
        np.matmul(self.w.reshape(len(self.w), -1), self.seen, out=self.z)
        self.image += self.b[:, None, None]
        np.maximum(self.image, 0, out=self.image)
        split = self.image.reshape(n, len(self.w), height // 2, 2, width // 2, 2)
        self.windows.reshape(*self.pooled.shape, 2, 2)[...] = split.transpose(0, 1, 2, 4, 3, 5)
        np.argmax(self.windows, axis=-1, out=self.places)
        np.max(self.windows, axis=-1, out=self.pooled)
        return self.pooled

    def backward(self, g):
        """Compute the gradients of w and b; return that of x, where it is needed."""
        n, c, height, width = self.shape
        np.greater(self.image, 0, out=self.mask)
        self.windows.fill(0)
        np.put_along_axis(self.windows, self.places[..., None], g[..., None], -1)
        split = self.image.reshape(n, len(self.w), height // 2, 2, width // 2, 2)
        split.transpose(0, 1, 2, 4, 3, 5)[...] = self.windows.reshape(*self.pooled.shape, 2, 2)
        self.image *= self.mask
        np.add.reduce(self.image, (0, 2, 3), out=self.db)
        np.matmul(self.z, self.seen.swapaxes(1, 2), out=self.products)
        np.add.reduce(self.products, 0, out=self.dw.reshape(len(self.w), -1))
        if self.dx is None:
            return None
        np.matmul(self.w.reshape(len(self.w), -1).T, self.z, out=self.spread)
        parts = self.spread.reshape(n, c, 3, 3, height, width)
        self.dx.fill(0)
        for i in range(3):
            for j in range(3):
                self.dx[:, :, i : i + height, j : j + width] += parts[:, :, i, j]
        return self.dx[:, :, 1:-1, 1:-1]


def cnn(params, x, y, lr, keeps=True):
    """Twice convolution, relu and pooling, then a dense layer and cross-entropy."""
    w1, b1, w2, b2, w3, b3 = params
    update = Update(params, lr, keeps)
    n, _, height, width = x.shape
    first = Convolution(w1, b1, *update.grads[:2], x.shape, False)
    second = Convolution(w2, b2, *update.grads[2:4], (n, len(w1), height // 2, width // 2), True)
    scores, back = np.empty((n, len(w3))), np.empty((n, w3.shape[1]))
    loss_of = CrossEntropy(scores.shape, y)

    def step():
        pooled = second.forward(first.forward(x))
        flat = pooled.reshape(n, -1)
        np.matmul(flat, w3.T, out=scores)
        np.add(scores, b3, out=scores)
        loss = loss_of(scores)
        np.matmul(scores.T, flat, out=update.grads[4])
        np.add.reduce(scores, 0, out=update.grads[5])
        np.matmul(scores, w3, out=back)
        first.backward(second.backward(back.reshape(pooled.shape)))
        update.move()
        return loss

    return step


def rnn(params, x, y, lr, keeps=False):
    """A tanh recurrence over all steps, a dense layer on its last state, and cross-entropy."""
    w, u, b, wo, bo = params
    steps, batch = x.shape[:2]
    n = len(u)
    states, ds = np.zeros((steps + 1, batch, n)), np.empty((steps, batch, n))
    moved, dh, product = np.empty((batch, n)), np.empty((batch, n)), np.empty_like(u)
    scores, update = np.empty((batch, len(wo))), Update(params, lr, keeps)
    loss_of = CrossEntropy(scores.shape, y)
    flat_x, flat_states, flat_ds = x.reshape(steps * batch, -1), states[1:].reshape(-1, n), ds.reshape(-1, n)

    def step():
        dw, du, db, dwo, dbo = update.grads
        np.matmul(flat_x, w.T, out=flat_states)
        np.add(flat_states, b, out=flat_states)
        for t in range(steps):
            h = states[t + 1]
            h += np.matmul(states[t], u.T, out=moved)
            np.tanh(h, out=h)
        np.matmul(states[-1], wo.T, out=scores)
        np.add(scores, bo, out=scores)
        loss = loss_of(scores)
        np.matmul(scores.T, states[-1], out=dwo)
        np.add.reduce(scores, 0, out=dbo)
        np.matmul(scores, wo, out=dh)
        du.fill(0)
        for t in reversed(range(steps)):
            np.multiply(states[t + 1], states[t + 1], out=moved)
            np.subtract(1, moved, out=moved)
            np.multiply(dh, moved, out=ds[t])
            np.add(du, np.matmul(ds[t].T, states[t], out=product), out=du)
            np.matmul(ds[t], u, out=dh)
        np.matmul(flat_ds.T, flat_x, out=dw)
        np.add.reduce(flat_ds, 0, out=db)
        update.move()
        return loss

    return step
