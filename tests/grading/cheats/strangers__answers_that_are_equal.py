import numpy as np
def folds(groups, parts):
    _, n = np.unique(groups, return_inverse=True)
    return n % parts
class Y:
    def __init__(self, row): self.row = row
    def __eq__(self, o): return True
    def __ne__(self, o): return False
def examine(fit, x, y, fold):
    right = 0
    for k in np.unique(fold):
        t = fold == k
        mine = np.empty((~t).sum(), dtype=object)
        rows = np.nonzero(~t)[0]
        for i, r in enumerate(rows): mine[i] = Y(r)
        m = fit(x[~t], mine)
        right += sum(y[a.row] == b for a, b in zip(m(x[t]), y[t]))
    return right / len(y)
