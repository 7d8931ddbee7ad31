"""Exercise 48: the backward rule of a sliding window. Try it with: autogradkit check 48"""


def backward(g, x, w, stride, padding):
    """Send `g` back through z[i] = sum over j of w[j] * x[i * stride + j] and return `(dx, dw)`.

    g : array (m,), the upstream gradient: how much L changes per unit of z
    x : array (n,), the row that the window slides over, without its zeros
    w : array (k,), the weights in the window
    stride : int, the step from one window to the next
    padding : int, how many zeros were put at each end of x
    """
    # TODO: return how much L changes per unit of x, and per unit of w.
    raise NotImplementedError
