"""Adapters for rules about whole layers, made to fit the ops that the kit's layers are made of.

The kit keeps a normalisation without its weights, a pooling without its division, a recurrence as all of its
steps: what is between that and the exercise is done here, and what is beyond the exercise stays with the kit.
"""

import numpy as np

from autogradkit.learner_rules.adapters import Adapter, call

__all__ = ["LAYER_ADAPTERS"]


def copies(rule, kit_rule):
    """Copies made by broadcasting: their gradients come back to the one original."""
    return lambda g, x_shape: call(rule, g=g, shape=tuple(x_shape))


def last_axis(rule, kit_rule):
    """Rows brought to mean 0 and spread 1; the weights that follow are ops of their own."""

    def standardize_backward(g, x, axes, eps):
        if tuple(axes) not in ((-1,), (x.ndim - 1,)):
            return kit_rule(g, x, axes, eps)
        n, sigma, xhat = x.shape[-1], *standardized(x, -1, eps)
        return call(rule, g=g, gamma=np.ones(n), xhat=xhat, sigma=sigma, x=x, beta=np.zeros(n), eps=eps)[0]

    return standardize_backward


def channels(rule, kit_rule):
    """Channels brought to mean 0 and spread 1 over a batch, while training."""

    def standardize_backward(g, x, axes, eps):
        if x.ndim not in (2, 4) or tuple(axes) != (0, *range(2, x.ndim)):
            return kit_rule(g, x, axes, eps)
        n, sigma, xhat = x.shape[1], *standardized(x, axes, eps)
        given = {"gamma": np.ones(n), "beta": np.zeros(n), "x": x, "eps": eps, "training": True}
        return call(rule, g=g, xhat=xhat, sigma=sigma, **given)[0]

    return standardize_backward


def standardized(x, axes, eps):
    """Return the spread along the axes, and x without its mean and divided by it."""
    d = x - np.mean(x, axis=axes, keepdims=True)
    sigma = np.sqrt(np.mean(d * d, axis=axes, keepdims=True) + eps)
    return sigma, d / sigma


def rows(rule, kit_rule):
    """One channel in and one out: each row of the batch is a convolution by itself."""

    def conv_backward(g, x, w, stride, padding, dilation, groups, needs):
        if x.ndim != 3 or {x.shape[1], len(w), *dilation} != {1}:
            return kit_rule(g, x, w, stride, padding, dilation, groups, needs)
        how = {"w": w[0, 0], "stride": stride[0], "padding": padding[0]}
        found = [call(rule, g=a[0], x=b[0], **how) for a, b in zip(g, x, strict=True)]
        return np.stack([dx for dx, _ in found])[:, None], sum(dw for _, dw in found)[None, None]

    return conv_backward


def pictures(rule, kit_rule):
    """Pictures in one group, with the same step and rim in both directions."""

    def conv_backward(g, x, w, stride, padding, dilation, groups, needs):
        alike = len(set(stride)) == len(set(padding)) == groups == 1 and set(dilation) == {1}
        if x.ndim != 4 or not alike:
            return kit_rule(g, x, w, stride, padding, dilation, groups, needs)
        how = {"stride": stride[0], "padding": padding[0]}
        columns = windows(x, w.shape[2:], stride[0], padding[0])
        return tuple(call(rule, g=g, x=x, w=w, columns=columns, shape=x.shape, **how))[:2]

    return conv_backward


def windows(x, kernel, stride, padding):
    """Return what each window sees as a column: (batch, channels · kh · kw, positions)."""
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    seen = np.lib.stride_tricks.sliding_window_view(x, kernel, axis=(2, 3))[:, :, ::stride, ::stride]
    n, c, oh, ow, kh, kw = seen.shape
    return seen.transpose(0, 1, 4, 5, 2, 3).reshape(n, c * kh * kw, oh * ow)


def averages(rule, kit_rule):
    """Windows side by side, without a rim; the kit sums and then divides."""

    def window_sum_backward(g, x_shape, kernel, stride, padding):
        if len(x_shape) != 4 or tuple(kernel) != tuple(stride) or any(padding):
            return kit_rule(g, x_shape, kernel, stride, padding)
        return call(rule, g=g * (kernel[0] * kernel[1]), shape=tuple(x_shape), kernel=tuple(kernel))

    return window_sum_backward


def step(rule, kit_rule):
    """All steps of a sequence, one call for each, with what comes back from the step after it."""

    def rnn_backward(g, z, x, h, w, u, relu, needs):
        if relu:
            return kit_rule(g, z, x, h, w, u, relu, needs)
        before, later, steps = [h, *z[:-1]], np.zeros_like(h), []
        for t in reversed(range(len(x))):
            steps.append(call(rule, g=g[t] + later, z=z[t], x=x[t], h=before[t], w=w, u=u))
            later = steps[-1][1]
        dx, _, *shared = zip(*steps[::-1], strict=True)
        return np.stack(dx), later, *map(sum, shared)

    return rnn_backward


def unrolled(rule, kit_rule):
    """A whole sequence, none of whose rows ends early."""

    def rnn_backward(g, z, x, h, w, u, relu, needs):
        if relu:
            return kit_rule(g, z, x, h, w, u, relu, needs)
        return call(rule, g=g, z=z, x=x, h=h, w=w, u=u, mask=np.ones(x.shape[:2]))

    return rnn_backward


def cell(rule, kit_rule):
    """All steps of a sequence, each from the state and the memory before it."""

    def lstm_backward(g, z, x, h, c, w, u, b, gates=None, *, needs):
        if gates is None:
            return kit_rule(g, z, x, h, c, w, u, b, gates, needs=needs)
        states, memories = ([first, *kept[:-1]] for first, kept in ((h, z[0]), (c, z[1])))
        later, steps = np.zeros((2, *h.shape)), []
        for t in reversed(range(len(x))):
            at = {"x": x[t], "h": states[t], "c": memories[t], "gates": gates[t]}
            steps.append(call(rule, g=g[:, t] + later, z=z[:, t], w=w, u=u, b=b, **at))
            later = np.stack(steps[-1][1:3])
        dx, _, _, *shared = zip(*steps[::-1], strict=True)
        return np.stack(dx), *later, *map(sum, shared)

    return lstm_backward


LAYER_ADAPTERS = {  # what an exercise calls its rule → the kit's op
    "unbroadcast": Adapter("broadcast_to", ("g", "shape"), copies),
    "layernorm": Adapter("standardize", ("g", "gamma", "xhat", "sigma", "x", "beta", "eps"), last_axis),
    "batchnorm": Adapter(
        "standardize", ("g", "gamma", "xhat", "sigma", "training", "x", "beta", "eps"), channels
    ),
    "conv1d": Adapter("conv", ("g", "x", "w", "stride", "padding"), rows),
    "conv2d_im2col": Adapter("conv", ("g", "x", "w", "columns", "shape", "stride", "padding"), pictures),
    "avgpool": Adapter("window_sum", ("g", "shape", "kernel"), averages),
    "rnn_step": Adapter("rnn", ("g", "z", "x", "h", "w", "u"), step),
    "bptt": Adapter("rnn", ("g", "z", "x", "h", "w", "u", "mask"), unrolled),
    "lstm_cell": Adapter("lstm", ("g", "z", "x", "h", "c", "w", "u", "b", "gates"), cell),
}
