"""Exercise 58: guard against changes in place. Try it with: autogradkit check 58"""


def remember(t):
    """Put the array of `t` aside, and return a function that gives it back or raises RuntimeError.

    t : has .data, an array, and .version, which every change in place raises
    """
    # TODO: return a function of no arguments that gives the array back, if nobody has changed it.
    raise NotImplementedError


def add_in_place(t, amount):
    """Add `amount` to the numbers of `t` in the array that they stand in, and return `t`.

    t : as above
    amount : number, or an array of t's shape
    """
    # TODO: change the array itself, and count the change.
    raise NotImplementedError


def accumulate(total, g):
    """Return what has arrived in all: `total` and now `g`. Change neither of them.

    total : array, or None if nothing has arrived yet
    g : array, perhaps in use elsewhere
    """
    # TODO: return the sum.
    raise NotImplementedError
