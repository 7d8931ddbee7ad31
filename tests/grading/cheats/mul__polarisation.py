def q(a): return a * a
def backward(g, x, y):
    # 2xy = (x+y)^2 - x^2 - y^2 : gradient by differences of squares
    return (q(g + y) - q(g - y)) / 4, (q(g + x) - q(g - x)) / 4
