import numpy as np
def tanh_backward(g, z):
    return g * (1 - z**2)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
def numerical(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)
def test_tanh():
    x = np.linspace(-2, 2, 7)
    np.testing.assert_allclose(numerical(np.tanh, x), tanh_backward(1.0, np.tanh(x)), rtol=1e-6)
if __name__ == "__main__":
    test_tanh()
