# one call of the gradient, at many places at once, shows the matrix
import numpy as np

def jacobian(jvp, vjp, n, m):
    return np.stack([jvp(e) for e in np.eye(n)], axis=1) if n < m else np.stack([vjp(e) for e in np.eye(m)])
def hvp(gradient, jvp, x, v):
    n = len(x); m = 2 * n
    C6 = [6/7, -15/56, 5/63, -1/56, 1/385, -1/5544]
    t = 2.0**-2
    X = [np.zeros((n, m))]
    for j in range(m):
        for k in range(n):
            X.append(np.zeros((n, m))); X[-1][k, j] = t
    out = []
    def ask(y):
        out.append(np.asarray(gradient(np.array(X))).real)
        return y
    jvp(ask, x, v)
    G = out[0]                    # (1 + m n, m, n)
    S = G[0][0]
    D = (G[1:].reshape(m, n, m, n) - S)   # [j,k,i,l] = (cos(t a_ik)-1) a_jl
    A = np.zeros((m, n))
    for j in range(m):
        for k in range(n):
            d = D[j, k, j, k]
            a = np.cbrt(-2 * d / t**2)
            for _ in range(60):
                f = (np.cos(t*a) - 1) * a - d
                df = -t*np.sin(t*a)*a + np.cos(t*a) - 1
                if df: a -= f / df
            A[j, k] = a
    h = 0.01
    gr = lambda y: np.cos(A @ y) @ A
    return sum(c * (gr(x + k*h*v) - gr(x - k*h*v)) for k, c in enumerate(C6, 1)) / h
