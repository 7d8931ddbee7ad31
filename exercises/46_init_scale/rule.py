"""Exercise 46: how large weights begin. Try it with: autogradkit check 46"""


def layer_sizes(x, weights, activation):
    """Return an array with the size of every layer's output: the root of the mean of its squares.

    x : array (examples, numbers in), what goes in
    weights : tuple of arrays (numbers out, numbers in), one for each layer
    activation : str, the curve after every layer: "tanh", "relu" or "none"
    """
    # TODO: return one size per layer.
    raise NotImplementedError


def init_std(fan_in, fan_out, activation):
    """Return the standard deviation with which weights should be drawn; `activation` is as above.

    fan_in : int, how many numbers go into the layer
    fan_out : int, how many come out
    """
    # TODO: return the scale at which a signal keeps its size on its way forward.
    raise NotImplementedError
