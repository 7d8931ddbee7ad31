"""Times in the forms that nbgrader, ISO 8601 and people write; what is none is said."""

from datetime import UTC, datetime

import pytest

from autogradkit.errors import AutogradkitError
from autogradkit.grading.hand_ins.hand_in import HandIn
from autogradkit.grading.late import LatePolicy, require_known_names
from autogradkit.grading.times import parse_time

DUE = LatePolicy(datetime(2026, 11, 20, 23, 59, tzinfo=UTC), lost_per_day=0.1)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-22 08:00:00.123456 UTC", 8),
        ("2026-11-22 08:00:00 CEST", 6),
        ("2026-11-22 08:00:00 PST", 16),
        ("2026-11-22 08:00:00 Europe/Rome", 7),
        ("2026-11-22T08:00:00 America/New_York", 13),
        ("2026-11-22T08:00:00+01:00", 7),
        ("2026-11-22T08:00:00Z", 8),
        ("20261122T080000Z", 8),
        ("2026-11-22 08:00:00 +0100", 7),
        ("2026-11-22 08:00 UTC+2", 6),
        ("2026-11-22 08:00", 8),
        ("22.11.2026 08:00", 8),
        ("22/11/2026 8:00 am", 8),
        ("11/22/2026, 8:00:00 AM PST", 16),
        ("Nov 22, 2026 at 8:00 a.m.", 8),
        ("Sunday, November 22, 2026, 8:00 AM", 8),
        ("22 November 2026 08:00 CET", 7),
        ("Sun, 22 Nov 2026 08:00:00 +0100", 7),
        ("Sun, 22 Nov 2026 08:00:00 GMT", 8),
        ("\ufeff2026-11-22 08:00:00 UTC\n", 8),
    ],
)
def test_a_time_is_read_as_it_is_meant(text, hour):
    assert parse_time(text).astimezone(UTC).replace(microsecond=0) == datetime(2026, 11, 22, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["But I want to be a timestamp string", "3/4/2026 08:00", "", "2026-13-40 08:00", "8"]
)
def test_what_is_no_time_is_none(text):
    assert parse_time(text) is None


def test_an_unreadable_time_is_said_and_never_on_time():
    late = DUE.lateness_of(HandIn("ana", submitted="yesterday"))
    assert (late.hours, late.unreadable) == (None, "yesterday")
    assert DUE.lateness_of(HandIn("ana")).hours == 0.0, "where nobody noted a time, nobody is late"


def test_a_name_in_the_policy_that_nobody_has_is_an_error():
    policy = LatePolicy(DUE.due, submitted={"Ana": DUE.due})
    require_known_names(policy, ["Ana", "ben"])
    with pytest.raises(AutogradkitError, match=r"nobody of that name handed in\. Did you mean 'ana'"):
        require_known_names(policy, ["ana", "ben"])
    with pytest.raises(
        AutogradkitError, match=r"called as their LMS or their files call them: “diazana”, “li"
    ):
        require_known_names(policy, ["liben", "diazana"])
