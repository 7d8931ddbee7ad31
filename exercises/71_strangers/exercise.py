"""Exercise L11: folds in which no group is torn, and an exam of each by a model that has not seen it."""

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive
from .judge import judge_examine, judge_folds
from .truth import class_of, right_folds, right_share, rows_of


def many_groups(random):
    """Draw the groups of many rows, and how many folds there are to be."""
    sizes, parts = (4, 1, 7, 3, 2, 9, 1, 5, 6, 8, 2, 3, 11, 2), int(random.integers(8, 12))
    return rows_of(*sizes, parts=parts, largest=100_000, with_0=True)(random)


exercise = Exercise(
    id="L11",
    title="An exam with strangers",
    parts=(
        Task(
            "folds",
            right_folds,
            (
                Trial("three groups, two folds", rows_of(3, 1, 2, parts=2)),
                Trial("as many folds as groups", rows_of(2, 3, 1, 2, parts=4)),
                Trial(
                    "eleven groups, three folds, one after the other",
                    rows_of(*[2] * 11, parts=3, in_order=True),
                ),
                Trial("one group as large as all others, four folds", rows_of(12, *[1] * 6, 2, 4, parts=4)),
            ),
            larger=many_groups,
            points=3,
            says="the fold of each row, no group torn",
            results=("the folds",),
            judge=judge_folds,
            shown=(),
        ),
        Task(
            "examine",
            right_share,
            (
                Trial("two folds, of four and of nine rows", class_of(4, 9)),
                Trial("three folds", class_of(5, 8, 12)),
                Trial("five folds, one of a single row", class_of(7, 1, 6, 9, 4)),
            ),
            larger=class_of(5, 3, 6, 1, 4, 8, 2),
            points=3,
            says="the share of right answers of models that have not seen the fold",
            results=("the share", "what is odd"),
            drive=drive,
            judge=judge_examine,
            given=lambda x, y, fold, way: {"x": x, "y": y, "fold": fold},
        ),
    ),
    stars=2,
    minutes=25,
)
