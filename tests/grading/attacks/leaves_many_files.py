import os


def backward(g, x, y):
    for i in range(300):
        os.makedirs(f"{i}/{i}/{i}", exist_ok=True)
    return g, g


# status: failed
