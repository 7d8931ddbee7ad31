"""Settings: a part with other ones is what `dataclasses.replace` makes of it, without another look."""

from dataclasses import replace

import pytest

from autogradkit.checking import Case, Trial
from autogradkit.checking.authoring.settings import changed
from autogradkit.course.catalogue import entries

PARTS = [part for entry in entries() for part in entry.exercise.parts]


@pytest.mark.parametrize("kind", ["cases", "trials"])
def test_every_case_and_trial_of_the_course_is_changed_as_by_replace(kind):
    several = [one for part in PARTS for one in getattr(part, kind, ())]
    assert len(several) > 100
    for one in several:
        settings = {"seed": 7, "name": "another"}
        other, replaced = changed(one, **settings), replace(one, **settings)
        assert type(other) is type(one)
        assert vars(other).keys() == vars(replaced).keys()
        assert all(vars(other)[name] is value for name, value in vars(replaced).items())


def test_what_was_changed_from_stays():
    case, trial = Case("two rows", {"x": (2, 3)}), Trial("one", {"x": 1.0})
    assert changed(case, seed=7) == replace(case, seed=7)
    assert changed(trial, counts=False) == replace(trial, counts=False)
    assert (case.seed, trial.counts) == (0, True)
