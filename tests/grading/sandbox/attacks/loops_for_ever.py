def backward(g, x, y):
    while True:
        pass


# status: timeout
