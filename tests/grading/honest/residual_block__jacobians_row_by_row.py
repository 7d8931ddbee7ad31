import numpy as np
def backward(g, x, w, u, h):
	n, d = x.shape
	dx = np.empty_like(x)
	for r in range(n):
		J = np.eye(d) + u @ np.diag(1 - h[r] ** 2) @ w   # dz/dx, d × d
		dx[r] = J.T @ g[r]
	s = 1 - h ** 2
	dw = np.einsum("nd,du,nu,nk->uk", g, u, s, x)
	du = np.tensordot(g, h, axes=(0, 0))
	return dx, dw, du
