# 一个类表示一个单元 — 中文注释
import numpy as np
import functools as ft

class Cell:
	"""LSTM 单元"""
	def __init__(self, w, u, b):
		self.w, self.u, self.b, self.n = w, u, b, u.shape[1]
		self.tape = []
	def __call__(self, x, h, m):
		a = x @ self.w.T + h @ self.u.T + self.b
		i, f, k, o = np.split(a, 4, axis=1)
		i, f, o = (1.0 / (1.0 + np.exp(-q)) for q in (i, f, o))
		k = np.tanh(k)
		m2 = f * m + i * k
		t = np.tanh(m2)
		self.tape.append((x, h, m, i, f, k, o, t))
		return o * t, m2
	def back(self, dh, dm, grads):
		x, h, m, i, f, k, o, t = self.tape.pop()
		dm = dm + dh * o * (1 - t * t)
		da = np.hstack([dm * k * i * (1 - i), dm * m * f * (1 - f), dm * i * (1 - k ** 2), dh * t * o * (1 - o)])
		grads["w"] += da.T @ x; grads["u"] += da.T @ h; grads["b"] += da.sum(0)
		return da @ self.u, dm * f

def standardise(frames, mask, other, other_mask):
	rows = np.concatenate([f[m.astype(bool)] for f, m in zip(frames, mask)])
	mu = rows.sum(0) / len(rows)
	sd = np.sqrt(((rows - mu) ** 2).sum(0) / len(rows))
	out = np.zeros_like(other)
	for n in range(len(other)):
		for t in range(other.shape[1]):
			if other_mask[n, t] == 1:
				out[n, t] = (other[n, t] - mu) / sd
	return out

def _run(x, mask, w, u, b):
	cell = Cell(w, u, b)
	h = np.zeros((x.shape[0], cell.n)); m = h.copy(); hs = []
	for t in range(x.shape[1]):
		h, m = cell(x[:, t, :], h, m); hs.append(h)
	weight = mask / mask.sum(1)[:, None]
	mean = ft.reduce(np.add, [hh * weight[:, t][:, None] for t, hh in enumerate(hs)])
	return cell, weight, mean

def gradients(x, mask, speaker, w, u, b, v, c):
	cell, weight, mean = _run(x, mask, w, u, b)
	z = mean @ v.T + c
	z = z - np.max(z, axis=1, keepdims=True)
	p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
	one_hot = np.eye(c.size)[speaker]
	d = (p - one_hot) / x.shape[0]
	grads = {k: np.zeros(a.shape) for k, a in dict(w=w, u=u, b=b).items()}
	dmean = d @ v
	dh = dm = np.zeros((x.shape[0], cell.n))
	for t in range(x.shape[1])[::-1]:
		dh, dm = cell.back(dh + dmean * weight[:, t][:, None], dm, grads)
	return grads["w"], grads["u"], grads["b"], d.T @ mean, d.sum(0)

def recognise(train, train_mask, speaker, test, test_mask):
	"""ridge regression on simple statistics"""
	def feats(x, m):
		out = []
		for f, k in zip(x, m):
			r = f[k > 0]; n = len(r)
			thirds = np.array_split(r, 4)
			out.append(np.concatenate([q.mean(0) for q in thirds] + [r.std(0)]))
		return np.array(out)
	a, b = feats(train, train_mask), feats(test, test_mask)
	mu, sd = a.mean(0), a.std(0)
	a, b = (a - mu) / sd, (b - mu) / sd
	a, b = np.c_[a, np.ones(len(a))], np.c_[b, np.ones(len(b))]
	y = np.eye(int(speaker.max()) + 1)[speaker]
	coef = np.linalg.solve(a.T @ a + 1.0 * np.eye(a.shape[1]), a.T @ y)
	return (b @ coef).argmax(1)
