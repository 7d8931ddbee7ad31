# the values of a dict
def backward(g, x, y):
    return {"dx": g * y, "dy": g * x}.values()


# status: failed
