import numpy as np

def backward(g, z, axis):
    return z * (g - (g * z).sum(axis=axis, keepdims=True))

def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()
rng = np.random.default_rng(0)
x, g = rng.normal(size=5), rng.normal(size=5)
num = np.zeros(5)
h = 1e-6
for i in range(5):
    d = np.zeros(5); d[i] = h
    num[i] = (g * (softmax(x + d) - softmax(x - d))).sum() / (2 * h)
print(np.abs(num - backward(g, softmax(x), -1)).max())
assert np.allclose(num, backward(g, softmax(x), -1), atol=1e-7)
