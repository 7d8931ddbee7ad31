def backward(g, x, y):
    with open("big", "wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    return g * y, g * x


# status: error
