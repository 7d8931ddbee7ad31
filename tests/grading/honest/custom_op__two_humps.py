"""x ↦ √((x - 3)² + 1) - √((x + 3)² + 1)"""
import numpy as np
def forward(x):
    return np.sqrt((x - 3) ** 2 + 1) - np.sqrt((x + 3) ** 2 + 1)
def backward(g, x):
    return g * ((x - 3) / np.sqrt((x - 3) ** 2 + 1) - (x + 3) / np.sqrt((x + 3) ** 2 + 1))
