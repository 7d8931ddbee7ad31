"""A late policy: what a hand-in loses that came too late, as data.

It is a TOML file, and it is applied when points are exported; verdicts know nothing of it.

    due = 2026-11-20T23:59:00+01:00
    grace_minutes = 15    # nothing is lost within them
    lost_per_day = 0.1    # share of the points, for each day begun
    least = 0.5           # share that is kept however late it was
    marked = 0.9          # share that is kept where an LMS says "late" and not when

    [submitted]           # when, if the hand-ins don't tell
    "Ana Diaz" = 2026-11-22T08:00:00+01:00

    [extended]            # who may hand in later than the others, and until when
    "Ben Okafor" = 2026-11-27T23:59:00+01:00
"""

import math
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autogradkit.checking.quotations import learners_words
from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences
from .times import parse_time, with_zone

__all__ = ["LatePolicy", "Lateness", "late_text", "read_policy", "require_known_names"]

FEW = 3  # names of a class that show how its LMS writes them


@dataclass(frozen=True)
class Lateness:
    """How late a hand-in was, and what share of its points it keeps. `hours` is None if nobody knows.

    `unreadable` is the time as it was noted, if that can't be read: then a person has to look.
    """

    hours: float | None
    share: float
    unreadable: str = ""


@dataclass(frozen=True)
class LatePolicy:
    """See the module. `share_kept` is the whole of it.

    >>> from datetime import UTC
    >>> due = datetime(2026, 11, 20, 12, tzinfo=UTC)
    >>> policy = LatePolicy(due, lost_per_day=0.1, least=0.5)
    >>> [policy.share_kept(hours) for hours in (0, 1, 24, 25, 1000)]
    [1.0, 0.9, 0.9, 0.8, 0.5]
    """

    due: datetime
    grace_minutes: float = 0.0
    lost_per_day: float = 0.0
    least: float = 0.0
    marked: float = 1.0
    submitted: dict = field(default_factory=dict)
    extended: dict = field(default_factory=dict)

    @property
    def takes_nothing(self):
        """Whether nobody loses anything by it, whenever and however late a hand-in came."""
        return self.lost_per_day == 0 and self.marked == 1

    @property
    def without_zone(self):
        """The names of the policy's times that say no time zone: they are taken as UTC."""
        times = [("due", self.due), *self.submitted.items(), *self.extended.items()]
        return tuple(dict.fromkeys(name for name, when in times if when.tzinfo is None))

    def share_kept(self, hours):
        """Return the share of the points that is kept after so many hours."""
        if hours * 60 <= self.grace_minutes:
            return 1.0
        return max(self.least, round(1.0 - self.lost_per_day * math.ceil(hours / 24), 6))

    def lateness_of(self, hand_in):
        """Return a hand-in's Lateness."""
        when = self.submitted.get(hand_in.name) or parse_time(hand_in.submitted)
        if when is None and hand_in.submitted and not hand_in.late:
            return Lateness(None, 1.0, hand_in.submitted)
        if when is None:
            late = hand_in.late and hand_in.name not in self.extended  # the LMS goes by everybody's time
            return Lateness(None, self.marked) if late else Lateness(None if hand_in.late else 0.0, 1.0)
        due = self.extended.get(hand_in.name, self.due)
        hours = max(0.0, (with_zone(when, None) - with_zone(due, None)).total_seconds() / 3600)
        return Lateness(round(hours, 2), self.share_kept(hours))

    def knows(self, hand_in):
        """Return whether anything says when a hand-in came, or at least that it came in time."""
        return bool(hand_in.name in self.submitted or hand_in.submitted or hand_in.late or hand_in.marks)

    def spares(self, hand_in):
        """Return whether an LMS marks a hand-in as late and it loses nothing, as no `marked` says what."""
        kept = self.lateness_of(hand_in)
        return bool(self.lost_per_day > 0 and hand_in.late and kept.hours is None and kept.share == 1)


def require_known_names(policy, names):
    """Raise an AutogradkitError if the policy speaks of somebody who is not in the class."""
    for name in (*policy.submitted, *policy.extended) if policy else ():
        if name not in names:
            few = ", ".join(f"“{learners_words(one)}”" for one in sorted(names)[:FEW])
            guess = did_you_mean(name, names) or (sentences.CALLED_HERE.format(names=few) if few else "")
            raise AutogradkitError(sentences.NOT_IN_CLASS.format(name=name, guess=guess))


def read_policy(path):
    """Read a policy from a TOML file.

    Raises
    ------
    AutogradkitError
        If the file can't be read or says something that no policy has.
    """
    known = LatePolicy.__dataclass_fields__
    try:
        settings = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise AutogradkitError(sentences.NO_POLICY.format(path=path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AutogradkitError(sentences.NOT_A_POLICY.format(path=path, reason=reason)) from None
    for name, value in settings.items():
        if name not in known:
            guess = did_you_mean(name, known)
            about = {"path": path, "name": name, "guess": guess, "known": ", ".join(known)}
            raise AutogradkitError(sentences.UNKNOWN_SETTING.format(**about))
        wanted = {"due": datetime, "submitted": dict, "extended": dict}.get(name, (int, float))
        good = isinstance(value, wanted) and not isinstance(value, bool)
        if wanted is dict:
            good = good and all(isinstance(when, datetime) for when in value.values())
        elif name != "due":
            good = good and value >= 0 and (name == "grace_minutes" or value <= 1)
        if not good:
            said, shown = sentences.IMPOSSIBLE_SETTING, value
            if wanted is dict and isinstance(value, dict):
                said, shown = sentences.IMPOSSIBLE_TIME, first_without_an_hour(value)
            about = {"path": path, "name": name, "value": shown, "example": sentences.SETTINGS[name]}
            raise AutogradkitError(said.format(**about))
    if "due" not in settings:
        inside = [name for name in ("submitted", "extended") if "due" in settings.get(name, ())]
        below = sentences.DUE_BELOW.format(table=inside[0]) if inside else ""
        raise AutogradkitError(sentences.NO_DUE.format(path=path) + below)
    for name, until in settings.get("extended", {}).items():
        if with_zone(until, None) < with_zone(settings["due"], None):
            about = {"path": path, "name": name, "until": until, "due": settings["due"]}
            raise AutogradkitError(sentences.EXTENDED_TO_BEFORE.format(**about))
    return LatePolicy(**settings)


def late_text(hours):
    """Return how late a hand-in was as people say it, in two units at most.

    >>> late_text(32.02), late_text(24.02), late_text(48), late_text(0.17)
    ('1 day 8 hours late', '1 day 1 minute late', '2 days late', '10 minutes late')
    """
    minutes = max(1, round(60 * hours))
    counts = (minutes // 1440, minutes // 60 % 24, minutes % 60)
    units = zip(counts, sentences.TIME_UNITS, strict=True)
    said = [f"{count} {forms[count != 1]}" for count, forms in units if count]
    return sentences.LATE_BY.format(time=" ".join(said[:2]))


def first_without_an_hour(submitted):
    """Return the first line of a table that says no moment, as it stands there."""
    return next(f"{who} = {when}" for who, when in submitted.items() if not isinstance(when, datetime))
