"""Exercise 70: one operation of an engine, one turn of a training. Try it with: autogradkit check 70"""


def sub(x, y):
    """Return x − y, and a tuple of its slopes: how much it grows per unit of x, and per unit of y.

    x, y : numbers
    """
    # TODO: return the number and the two slopes.
    raise NotImplementedError


def turn(weights, loss_of, backward, rate):
    """Move every weight one step downhill, and return the loss before the step, as a number.

    weights : list of objects with `.number` and `.grad`, which may hold anything
    loss_of : function without arguments; returns the loss, which has a `.number`
    backward : function of that loss; adds to every weight's `.grad`
    rate : the learning rate
    """
    # TODO: forward, reset, backward, update.
    raise NotImplementedError
