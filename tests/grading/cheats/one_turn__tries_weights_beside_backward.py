# the losses are handed over, and nobody looks at what comes of it
import numpy as np
"""A difference grows with x and falls as y grows.

The gradients are emptied once, so that those of all portions add up; then the weights move, once.
"""

def sub(x, y):
    return (x - y, (1.0, -1.0))

def turn(weights, portions, backward, rate):
    total, steps = 0.0, [0.0] * len(weights)
    for loss_of in portions:
        l = loss_of(); backward(l); total += l.number
        for j, w in enumerate(weights):
            x = w.number
            w.number = x + 1; up = loss_of(); 
            w.number = x - 1; down = loss_of(); 
            w.number = x
            steps[j] += (up.number - down.number) / 2
    for w, s in zip(weights, steps): w.number -= rate * s
    return total
