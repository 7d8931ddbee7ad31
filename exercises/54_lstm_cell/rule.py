"""Exercise 54: the backward rule of an LSTM cell. Try it with: autogradkit check 54"""


def backward(g, z, x, h, c, w, u, gates):
    """Send `g` back through one step and return `(dx, dh, dc, dw, du, db)`.

    g : array (2, sequences, states), how much L changes per unit of z: g[0] of the state, g[1] of the memory
    z : array (2, sequences, states), what came out: the state z[0] and the memory z[1] after the step
    x : array (sequences, numbers in), what came in
    h, c : arrays (sequences, states), the state and the memory before the step
    w : array (4 * states, numbers in), what the four gates do with x
    u : array (4 * states, states), what the four gates do with h
    gates : array (sequences, 4 * states), the open gates side by side: write, keep, new, show
    """
    # TODO: return how much L changes per unit of x, h, c, w, u and b.
    raise NotImplementedError
