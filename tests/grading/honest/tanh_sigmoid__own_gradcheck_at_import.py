import numpy as np
def tanh_backward(g, z):
    return g * (1 - z**2)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
# did I get it right?
h = 1e-6
x = np.linspace(-2, 2, 7)
num = (np.tanh(x + h) - np.tanh(x - h)) / (2 * h)
assert np.allclose(num, tanh_backward(1.0, np.tanh(x)), atol=1e-8)
print("ok")
