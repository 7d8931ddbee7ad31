def backward(g, x, y):
    raise type("E" * 1_000_000, (Exception,), {})("no")


# status: error
