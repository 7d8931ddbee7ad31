"""Exercise 37: three ways to take a step. Try it with: autogradkit check 37"""


def sgd(w, g, lr):
    """Return the parameters after one step of plain descent.

    w : array, the parameters
    g : array of the same shape, the gradient: how much L changes per unit of w
    lr : float, the learning rate
    """
    # TODO: return the new w.
    raise NotImplementedError


def momentum(w, g, v, lr, beta):
    """Return `(w, v)` after one step with momentum; `w`, `g` and `lr` are as above.

    v : array of the same shape, the last step; zeros at first
    beta : float, how much of the last step is kept
    """
    # TODO: return the new w and the new v.
    raise NotImplementedError


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    """Return `(w, m, v)` after one step of Adam; `w`, `g` and `lr` are as above.

    m, v : arrays of the same shape, running means of the gradients and of their squares; zeros at first
    t : int, the number of this step, from 1
    beta1, beta2 : floats, how much of m and of v is kept
    eps : float, added to the root, so that nothing is divided by zero
    """
    # TODO: return the new w, the new m and the new v.
    raise NotImplementedError
