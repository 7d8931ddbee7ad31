def backward(g, x, y):
    return (y @ g.T).T, (g.T @ x).T
