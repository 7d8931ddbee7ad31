"""Exercise 70: one operation of an engine, one turn of a training. Try it with: autogradkit check 70"""


def sub(x, y):
    """Return x − y, and a tuple of its slopes: how much it grows per unit of x, and per unit of y.

    x, y : numbers
    """
    # TODO: return the number and the two slopes.
    raise NotImplementedError


def turn(weights, portions, backward, rate):
    """Take one step downhill for all portions together; return the sum of their losses before it.

    weights : list of objects with `.number` and `.grad`, which may hold anything
    portions : list of functions without arguments; each returns a loss, which has a `.number`
    backward : function of a loss; adds to every weight's `.grad`
    rate : the learning rate
    """
    # TODO: which of forward, zero, backward, update belong to each portion, and which to the turn?
    raise NotImplementedError
