"""Progress is what a learner has reached: for each exercise her points, her attempts, the hints she opened.

One small JSON file per course folder. It is a convenience and never a grade: when it can't be read or
written, the course goes on without it.
"""

import json
from dataclasses import asdict, dataclass

from .folder import NOTES, put

__all__ = ["Standing", "forget", "read", "record", "record_hint", "table", "told"]


@dataclass(frozen=True)
class Standing:
    """How far one exercise is: the best result so far."""

    status: str = ""
    points: float = 0.0
    max_points: float = 0.0
    attempts: int = 0
    hints: int = 0

    @property
    def passed(self):
        """Whether it has passed once."""
        return self.status == "passed"


def read(folder):
    """Return the Standings of a CourseFolder by exercise name; none if there is no file or no sense in it."""
    if folder is None:
        return {}
    try:
        stored = json.loads((folder.root / NOTES / "progress.json").read_text(encoding="utf-8"))
        return {name: Standing(**fields) for name, fields in stored["exercises"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def table(entries, folder):
    """Return one row per exercise, in course order, as dicts: what it asks and what was reached."""
    standings = read(folder)
    rows = []
    for entry in entries:
        exercise, standing = entry.exercise, standings.get(entry.name, Standing())
        tried = standing.attempts > 0
        rows.append(
            {
                "number": entry.number,
                "name": entry.name,
                "title": exercise.title,
                "stars": exercise.stars,
                "minutes": exercise.minutes,
                "points": float(exercise.points),
                "reached": float(standing.points) if tried else 0.0,
                "status": standing.status if tried else "",
            }
        )
    return rows


def told(rows):
    """Yield the table's sum: how far the course is, what is begun, and what comes next."""
    passed = sum(row["status"] == "passed" for row in rows)
    reached, whole = sum(row["reached"] for row in rows), sum(row["points"] for row in rows)
    filled = int(30 * reached / whole) if whole else 0
    yield f"{'█' * filled}{'░' * (30 - filled)} {reached:g} of {whole:g} points"
    yield f"{passed} of {len(rows)} exercises passed."
    open_ones = [row for row in rows if row["status"] != "passed"]
    for row in open_ones:
        if row["status"]:
            place = f"{row['number']:02d} {row['name']}"
            yield f"  begun: {place}, {row['reached']:g} of {row['points']:g} points ({row['status']})"
    if open_ones:
        yield f"Next: {open_ones[0]['number']:02d} {open_ones[0]['name']} ({open_ones[0]['title']})"


def record(folder, report):
    """Note one attempt: a better result replaces the one before, a worse one only counts as an attempt."""
    before = read(folder).get(report.exercise, Standing())
    better = report.points > before.points or report.passed or not before.status
    note(
        folder,
        report.exercise,
        Standing(
            status=report.status if better and not before.passed else before.status,
            points=max(float(report.points), before.points),
            max_points=float(report.max_points),
            attempts=before.attempts + 1,
            hints=before.hints,
        ),
    )


def record_hint(folder, name, opened):
    """Note that so many hints of an exercise have been opened."""
    before = read(folder).get(name, Standing())
    note(folder, name, Standing(**asdict(before) | {"hints": max(before.hints, opened)}))


def forget(folder, name):
    """Note that an exercise is begun again; attempts and hints still count."""
    before = read(folder).get(name, Standing())
    note(folder, name, Standing(max_points=before.max_points, attempts=before.attempts, hints=before.hints))


def note(folder, name, standing):
    """Write one exercise's Standing, if this is a folder of the learner's own."""
    if folder is None or not folder.own or not folder.exercises.is_dir():
        return
    exercises = {known: asdict(s) for known, s in read(folder).items()} | {name: asdict(standing)}
    text = json.dumps({"version": 1, "exercises": exercises}, indent=1, sort_keys=True)
    try:
        put(folder.root / NOTES / "progress.json", text.encode() + b"\n")
    except OSError:
        pass  # a folder that can't be written to must not keep anyone from learning
