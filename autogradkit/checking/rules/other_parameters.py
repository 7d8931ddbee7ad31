"""Other parameters: what a rule's exercise lists as 0.1 or 3 is drawn from all that it may be.

Listed parameters are few, and everybody reads them: whoever has a slope of 0.1 and of 0.25 in mind is wrong
at 0.8. So a Rule says by `ranges` between what ends a parameter lies, and what passed is tried twice more,
once in each half.
"""

from autogradkit.checking.ranges import drawn_between
from autogradkit.checking.sampling import generator

__all__ = ["of_other_parameters"]

TIMES = 2


def of_other_parameters(evidence):
    """Yield a case again with other parameters, where its rule says what they may be."""
    rule, case = evidence.rule, evidence.case
    if not rule.ranges:
        return
    random = generator(rule.function, case.name, "ranges", seed=case.seed)
    for part in range(TIMES):
        drawn = {name: drawn_between(random, *ends, part, TIMES) for name, ends in rule.ranges.items()}
        yield evidence.with_params({**case.params, **drawn})
