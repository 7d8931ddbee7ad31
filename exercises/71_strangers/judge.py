"""What is wrong with a result of exercise L11: a code, what is observed, a question."""

import numpy as np

from .truth import answers, shares


def judge_folds(got, want, groups, parts):
    """Accept every division in which no group is torn and no fold has two groups more than another."""
    if got.shape != groups.shape:
        observed = f"{{f}} returned an array of shape {got.shape}; there are {len(groups)} rows."
        return "ONE_FOLD_A_ROW", observed, "How many numbers does the exercise ask for?"
    if got.dtype.kind not in "biuf" or not np.all(np.isin(got, np.arange(parts))):
        odd = got[~np.isin(got, np.arange(parts))].flat[0]
        observed = f"{{f}} returned {odd!s} for a row; a fold is a whole number from 0 to {parts - 1}."
        return "NO_SUCH_FOLD", observed, "What are the folds called?"
    for group in np.unique(groups):
        its = np.unique(got[groups == group])
        if len(its) > 1:
            observed = f"rows of group {group} are in the folds {int(its[0])} and {int(its[1])}."
            question = f"When fold {int(its[0])} is asked, does its model know this group already?"
            return "GROUP_TORN", observed, question
    sizes = np.array([len(np.unique(groups[got == k])) for k in range(parts)])
    if sizes.max() - sizes.min() > 1:
        most, least = sizes.argmax(), sizes.argmin()
        observed = f"fold {most} holds {sizes[most]} groups, and fold {least} only {sizes[least]}."
        if np.array_equal(got, groups % parts):
            return "FOLDS_UNEQUAL", observed, "Do the groups' numbers count from 0, without gaps?"
        return "FOLDS_UNEQUAL", observed, "How many groups are there, and how many does each fold get?"
    return None


def judge_examine(got, want, x, y, fold, way):
    """Say what is wrong with an exam, and then with its result."""
    share, (never, again, known, fold_known, mistaught, kept_back) = got[0], got[1]
    rows = len(y)
    if known:
        observed = f"{known} of {rows} rows were asked of a model that had learnt from them."
        return "LEARNT_FROM_EXAM", observed, "Which rows may `fit` see before fold 0 is asked?"
    if fold_known:
        observed = (
            f"{fold_known} of {rows} rows were asked of a model that had learnt from rows of their fold."
        )
        return "LEARNT_FROM_FOLD", observed, "Which rows may `fit` see before fold 0 is asked?"
    if mistaught:
        observed = f"{mistaught} of {rows} rows were handed to `fit` with an answer that is not theirs."
        return "OTHER_ANSWERS", observed, "Which answers belong to the rows that `fit` gets?"
    if never:
        observed = f"{never} of {rows} rows were never asked."
        return "NOT_ALL_EXAMINED", observed, "How many folds are there, and how many exams?"
    if kept_back > 0:
        observed = f"a model learnt from fewer rows than it might have: {kept_back} were kept back."
        return "LEARNT_TOO_LITTLE", observed, "Which rows are outside of the fold that is asked?"
    if again:
        observed = f"{again} of {rows} rows were asked of more than one model."
        return "ASKED_AGAIN", observed, "How many models does a row meet?"
    if share.shape != ():
        observed = f"{{f}} returned an array of shape {share.shape}; asked for is one number."
        return "ONE_NUMBER", observed, "How many shares does the exercise ask for?"
    right = float(want[0])
    if np.isclose(share, right, rtol=1e-9):
        return None
    each = shares(x, y, fold, way)
    known_by_sight = (
        (
            "MEAN_OF_FOLDS",
            np.mean(each),
            "this is the mean of the folds' shares.",
            "Does a row of a small fold weigh as much as one of a large fold?",
        ),
        (
            "LAST_FOLD_ONLY",
            each[-1],
            "this is the share of the last fold alone.",
            "What is left of the others?",
        ),
        (
            "SUM_OF_FOLDS",
            np.sum(each),
            "this is the sum of the folds' shares.",
            "By what is it to be divided?",
        ),
        ("PERCENT", 100 * right, "this is in percent.", "Between which numbers does a share lie?"),
        ("COUNT", rows * right, "this is how many answers are right.", "How many rows are there in all?"),
        ("SHARE_OF_WRONG", 1 - right, "this is the share of wrong answers.", "Which answers are counted?"),
    )
    for code, number, observed, question in known_by_sight:
        if np.isclose(share, number, rtol=1e-9):
            return code, observed, question
    count = int(np.sum(answers(x, y, fold, way) == y))
    observed = f"the models were asked as they should be: {count} right answers of {rows} make {right:.3g}."
    return "WRONG_SHARE", observed, "Which answers are counted, and by what is their number divided?"
