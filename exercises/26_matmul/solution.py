"""z[i,j] meets x[i,k] with the weight y[k,j]; collect over every j: a product of g with y turned over.

By the same count dy collects over every i, so x comes first, turned over.
"""


def backward(g, x, y):
    return g @ y.T, x.T @ g
