def backward(g, x, y):
    both = [g * y]
    both.append(both)
    return both


# status: failed
