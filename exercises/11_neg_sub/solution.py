"""When x grows by a little, -x shrinks by as much: the slope is minus one everywhere.

So the gradient arrives with its sign turned; the first term of a difference gets it unchanged.
"""


def neg_backward(g):
    return -g


def sub_backward(g):
    return g, -g
