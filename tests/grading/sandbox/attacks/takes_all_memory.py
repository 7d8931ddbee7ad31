def backward(g, x, y):
    kept = []
    while True:
        kept.append(bytes(50_000_000))


# status: memory
