"""How other tools decide whether a rule is right: their step, upstream gradient and comparison.

Every decider gets what such a tool gets in practice: one case of ordinary size, and the learner's rule.
A rule that raises, or returns something of another shape, is refused by all of them.
"""

import numpy as np

from autogradkit.checking import differences


class Question:
    """One case: the forward, its inputs, and the rule as a function of the upstream gradient."""

    def __init__(self, evidence):
        self.evidence, self.rule = evidence, evidence.rule
        self.names, self.inputs, self.z = self.rule.inputs, evidence.inputs, evidence.z

    def pull(self, g):
        gots = self.evidence.with_other(g=g).gots
        for got, name in zip(gots, self.names, strict=True):
            if got is None or got.shape != self.inputs[name].shape:
                raise ValueError("no gradient")
        return gots

    def f(self, **moved):
        return np.real(differences.output(self.rule, {**self.inputs, **moved}, self.evidence.case.params))

    def central(self, h):
        """The whole Jacobian by central differences, by input."""
        found = {}
        for name in self.names:
            x, columns = np.array(self.inputs[name], float), []
            for i in np.ndindex(x.shape):
                up, down = x.copy(), x.copy()
                up[i] += h
                down[i] -= h
                columns.append(((self.f(**{name: up}) - self.f(**{name: down})) / (2 * h)).ravel())
            found[name] = np.stack(columns, 1)
        return found

    def numeric(self, g, h):
        return [(g.ravel() @ self.central(h)[n]).reshape(self.inputs[n].shape) for n in self.names]


def torch_gradcheck(q, random):
    """Central 1e-6, every basis vector upstream, allclose with rtol 1e-3 and atol 1e-5, twice the same."""
    numeric = q.central(1e-6)
    rows = [q.pull(np.eye(q.z.size)[k].reshape(q.z.shape)) for k in range(q.z.size)]
    again = [q.pull(np.eye(q.z.size)[k].reshape(q.z.shape)) for k in range(q.z.size)]
    for n, name in enumerate(q.names):
        mine = np.array([row[n].ravel() for row in rows])
        if not np.array_equal(mine, np.array([row[n].ravel() for row in again])):
            return False
        if not np.allclose(mine, numeric[name], rtol=1e-3, atol=1e-5):
            return False
    return True


def jax_check_grads(q, random):
    """Central 1e-4 along one direction of a fixed seed, against the inner product, 1e-5 times the size."""
    fixed = np.random.RandomState(0)
    g = fixed.standard_normal(q.z.shape)
    v = {name: fixed.standard_normal(np.shape(q.inputs[name])) for name in q.names}
    up = q.f(**{n: q.inputs[n] + 1e-4 * v[n] for n in q.names})
    down = q.f(**{n: q.inputs[n] - 1e-4 * v[n] for n in q.names})
    want = np.sum(g * (up - down)) / 2e-4
    got = sum(np.sum(d * v[n]) for d, n in zip(q.pull(g), q.names, strict=True))
    return bool(abs(got - want) <= (1e-5 + 1e-5 * abs(want)) * max(q.z.size, 1))


def hips_autograd(q, random):
    """Central 5e-7 along one random direction; absolute or relative error below 1e-6."""
    g = random.normal(size=q.z.shape)
    v = {name: random.normal(size=np.shape(q.inputs[name])) for name in q.names}
    up = q.f(**{n: q.inputs[n] + 5e-7 * v[n] for n in q.names})
    down = q.f(**{n: q.inputs[n] - 5e-7 * v[n] for n in q.names})
    want = np.sum(g * (up - down)) / 1e-6
    got = sum(np.sum(d * v[n]) for d, n in zip(q.pull(g), q.names, strict=True))
    return bool(abs(got - want) < 1e-6 or abs(got - want) / (abs(got) + abs(want)) < 1e-6)


def mygrad(q, random):
    """Complex step (central differences where there is none), random upstream, 1e-7 both ways."""
    g = random.normal(size=q.z.shape)
    if q.rule.analytic:
        exact = differences.jacobians(q.rule, q.inputs, q.evidence.case.params)
        want = [(g.ravel() @ exact[n]).reshape(q.inputs[n].shape) for n in q.names]
    else:
        want = q.numeric(g, 1e-6)
    return all(np.allclose(a, b, rtol=1e-7, atol=1e-7) for a, b in zip(q.pull(g), want, strict=True))


def minitorch(q, random):
    """Central 1e-6, ones upstream, one random entry per input, 1e-2 both ways."""
    g = np.ones(q.z.shape)
    want = q.numeric(g, 1e-6)
    for a, b in zip(q.pull(g), want, strict=True):
        at = tuple(random.integers(n) for n in b.shape)
        if not np.isclose(a[at], b[at], rtol=1e-2, atol=1e-2):
            return False
    return True


def needle(q, random):
    """Central 1e-4, ones upstream, the sum of the errors' lengths below 1e-6."""
    g = np.ones(q.z.shape)
    want = q.numeric(g, 1e-4)
    return bool(sum(np.linalg.norm(a - b) for a, b in zip(q.pull(g), want, strict=True)) < 1e-6)


def cs231n(q, random):
    """Central 1e-5, random upstream, largest relative error with a floor of 1e-8 below 1e-6."""
    g = random.normal(size=q.z.shape)
    want = q.numeric(g, 1e-5)
    worst = 0.0
    for a, b in zip(q.pull(g), want, strict=True):
        error = np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))
        worst = max(worst, np.max(error, initial=0.0))
    return bool(worst < 1e-6)


DECIDERS = {
    "torch.autograd.gradcheck": torch_gradcheck,
    "JAX check_grads": jax_check_grads,
    "HIPS/autograd check_grads": hips_autograd,
    "MyGrad": mygrad,
    "minitorch grad_check": minitorch,
    "needle gradient_check": needle,
    "CS231n, error < 1e-6": cs231n,
}


def accepts(decider, evidence, random):
    """Return whether a decider lets the rule pass."""
    with np.errstate(all="ignore"):
        try:
            return bool(decider(Question(evidence), random))
        except Exception:
            return False
