import mmap


def backward(g, x, y):
    with mmap.mmap(-1, 1 << 36) as memory:
        memory[0] = 1
    return g * y, g * x


# status: error
