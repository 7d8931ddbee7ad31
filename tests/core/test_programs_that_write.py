"""Random programs that take parts and write into them: NumPy's value and its gradient, or a refusal."""

import random
import re

import numpy as np
import pytest

from autogradkit import Tensor
from autogradkit.errors import DataError

PARTS = """
v[1:]; v[::-1]; v[..., 0]; v[0]; v[:, :1]; v.T; v.reshape(-1); v.ravel(); np.ravel(v, "F"); v[None]
v[...]; v.real; np.squeeze(v); np.swapaxes(v, 0, -1); np.flip(v); np.real(v); np.diagonal(v); np.diag(v)
np.rot90(v); np.rot90(v, 2); np.rot90(v, 0); np.expand_dims(v, 0); np.moveaxis(v, 0, -1)
np.atleast_1d(v); np.atleast_2d(v); np.atleast_3d(v); v.reshape(v.shape); np.einsum("ij->ji", v)
np.einsum("ii->i", v); np.broadcast_to(v, v.shape); np.diff(v, 0); np.array_split(v, 2)[0]
np.array_split(v, 2)[-1]; np.split(v, 1)[0]; v.astype(float, copy=False); v.squeeze(); np.fliplr(v)
np.flipud(v); np.hsplit(v, 1)[0]; next(iter(v)); list(v)[-1]; np.unstack(v)[0]; v.mT
np.linalg.matrix_power(v, 1); np.linalg.diagonal(v)
"""
NEW = """
v * 2; v + v; np.sin(v); v.copy(); +v; np.copy(v); v.flatten(); v[[0, -1]]; v[v > 0.2]; np.tile(v, 1)
np.triu(v); np.tril(v); np.conj(v); np.nan_to_num(v); np.concatenate([v, v]); v @ v.T
np.where(v > 0, v, 0); np.roll(v, 1); np.sort(v); np.cumsum(v); v.clip(-1, 1); np.abs(v); v**2
np.stack([v, v]); np.take(v, [0]); np.repeat(v, 2); np.array_split(v * 1.5, 2)[0]; (v * 3).reshape(-1)
(v - 1)[0]; np.split(v * 2, 1)[0]; v.sum(); v.mean(0); v.max(); np.outer(v, v); v.flat[:2]; np.pad(v, 1)
np.linalg.norm(v); np.std(v); v.prod(); np.meshgrid(v, v)[0]
"""
WRITES = """
v += 1; v *= 0.5; v -= w; v *= w; v[0] = 3.0; v[-1] *= 2; v[...] = w; v[:1] = w; v[v > 0.3] = 0.1
v[0] = v[-1]; v /= 2; v **= 2; v[::2] += 1; v[[0, 0]] = 2.0; v[..., 0] = w[..., 0]; v[1:] = v[:-1]
v += v; v[0] += v[-1]; v[:] = v[::-1]; v[0], v[-1] = v[-1], v[0]; v.T[0] = 1.0
"""
PARTS, NEW, WRITES = (re.split(r"[;\n]\s*", lines.strip()) for lines in (PARTS, NEW, WRITES))
SHAPES = [(3,), (3, 3), (2, 3), (1, 3), (3, 1), (2, 2, 2)]


def program(chance):
    """Return random lines, and the names that live at their end."""
    names, lines = ["a", "b"], []
    for k in range(chance.randint(3, 9)):
        kind = chance.choice("ppppnnwwwwwwd")
        v, w = chance.choice(names), chance.choice(names)
        statement = chance.choice({"p": PARTS, "n": NEW, "w": WRITES, "d": [""]}[kind])
        statement = re.sub(r"\b[vw]\b", lambda found, v=v, w=w: {"v": v, "w": w}[found[0]], statement)
        if kind in "pn":
            names.append(f"x{k}")
            statement = f"x{k} = {statement}"
        elif kind == "d" and len(names) > 2:
            names.remove(v)
            statement = f"del {v}"
        lines.append(statement)
    return "\n".join(lines), names


def run(lines, names, a, b):
    """Return a number made of all that is there at the end."""
    here = {"np": np, "a": a * 1, "b": b * 1}
    exec(lines, here)
    weights = np.random.default_rng(5)
    return sum((here[name] * weights.normal(size=np.shape(here[name]))).sum() for name in names)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("first", range(0, 1200, 200))
def test_a_program_that_writes_has_numpys_value_and_gradient_or_is_refused(first):
    right = 0
    for seed in range(first, first + 200):
        chance, rng = random.Random(seed), np.random.default_rng(seed)
        lines, names = program(chance)
        shape = chance.choice(SHAPES)
        a, b, da, db = rng.normal(size=(4, *shape))
        try:
            want = run(lines, names, a, b)
            h = 1e-6
            forward, back = (run(lines, names, a + s * da, b + s * db) for s in (h, -h))
            slope = (forward - back) / (2 * h)
        except Exception:  # NumPy refuses it, too
            continue
        x, y = Tensor(a), Tensor(b)
        try:
            z = run(lines, names, x, y)
        except DataError:
            continue
        np.testing.assert_allclose(z.item(), want, 1e-9, 1e-9, err_msg=lines)
        z.backward()
        got = sum((t.grad * d).sum() for t, d in ((x, da), (y, db)) if t.grad is not None)
        np.testing.assert_allclose(got, slope, 1e-4, 1e-5 * max(1, abs(want)), err_msg=lines)
        right += 1
    assert right > 30
