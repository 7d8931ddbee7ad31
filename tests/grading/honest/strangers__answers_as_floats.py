import numpy as np
def folds(groups, parts):
    values, inverse = np.unique(groups, return_inverse=True)
    return (np.arange(len(values)) % parts)[inverse]
def examine(fit, x, y, fold):
    answers = np.full(len(y), -1)
    for k in np.unique(fold):
        model = fit(x[fold != k], y[fold != k].astype(float))
        answers[fold == k] = model(x[fold == k])
    table = np.bincount(answers[answers == y], minlength=y.max() + 1)
    return table.sum() / y.size
