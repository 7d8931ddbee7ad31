"""Exercise 68: the backward rule of tied weights. Try it with: autogradkit check 68"""


def backward(g, table, index):
    """Send `g` back through z = table[index] @ table transposed and return `dtable`.

    g : array (tokens, vocabulary), the upstream gradient: how much L changes per unit of z
    table : array (vocabulary, width), a row for each sign
    index : whole numbers, one for each token: which row it is
    """
    # TODO: return how much L changes per unit of the table.
    raise NotImplementedError
