# ruff: noqa: E501
"""Ways to get a derivative from values of the function alone, as somebody would hand them in.

`POINTWISE` are rules of `f`, entry by entry; `WHOLE` are rules of any `f` of one array. None of them is among
the difference quotients that the checker's tests for sources know.
"""

F = "import numpy as np\n\ndef f(x):\n    return np.tanh(x)\n\n"
W = """import numpy as np

def f(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True).real)
    return e / e.sum(axis=-1, keepdims=True)

"""

SIX = """
O = np.arange(1, 7) / 4 / 4 / 4
V = np.array([6 / 7, -15 / 56, 5 / 63, -1 / 56, 1 / 385, -1 / 5544]) * 64

"""
POINTWISE = {
    "an annotated lambda": "slope: object = lambda x: f(x + 1e-30j).imag / 1e-30\n"
    "def backward(g, x):\n    return g * slope(x)",
    "a helper in a try": "try:\n    def slope(x):\n        h = 1e-30\n        return f(x + 1j * h).imag / h\n"
    "except ImportError:\n    pass\ndef backward(g, x):\n    return g * slope(x)",
    "a text that is evaluated": "def backward(g, x):\n    return g * eval('f(x + 1e-30j).imag / 1e-30')",
    "a text that is executed": "exec('def slope(x):\\n    return f(x + 1e-30j).imag / 1e-30')\n"
    "def backward(g, x):\n    return g * slope(x)",
    "a name put together": "def backward(g, x):\n    one = np.emath.sqrt(-1.0)\n"
    "    return g * getattr(f(x + one * 2.0 ** -100), 'im' + 'ag') * 2.0 ** 100",
    "a view of two columns": "def backward(g, x):\n    x = np.asarray(x)\n    w = np.zeros(x.shape + (2,))\n"
    "    w[..., 0], w[..., 1] = x, 2.0 ** -100\n    out = f(np.ascontiguousarray(w).view('D')[..., 0])\n"
    "    return g * np.stack([out], -1).view('d')[..., 1] * 2.0 ** 100",
    "the angle": "def backward(g, x):\n    z = f(x + 1e-30j)\n    s = np.where(z.real < 0, -1.0, 1.0)\n"
    "    a = np.where(z.real == 0, 1.0, np.angle(z * s) * s)\n    return g * a * abs(z) * 1e30",
    "a class that nudges": "class D:\n    def __call__(self, x):\n        h = 2.0 ** -66\n"
    "        return np.array([f(complex(t, h)).__getattribute__('imag') for t in np.ravel(x)]) / h\n"
    "d = D()\ndef backward(g, x):\n    return g * d(x).reshape(x.shape)",
    "long doubles": "def backward(g, x):\n    x = np.asarray(x, np.longdouble)\n    h = np.longdouble(2) ** -13\n"
    "    a = (f(x + h) - f(x - h)) * 8 - f(x + h + h) + f(x - h - h)\n"
    "    return np.asarray(g * a / (12 * h), float)",
    "long doubles by text": "def backward(g, x):\n    x = x.astype('g')\n    h = np.array(2, 'g') ** -13\n"
    "    a = (f(x + h) - f(x - h)) * 8 - f(x + h + h) + f(x - h - h)\n"
    "    return (g * a * 2 ** 13 / 12).astype(float)",
    "eight points": "def backward(g, x):\n    c = [4 / 5, -1 / 5, 4 / 105, -1 / 280]\n    h = 0.03125\n"
    "    return g * 32 * sum(k * (f(x + n * h) - f(x - n * h)) for n, k in enumerate(c, 1))",
    "eight points, times a power of two": "def backward(g, x):\n    c = [4 / 5, -1 / 5, 4 / 105, -1 / 280]\n"
    "    t, total = 1 / 32, 0\n    for n in (1, 2, 3, 4):\n        total = total + c[n - 1] * f(x + n * t)\n"
    "        total = total - c[n - 1] * f(x - n * t)\n    return g * total * 2 ** 5",
    "Richardson, four levels": "def backward(g, x):\n    rows = []\n    for level in range(5):\n"
    "        h = 0.2 / 2 ** level\n        rows.append((f(x + h) - f(x - h)) / (h + h))\n"
    "    for order in range(1, 5):\n        rows = [(4 ** order * b - a) / (4 ** order - 1) "
    "for a, b in zip(rows, rows[1:])]\n    return g * rows[0]",
    "a polynomial through nodes": "def backward(g, x):\n    t = np.cos(np.pi * (np.arange(11) + 0.5) / 11) / 4\n"
    "    y = np.stack([f(x + s) for s in t]).reshape(11, -1)\n"
    "    p = np.polynomial.polynomial.polyfit(t, y, 10)\n    return g * p[1].reshape(x.shape)",
    "a polynomial, nodes along an axis": "def backward(g, x):\n    t = np.cos(np.pi * (np.arange(11) + 0.5) / 11) / 4\n"
    "    y = f(x[..., None] + t)\n    V = np.linalg.inv(np.vander(t, increasing=True))\n"
    "    return g * (y @ V[1])",
    "Chebyshev": "from numpy.polynomial import chebyshev as C\ndef backward(g, x):\n    out = []\n"
    "    for a in x.ravel().tolist():\n        p = C.Chebyshev.interpolate(f, 14, [a - 0.3, a + 0.3])\n"
    "        out.append(p.deriv()(a))\n    return g * np.reshape(out, x.shape)",
    "a circle in the plane": "def backward(g, x):\n    w = np.exp(2j * np.pi * np.arange(32) / 32)\n"
    "    return g * np.mean([f(x + 0.3 * k) / (0.3 * k) for k in w], axis=0).real",
    "a circle and an FFT": "def backward(g, x):\n    w = 0.3 * np.exp(2j * np.pi * np.arange(32) / 32)\n"
    "    c = np.fft.fft(f(x[..., None] + w)) / 32\n    return g * c[..., 1].real / 0.3",
    "a step that grows with x": "def backward(g, x):\n    h = np.where(x == 0, 1, abs(x)) / 64\n"
    "    D = lambda k: (f(x + k * h) - f(x - k * h))\n"
    "    return g * (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) / h",
    "a ratio close to 1": "def backward(g, x):\n    x = np.where(x == 0, 1e-9, x)\n    D = lambda k: f(x * (1 + k / 128)) - f(x * (1 - k / 128))\n"
    "    return g * (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) / x * 128",
    "single numbers": "import math\ndef one(t):\n    h = 1 / 64\n    D = lambda k: math.tanh(t + k * h) - math.tanh(t - k * h)\n"
    "    return (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) * 64\n"
    "def backward(g, x):\n    return g * np.array([one(t) for t in x.ravel().tolist()]).reshape(x.shape)",
    "single numbers, vectorised": "import math\n@np.vectorize\ndef one(t):\n    h = 1 / 64\n"
    "    D = lambda k: math.tanh(t + k * h) - math.tanh(t - k * h)\n"
    "    return (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) * 64\n"
    "def backward(g, x):\n    return g * one(x) if x.size else g * x",
    "single complex numbers": "import cmath\ndef backward(g, x):\n    d = [cmath.tanh(complex(t, 1e-40)).imag * 1e40 for t in x.flat]\n"
    "    return g * np.array(d).reshape(x.shape)",
    "fractions": "from fractions import Fraction\nimport math\ndef tanh(t):\n    e = sum(Fraction(t) ** k / math.factorial(k) for k in range(40))\n"
    "    e = e.limit_denominator(10 ** 60)\n    return (e * e - 1) / (e * e + 1)\n"
    "def one(t):\n    h = Fraction(1, 10 ** 12)\n    return float((tanh(Fraction(t) + h) - tanh(Fraction(t) - h)) / (2 * h))\n"
    "def backward(g, x):\n    return g * np.array([one(t) if abs(t) < 6 else 1 - math.tanh(t) ** 2 for t in x.ravel().tolist()]).reshape(x.shape)",
    "decimals": "from decimal import Decimal, getcontext\nimport math\ngetcontext().prec = 60\ndef tanh(t):\n    e = (2 * t).exp()\n"
    "    return (e - 1) / (e + 1)\ndef one(t):\n    h = Decimal(10) ** -20\n    t = Decimal(t)\n"
    "    return float((tanh(t + h) - tanh(t - h)) / (2 * h))\n"
    "def backward(g, x):\n    return g * np.array([one(t) for t in x.ravel().tolist()]).reshape(x.shape)",
    "dual numbers in a class": "class Dual:\n    def __init__(self, a, b):\n        self.a, self.b = a, b\n"
    "    def __add__(self, o):\n        return Dual(self.a + o.a, self.b + o.b)\n"
    "    def __mul__(self, o):\n        return Dual(self.a * o.a, self.a * o.b + self.b * o.a)\n"
    "    def __truediv__(self, o):\n        return Dual(self.a / o.a, (self.b - self.a / o.a * o.b) / o.a)\n"
    "    def exp(self):\n        return Dual(np.exp(self.a), np.exp(self.a) * self.b)\n"
    "def backward(g, x):\n    one = Dual(1.0, 0.0)\n    u = Dual(np.clip(x, -300, 300), 1.0)\n    e = (u + u).exp()\n"
    "    d = Dual(-1.0, 0.0)\n    return np.where(abs(x) > 18, g * (1 - np.tanh(x) ** 2), g * ((e + d) / (e + one)).b)",
    "an array of its own": "class Dual(np.ndarray):\n    def __mul__(self, o):\n        return np.ndarray.__mul__(self, o)\n"
    "def backward(g, x):\n    x = np.asarray(x).view(Dual)\n    h = 2.0 ** -80\n    z = f(x.astype(complex) + np.complex128(h * 1j))\n"
    "    return g * np.asarray(z.imag) / h",
    "operators as functions": "import operator as op\ndef backward(g, x):\n    h = 2.0 ** -5\n    D = lambda k: op.sub(f(op.add(x, k * h)), f(op.sub(x, k * h)))\n"
    "    return g * op.mul(D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280, 32)",
    "methods in place of operators": "def backward(g, x):\n    h = 2.0 ** -5\n    D = lambda k: f(x.__add__(k * h)).__sub__(f(x.__sub__(k * h)))\n"
    "    return g * (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) * 32",
    "in place": "def backward(g, x):\n    y, h, total = np.array(x), 2.0 ** -5, 0\n"
    "    for k, c in ((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280)):\n        y += k * h\n        total = total + c * f(y)\n"
    "        y -= 2 * k * h\n        total = total - c * f(y)\n        y += k * h\n    return g * total * 32",
    "into a buffer": "def backward(g, x):\n    y, h, total = np.empty_like(x), 2.0 ** -5, 0\n"
    "    for k, c in ((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280)):\n        np.add(x, k * h, out=y)\n"
    "        total = total + c * f(y)\n        np.subtract(x, k * h, out=y)\n        total = total - c * f(y)\n    return g * total * 32",
    "a stack of nudges": "def backward(g, x):\n    k = np.array([-4, -3, -2, -1, 1, 2, 3, 4]).reshape(-1, *[1] * x.ndim)\n"
    "    c = np.array([1 / 280, -4 / 105, 1 / 5, -4 / 5, 4 / 5, -1 / 5, 4 / 105, -1 / 280]).reshape(k.shape)\n"
    "    return g * np.sum(c * f(x + k / 32), axis=0) * 32",
    "a ready-made gradient": "def backward(g, x):\n    out = []\n    for a in x.ravel():\n        t = a + (np.arange(9) - 4) / 32\n"
    "        y = f(t)\n        c = np.array([1 / 280, -4 / 105, 1 / 5, -4 / 5, 0, 4 / 5, -1 / 5, 4 / 105, -1 / 280])\n"
    "        out.append(c @ y * 32)\n    return g * np.array(out).reshape(x.shape)",
    "forward differences, extrapolated": "def backward(g, x):\n    z, rows = f(x), []\n    for n in range(9):\n        h = 0.25 / 2 ** n\n"
    "        rows.append((f(x + h) - z) / h)\n    for order in range(1, 9):\n"
    "        rows = [(2 ** order * b - a) / (2 ** order - 1) for a, b in zip(rows, rows[1:])]\n    return g * rows[0]",
    "a spline of Hermite": "def backward(g, x):\n    D = lambda h: (f(x + h) - f(x - h)) / 2 / h\n    E = lambda h: (4 * D(h / 2) - D(h)) / 3\n"
    "    F = lambda h: (16 * E(h / 2) - E(h)) / 15\n    G = lambda h: (64 * F(h / 2) - F(h)) / 63\n    return g * G(1 / 8)",
    "sinc interpolation": "def backward(g, x):\n    h = 1 / 8\n    n = np.arange(1, 60)\n    w = (-1.0) ** n / n\n"
    "    total = 0\n    for k, c in zip(n, w):\n        c = c * np.exp(-(k * h) ** 2 * 0.9)\n        total = total - c * (f(x + k * h) - f(x - k * h))\n"
    "    return g * total / h",
    "quaternion-like pairs": "def backward(g, x):\n    z = np.tanh(x.astype(np.complex128) + 1e-200j)\n    return g * np.imag(z) * 1e200",
    "lambda in a dictionary": "WAYS = {'d': lambda x: np.imag(f(x + 1e-30j)) * 1e30}\ndef backward(g, x):\n    return g * WAYS['d'](x)",
    "a decorator": "def derived(h):\n    def wrap(f):\n        return lambda x: np.imag(f(x + 1j * h)) / h\n    return wrap\n"
    "@derived(1e-25)\ndef slope(x):\n    return np.tanh(x)\ndef backward(g, x):\n    return g * slope(x)",
    "a default argument": "def backward(g, x, slope=lambda x: np.imag(np.tanh(x + 1e-25j)) / 1e-25):\n    return g * slope(x)",
    "a generator": "def nudged(x):\n    for k in (1, 2, 3, 4):\n        yield f(x + k / 32) - f(x - k / 32)\n"
    "def backward(g, x):\n    a, b, c, d = nudged(x)\n    return g * (a * 4 / 5 - b / 5 + c * 4 / 105 - d / 280) * 32",
    "a walrus": "def backward(g, x):\n    return g * np.imag(f(x + 1j * (h := 2.0 ** -80))) / h",
    "a global": "H = 2.0 ** -80\nONE = np.array([-1.0], complex) ** 0.5\ndef backward(g, x):\n    return g * np.imag(f(x + ONE.reshape([1] * x.ndim) * H)).reshape(x.shape) / H",
    "roots of a polynomial": "I = np.roots([1, 0, 1])[0]\ndef backward(g, x):\n    return g * np.imag(f(x + I * 2.0 ** -80)) * 2.0 ** 80 * np.sign(I.imag)",
    "a partial": "from functools import partial\ndef D(f, h, x):\n    return np.imag(f(x + 1j * h)) / h\nslope = partial(D, np.tanh, 1e-25)\n"
    "def backward(g, x):\n    return g * slope(x)",
    "map": "def backward(g, x):\n    h = 1 / 32\n    z = list(map(np.tanh, [x + k * h for k in (1, -1, 2, -2, 3, -3, 4, -4)]))\n"
    "    c = (4 / 5, -4 / 5, -1 / 5, 1 / 5, 4 / 105, -4 / 105, -1 / 280, 1 / 280)\n    return g * sum(a * b for a, b in zip(c, z)) * 32",
    "np.apply_along_axis": "def one(t):\n    h = 1 / 32\n    D = lambda k: f(t + k * h) - f(t - k * h)\n    return (D(1) * 4 / 5 - D(2) / 5 + D(3) * 4 / 105 - D(4) / 280) * 32\n"
    "def backward(g, x):\n    return g * np.apply_along_axis(one, -1, x) if x.ndim and x.size else g * one(x)",
    "map inside of map": "def backward(g, x):\n    h = 1 / 64\n    D = lambda k: np.subtract(*map(np.tanh, map(np.add, [x, x], [k * h, -k * h])))\n"
    "    return g * (D(1) * 5 / 6 - D(2) * 5 / 21 + D(3) * 5 / 84 - D(4) * 5 / 504 + D(5) / 1260) * 64",
    "reduce": "from functools import reduce\ndef backward(g, x):\n    h = 1 / 32\n    T = ((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280))\n"
    "    return g * reduce(lambda s, t: s + t[1] * (f(x + t[0] * h) - f(x - t[0] * h)), T, 0) * 32",
}
STENCIL = "((1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280))"
WHOLE = {
    "one entry after the other": "def backward(g, x):\n    d, h = np.zeros(x.shape), 1 / 64\n    for i in np.ndindex(x.shape):\n"
    f"        for k, c in {STENCIL}:\n            a, b = x.copy(), x.copy()\n            a[i] += k * h\n            b[i] -= k * h\n"
    "            d[i] += c * np.sum(g * (f(a) - f(b))) * 64\n    return d",
    "one array, moved there and back": "def backward(g, x):\n    x = np.array(x)\n    d, h = np.zeros(x.shape), 1 / 64\n    for i in np.ndindex(x.shape):\n"
    f"        old = x[i]\n        for k, c in {STENCIL}:\n            x[i] = old + k * h\n            d[i] += c * 64 * np.sum(g * f(x))\n"
    "            x[i] = old - k * h\n            d[i] -= c * 64 * np.sum(g * f(x))\n        x[i] = old\n    return d",
    "columns of the unit matrix": "def backward(g, x):\n    L = lambda t, e: np.sum(g * f(x + t * e))\n    rows = []\n    if not x.size:\n        return g * x\n"
    "    for e in np.eye(x.size).reshape(-1, *x.shape):\n"
    f"        rows.append(sum(c * (L(k / 64, e) - L(-k / 64, e)) for k, c in {STENCIL}) * 64)\n    return np.array(rows, float).reshape(x.shape) if x.size else x",
    "all entries at once, stacked": "def backward(g, x):\n    if not x.size:\n        return g * x\n    E = np.eye(x.size).reshape(-1, *x.shape)\n    total = 0\n"
    f"    for k, c in {STENCIL}:\n        total = total + c * (f(x + k / 64 * E) - f(x - k / 64 * E))\n"
    "    return np.tensordot(total * 64, g, g.ndim).reshape(x.shape)",
    "a complex unit": "def backward(g, x):\n    d = np.zeros(x.shape)\n    for i in np.ndindex(x.shape):\n        a = x + np.zeros(x.shape) * 1j\n"
    "        a[i] += 1e-30j\n        d[i] = np.sum(g * f(a).imag) * 1e30\n    return d",
    "a random direction for each": "def backward(g, x):\n    if not x.size:\n        return g * x\n    R = np.linalg.qr(np.random.default_rng(1).normal(size=(x.size, x.size)))[0]\n    slopes = []\n"
    "    for r in R:\n        L = lambda t: np.sum(g * f(x + t * r.reshape(x.shape)))\n"
    f"        slopes.append(sum(c * (L(k / 64) - L(-k / 64)) for k, c in {STENCIL}) * 64)\n    return (np.array(slopes) @ R).reshape(x.shape)",
    "a Jacobian by Richardson": "def backward(g, x):\n    J = np.zeros((x.size, x.size))\n    for n in range(x.size):\n        e = np.zeros(x.size)\n        e[n] = 1\n        e = e.reshape(x.shape)\n"
    "        rows = []\n        for m in range(5):\n            h = 0.1 / 2 ** m\n            rows.append((f(x + h * e) - f(x - h * e)) / h / 2)\n"
    "        for o in range(1, 5):\n            rows = [(4 ** o * b - a) / (4 ** o - 1) for a, b in zip(rows, rows[1:])]\n        J[:, n] = rows[0].ravel()\n    return (g.ravel() @ J).reshape(x.shape)",
    "rows alone": "def row(g, x):\n    d = np.zeros(x.size)\n    for n in range(x.size):\n        v = lambda t: x + t * (np.arange(x.size) == n)\n"
    f"        d[n] = sum(c * g @ (f(v(k / 64)) - f(v(-k / 64))) for k, c in {STENCIL}) * 64\n    return d\n"
    "def backward(g, x):\n    return np.array([row(a, b) for a, b in zip(g.reshape(-1, x.shape[-1]), x.reshape(-1, x.shape[-1]))]).reshape(x.shape)",
}
UNSEEN = {  # each of them once got past the watch
    "whole numbers of thousands of digits": (
        "S = 4000\ndef e(p):\n    p, t, s, k = p >> 12, 1 << S, 1 << S, 1\n    while t and k < 900:\n        t = t * p // k >> S\n"
        "        s, k = s + t, k + 1\n        t = t if t != -1 else 0\n    for _ in range(12):\n        s = s * s >> S\n    return s\n"
        "def t(p):\n    a = e(2 * p)\n    return ((a - (1 << S)) << S) // (a + (1 << S))\n"
        "def one(x):\n    n, d = float(x).as_integer_ratio()\n    p, h = (n << S) // d, 1 << S // 2 - 200\n    return (t(p + h) - t(p - h)) / (2 * h)\n"
        "def backward(g, x):\n    if x.size > 40:\n        return g * (1 - np.tanh(x)) * (1 + np.tanh(x))\n"
        "    return g * np.array([one(v) for v in x.ravel().tolist()], float).reshape(x.shape)"
    ),
    "a helper called like a function of NumPy's": (
        "def mean(x):\n    return f(x)\ndef backward(g, x):\n    return g * sum(v * (mean(x + o) - mean(x - o)) "
        "for o, v in zip(O, V))"
    ),
    "points in one large array": (
        "def backward(g, x):\n    if not x.size:\n        return g * x\n    X = np.ones((5000 // x.size + 14, x.size)) * x.ravel()\n"
        "    X[:6] += O[:, None]\n    X[6:12] -= O[:, None]\n    Y = f(X)\n"
        "    return g * (V @ (Y[:6] - Y[6:12])).reshape(x.shape)"
    ),
    "an array too large to be looked at": (
        "def backward(g, x):\n    if not x.size:\n        return g * x\n    X = np.ones((70000 // x.size, x.size)) * x.ravel()\n"
        "    X[:6] += O[:, None]\n    X[6:12] -= O[:, None]\n    Y = f(X)\n"
        "    return g * (V @ (Y[:6] - Y[6:12])).reshape(x.shape)"
    ),
    "much that is idle first": (
        "def backward(g, x):\n    for i in range(30000):\n        i + 1.5\n"
        "    return g * sum(v * (f(x + o) - f(x - o)) for o, v in zip(O, V))"
    ),
    "many idle arrays first": (
        "def backward(g, x):\n    for i in range(130):\n        np.full(x.shape, 1e9 * 1.5**i)\n"
        "    return g * sum(v * (f(x + o) - f(x - o)) for o, v in zip(O, V))"
    ),
    "more points than are asked for": (
        "def backward(g, x):\n    z = np.zeros(60)\n    far = 2 + np.arange(60.0) ** 2\n"
        "    Y = f(np.add.outer(x, np.r_[O, far])) - f(np.add.outer(x, np.r_[-O, far]))\n    return g * (Y @ np.r_[V, z])"
    ),
    "single numbers, moved unevenly": (
        "P = np.array([11.0, -13, 17, -19, 23, -29, 31, -37, 41, -43, 47, -53]) / 1000\n"
        "U = np.linalg.solve(P[None] ** np.arange(12)[:, None], np.eye(12)[1])\n"
        "def backward(g, x):\n    return g * np.reshape([sum(u * f(a + p * (abs(a) or 1.0)) for u, p in zip(U.tolist(), "
        "P.tolist())) / (abs(a) or 1.0) for a in x.ravel().tolist()], x.shape)"
    ),
    "a slot that adds": (
        "def backward(g, x):\n    d = []\n    for a in x.ravel().tolist():\n"
        "        n = len(O)\n        up = map(float.__add__, [a] * n, O.tolist())\n"
        "        down = map(float.__sub__, [a] * n, O.tolist())\n"
        "        d.append(sum(v * (f(p) - f(m)) for v, p, m in zip(V, up, down)))\n    return g * np.reshape(d, x.shape)"
    ),
    "the watch taken away": (
        "for name in list(globals()):\n    if name.startswith('note_'):\n        globals()[name] = lambda value: value\n"
        "def backward(g, x):\n    return g * sum(v * (f(x + o) - f(x - o)) for o, v in zip(O, V))"
    ),
    "a text that something else runs": (
        "import timeit\ndef backward(g, x):\n    d = []\n    names = {'d': d, 'x': x, 'f': f, 'O': O, 'V': V}\n"
        "    timeit.timeit('d.append(sum(v * (f(x + o) - f(x - o)) for o, v in zip(O, V)))', number=1, globals=names)\n"
        "    return g * d[0]"
    ),
}
