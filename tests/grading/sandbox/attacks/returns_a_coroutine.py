async def backward(g, x, y):
    return g * y, g * x


# status: failed
