"""What is wrong with a result of exercise K2: a code, what is observed, a question."""

import numpy as np

from .truth import KINDS

SINGLE = {"one entry", "another entry"}  # who looks at each entry sees both, and who is lucky sees one
HOLES = (
    (
        "ONES_UPSTREAM",
        {"no upstream", "upstream twice", "upstream pooled", "not linear"},
        "rules that do something wrong with g pass: forgotten, squared, averaged, stripped of its sign.",
        "Which upstream gradient hides all of that?",
    ),
    (
        "ONE_CASE",
        {"late", "later"},
        "rules that are right in the first case and wrong in others pass.",
        "How many of the cases are tried?",
    ),
    (
        "SUMS_ONLY",
        {"rolled", "flipped"},
        "rules that return the right numbers in the wrong places pass.",
        "Is every entry compared with its own difference?",
    ),
    (
        "ENTRIES_UNSEEN",
        SINGLE,
        "rules that are wrong in a single entry pass.",
        "Is every entry looked at, or only some of them?",
    ),
    (
        "MANNERS_UNSEEN",
        {"spoils", "moody"},
        "rules whose numbers are right pass, though they write into g, or answer differently the second "
        "time.",
        "What is in g after the call? What comes back if the same is asked again?",
    ),
    (
        "CARELESS_COMPARISON",
        {"loose", "nan"},
        "rules pass that are off by four in a thousand, or return nan.",
        "How many digits are compared, and what is nan > 0.01?",
    ),
)


def judge(got, want, names, changes, numbers, scales):
    """Count false alarms and what slipped through, and name the hole in the net."""

    alarms = [name for name, ok, right in zip(names, got, want, strict=True) if right and not ok]
    tried = zip(changes, got, want, strict=True)
    missed = {KINDS[change] for change, ok, right in tried if ok and not right}
    caught = int(np.sum(~want)) - len(missed)
    if alarms and not got.any():
        return "REFUSES_ALL", "every rule is refused, right or wrong.", "What does it say to x², by hand?"
    if got.all():
        return "ACCEPTS_ALL", "every rule passes, right or wrong.", "What would make it return False?"
    if alarms:
        observed = (
            f"{len(alarms)} of {int(np.sum(want))} right rules are refused, for instance one of {alarms[0]}."
        )
        return "FALSE_ALARM", observed, "How exact is a difference, and what is your tolerance relative to?"
    if 10 * caught >= 9 * int(np.sum(~want)) and not missed & SINGLE:
        return None
    for code, kinds, observed, question in HOLES:
        if kinds <= missed or missed & kinds & SINGLE:
            return code, observed, question
    observed = f"{len(missed)} of {int(np.sum(~want))} wrong rules pass."
    return "MISSED", observed, "Which property of a right rule isn't looked at?"
