"""Drives examine with a nearest neighbour, and notes which rows each model has learnt from and was asked."""

import numpy as np


class Exam:
    """What goes on in an exam: how often each row was asked, and how often of a model that knew it."""

    def __init__(self, x, fold):
        self.row_of = {row.tobytes(): n for n, row in enumerate(x)}
        self.fold, self.asked, self.known = fold, np.zeros(len(x), int), np.zeros(len(x), int)
        self.kept_back = 0  # the most rows that a model might have learnt from, and has not

    def fit(self, x, y):
        """Learn by heart, and return a model that answers what the most similar row had."""
        x, y = np.array(x, float), np.array(y)
        if len(x) != len(y) or not len(x):
            raise ValueError(f"fit got {len(x)} rows and {len(y)} answers")
        learnt = self.rows(x)

        def model(some):
            some = np.array(some, float)
            for n in (rows := self.rows(some)):
                self.asked[n] += 1
                self.known[n] += n in learnt
            allowed = ~np.isin(self.fold, self.fold[rows])
            self.kept_back = max(self.kept_back, int(allowed.sum()) - len(set(learnt)))
            return y[((some[:, None] - x) ** 2).sum(axis=2).argmin(axis=1)]

        return model

    def rows(self, x):
        """Return the numbers of some rows."""
        if x.ndim != 2 or any(row.tobytes() not in self.row_of for row in x):
            raise ValueError("fit and its models take rows of x as they are, and this is none")
        return [self.row_of[row.tobytes()] for row in x]


def drive(examine, x, y, fold):
    """Return the share, and how many rows were never asked, asked again, known, and needlessly kept back."""
    exam = Exam(x, fold)
    share = examine(exam.fit, x.copy(), y.copy(), fold.copy())
    counts = [(exam.asked == 0).sum(), (exam.asked > 1).sum(), (exam.known > 0).sum(), exam.kept_back]
    return share, np.array(counts)
