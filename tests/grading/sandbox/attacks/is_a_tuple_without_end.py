class Long(tuple):
    def __len__(self):
        return 2

    def __iter__(self):
        return iter([1] * 10**8)


def backward(g, x, y):
    return Long((g * y, g * x))


# status: timeout memory
