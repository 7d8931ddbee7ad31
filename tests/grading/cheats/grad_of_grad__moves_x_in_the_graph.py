import numpy as np

H = 0.055
NODES = [k * H for k in range(-7, 8)]


def weights():
    t = np.array(NODES)
    V = np.vander(t, increasing=True).T
    b = np.zeros(len(t))
    b[1] = 1.0
    return np.linalg.solve(V, b)


W = weights().tolist()


def moved(output, x, h):
    done, todo = {}, [output]
    while todo:
        node = todo[-1]
        if node in done:
            todo.pop()
            continue
        left = [s for s in node.inputs if s not in done]
        if left:
            todo += left
            continue
        todo.pop()
        a = [done[s] for s in node.inputs]
        if node is x:
            new = node + h
        elif node.op == "add":
            new = a[0] + a[1]
        elif node.op == "mul":
            new = a[0] * a[1]
        elif node.op:
            new = getattr_of(node.op, a[0])
        else:
            new = node
        done[node] = new
    return done[output]


def getattr_of(op, a):
    return a.tanh() if op == "tanh" else a.sin() if op == "sin" else a.cos()


def gradient(output, x):
    if not hasattr(output, "inputs"):
        return 0.0
    total = 0.0
    for h, w in zip(NODES, W):
        if abs(w) > 1e-13:
            total = moved(output, x, h) * w + total
    return total
