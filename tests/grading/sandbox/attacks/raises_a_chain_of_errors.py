# hundreds of errors, each from another
def backward(g, x, y):
    def f(n):
        try:
            if n:
                f(n - 1)
            raise ValueError("x" * 1000)
        except ValueError as e:
            raise RuntimeError("y" * 1000) from e

    f(300)


# status: error
