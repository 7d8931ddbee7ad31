"""Times as programs and people write them: nbgrader's timestamp, ISO 8601, e-mail's, a day and an hour."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

__all__ = ["parse_time", "with_zone"]

ABBREVIATIONS = {  # hours from UTC; of one that several regions use, the most usual
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "WET": 0,
    "WEST": 1,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "IST": 5.5,
    "PKT": 5,
    "ICT": 7,
    "WIB": 7,
    "SGT": 8,
    "HKT": 8,
    "AWST": 8,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "ACST": 9.5,
    "ACDT": 10.5,
    "NZST": 12,
    "NZDT": 13,
    "NST": -3.5,
    "NDT": -2.5,
    "AST": -4,
    "ADT": -3,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "AKST": -9,
    "AKDT": -8,
    "HST": -10,
    "BRT": -3,
    "SAST": 2,
}
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
HOURS = ("%H:%M:%S.%f", "%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I %p")
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2}):?(\d\d)?$")
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})")


def parse_time(text):
    """Return the moment that a text says, or None if it says none; without a zone it is taken as UTC.

    A day such as 3/4/2026 is none: it is another one on each side of the Atlantic.

    >>> [str(parse_time(text)) for text in ("2026-11-22 08:00:00.5 PST", "2026-11-22T08:00Z", "tomorrow")]
    ['2026-11-22 08:00:00.500000-08:00', '2026-11-22 08:00:00+00:00', 'None']
    """
    text = " ".join(text.strip().strip("\ufeff\"'").split())
    when, zone = without_zone(text)
    for read in (datetime.fromisoformat, by_parts):
        try:
            return with_zone(read(when), zone)
        except (ValueError, OverflowError):
            continue
    try:
        return with_zone(parsedate_to_datetime(text), None)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def without_zone(text):
    """Return a text without the zone at its end, and the zone, or None if none is said."""
    if match := re.search(r"(?<=[\d\s])Z$", text):
        return text[: match.start()].strip(), UTC
    if (match := OFFSET.search(text)) and ":" in text[: match.start()]:
        minutes = 60 * int(match[2]) + int(match[3] or 0)
        if minutes < 24 * 60:
            sign = 1 if match[1] == "+" else -1
            return text[: match.start()].strip(), timezone(sign * timedelta(minutes=minutes))
    when, _, name = text.rpartition(" ")
    name = name.strip("()")
    if when and name.upper() in ABBREVIATIONS:
        return when, timezone(timedelta(hours=ABBREVIATIONS[name.upper()]))
    if when and re.fullmatch(r"[A-Za-z_]+(/[A-Za-z_+\-0-9]+)+", name):
        try:
            return when, ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            return text, None
    return text, None


def by_parts(text):
    """Return the moment of a day and an hour in one of the usual forms; ValueError if it has none."""
    text = (
        WEEKDAY.sub("", text).replace(",", " ").replace(" at ", " ").replace("T", " ", text[:11].count("T"))
    )
    text = re.sub(r"(\d)\s*([ap])\.?m\.?$", r"\1 \2m", " ".join(text.split()), flags=re.I)
    if match := SLASHES.match(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second or first == second:
            text = f"{match[3]}-{second:02d}-{first:02d}{text[match.end() :]}"
        elif second > 12 >= first:
            text = f"{match[3]}-{first:02d}-{second:02d}{text[match.end() :]}"
    for day in DAYS:
        for hour in HOURS:
            try:
                return datetime.strptime(text, f"{day} {hour}")
            except ValueError:
                continue
    raise ValueError(text)


def with_zone(when, zone):
    """Return a moment in its zone: the one it has, the one that was said, or UTC."""
    return when if when.tzinfo else when.replace(tzinfo=zone or UTC)
