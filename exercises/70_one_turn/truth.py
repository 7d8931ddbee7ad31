"""What is right in exercise L10, and what a turn with one mistake would have done."""

import numpy as np


def right_sub(x, y):
    """Return the difference and its slopes."""
    return np.array([x - y, 1.0, -1.0]), ""


def run(points, targets, numbers, grads, rate, count, mistake=""):
    """Return the weights, the losses and the gradients after some turns with a mistake, or with none."""

    def loss_and_slopes(w):
        miss = points @ w - targets
        return float(np.mean(miss**2)), 2 * miss @ points / len(miss)

    w, g, losses = numbers.copy(), grads.copy(), []
    for _ in range(count):
        loss, slopes = loss_and_slopes(w)
        if mistake == "updates first":
            w = w - rate * g
            g = slopes
        elif mistake == "resets last":
            w = w - rate * (g + slopes)
            g = 0 * g
        else:
            g = slopes + (g if mistake == "never resets" else 0)
            w = w - {"uphill": -rate, "no rate": 1}.get(mistake, rate) * g
        losses.append(loss_and_slopes(w)[0] if mistake == "loss after" else loss)
    return w, np.array(losses), g


def right_turns(points, targets, numbers, grads, rate, count):
    """Return what comes back from right turns."""
    return (*run(points, targets, numbers, grads, rate, count), "")
