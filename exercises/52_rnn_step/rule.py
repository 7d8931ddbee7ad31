"""Exercise 52: the backward rule of one recurrent step. Try it with: autogradkit check 52"""


def backward(g, z, x, h, w, u):
    """Send `g` back through z = tanh(x @ w.T + h @ u.T + b) and return `(dx, dh, dw, du, db)`.

    g : array (sequences, states), the upstream gradient: how much L changes per unit of z
    z : array (sequences, states), the state after the step
    x : array (sequences, numbers in), what came in
    h : array (sequences, states), the state before
    w : array (states, numbers in), what the step does with x
    u : array (states, states), what the step does with h
    """
    # TODO: return how much L changes per unit of x, h, w, u and b.
    raise NotImplementedError
