backward = lambda g, y, x: (g * y, g * x)
