"""Exercise 53: the backward rule of a whole recurrent layer. Try it with: autogradkit check 53"""


def backward(g, z, x, h, w, u, mask):
    """Send `g` back through all steps and return `(dx, dh, dw, du, db)`.

    g : array (steps, sequences, states), the upstream gradient: how much L changes per unit of z
    z : array (steps, sequences, states), the state after every step
    x : array (steps, sequences, numbers in), what came in at every step
    h : array (sequences, states), the state before the first step
    w : array (states, numbers in), what every step does with x[t]
    u : array (states, states), what every step does with the state before it
    mask : array (steps, sequences), 1 where a sequence is still there and 0 where it has ended
    """
    # TODO: return how much L changes per unit of x, h, w, u and b.
    raise NotImplementedError
