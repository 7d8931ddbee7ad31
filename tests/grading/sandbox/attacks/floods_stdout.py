def backward(g, x, y):
    while True:
        print("x" * 65536)


# status: crashed
