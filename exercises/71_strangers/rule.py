"""Exercise 71: an exam with strangers. Try it with: autogradkit check 71"""


def folds(groups, parts):
    """Return the fold of each row, so that no group has rows in two of them.

    groups : array of int (rows,), the group of each row; the numbers have gaps
    parts : int, how many folds; they hold equally many groups, give or take one
    """
    # TODO: return one whole number from 0 to parts - 1 for each row.
    raise NotImplementedError


def examine(fit, x, y, fold):
    """Return the share of all rows that are answered rightly by a model which has not seen their fold.

    fit : function; fit(x, y) returns a model, and model(x) its answers
    x : array (rows, numbers)
    y : array of int (rows,), the right answers
    fold : array of int (rows,), the fold of each row
    """
    # TODO: one model and one exam for each fold.
    raise NotImplementedError
