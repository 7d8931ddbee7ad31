from functools import partial
def _recall(t, array, version):
    if not t.version == version: raise RuntimeError(f"version {version} → {t.version}")
    return array
def remember(t): return partial(_recall, t, t.data, t.version)
def add_in_place(t, amount):
    t.data.__iadd__(amount)
    t.version += 1
    return t
def accumulate(total, g):
    return sum(x for x in (total, g) if x is not None)
