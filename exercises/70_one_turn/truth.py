"""What is right in exercise L10, and what a turn with one mistake would have done."""

import numpy as np


def right_sub(x, y):
    """Return the difference and its slopes."""
    return np.array([x - y, 1.0, -1.0]), ""


def losses_and_slopes(targets, w):
    """Return the loss of every portion, and its slopes, a row for each."""
    return np.sum((w - targets) ** 2, axis=1), 2 * (w - targets)


def run(targets, numbers, grads, rate, count, mistake=""):
    """Return the weights, the losses and the gradients after some turns with a mistake, or with none."""
    w, g, returned = numbers.copy(), grads.copy(), []
    for _ in range(count):
        losses, slopes = losses_and_slopes(targets, w)
        if mistake == "a step for each":
            losses, w, g = a_step_for_each(targets, w, rate)
        elif mistake == "updates first":
            w = w - rate * g
            losses, slopes = losses_and_slopes(targets, w)
            g = slopes.sum(axis=0)
        elif mistake == "resets last":
            w, g = w - rate * (g + slopes.sum(axis=0)), 0 * g
        else:
            arrives = {"resets each time": slopes[-1], "first portion": slopes[0]}
            g = arrives.get(mistake, slopes.sum(axis=0)) + (g if mistake == "never resets" else 0)
            step = {"uphill": -rate, "no rate": 1, "mean": rate / len(slopes)}.get(mistake, rate)
            w = w - step * g
        returned.append(sum(losses_and_slopes(targets, w)[0] if mistake == "loss after" else losses))
    return w, np.array(returned), g


def a_step_for_each(targets, w, rate):
    """Return the losses, the weights and the last gradient if every portion moves the weights by itself."""
    losses = []
    for each in targets:
        (loss,), (g,) = losses_and_slopes(each[None], w)
        losses.append(loss)
        w = w - rate * g
    return losses, w, g


def right_turns(targets, numbers, grads, rate, count):
    """Return what comes back from right turns."""
    return (*run(targets, numbers, grads, rate, count), np.zeros(3), "")
