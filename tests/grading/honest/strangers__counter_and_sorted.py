from collections import Counter
import numpy as np
def folds(groups, parts):
    sizes = Counter(np.asarray(groups).tolist())
    number = {g: k % parts for k, g in enumerate(sorted(sizes))}
    return np.vectorize(number.get, otypes=[int])(groups)
def examine(fit, x, y, fold):
    verdicts = []
    for k in np.unique(fold).tolist():
        inside, = np.nonzero(fold == k); outside, = np.nonzero(fold != k)
        verdicts += (fit(x[outside], y[outside])(x[inside]) == y[inside]).tolist()
    return sum(verdicts) / len(verdicts)
