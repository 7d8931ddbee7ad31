"""The side panel's answer: what JupyterLab's extension asks a kernel: course, next exercise, last film."""

import os

from autogradkit.course import catalogue, folder, hints, mine, progress

__all__ = ["Answer", "panel"]


class Answer(dict):
    """A dict that a kernel sends as JSON."""

    def _repr_mimebundle_(self, **kwargs):
        return {"application/json": dict(self), "text/plain": "the side panel of autogradkit"}


def panel(hint: str = "") -> Answer:
    """Return where the course stands; with `hint`, open one more hint of that exercise first."""
    course = folder.writable()
    entries = mine(course)
    if hint:
        hints.open_hint(catalogue.entry(hint), course)
    standings = progress.read(course)
    points = {entry.name: entry.exercise.points for entry in entries}
    reached = sum(min(standings[name].points, points[name]) for name in points if name in standings)
    passed = {name for name in points if name in standings and standings[name].passed}
    following = next((entry for entry in entries if entry.name not in passed), None)
    return Answer(
        reached=round(float(reached), 2),
        points=float(sum(points.values())),
        passed=len(passed),
        count=len(entries),
        next=following and told(following, course, standings),
        film=last_film(),
    )


def told(entry, course, standings) -> dict:
    """Return the next exercise as the panel shows it."""
    exercise = entry.exercise
    seen = standings[entry.name].hints if entry.name in standings else 0
    return {
        "number": f"{entry.number:02d}",
        "name": entry.name,
        "title": exercise.title,
        "stars": "★" * exercise.stars,
        "minutes": exercise.minutes,
        "path": answer_path(entry, course),
        "hints": len(exercise.hints),
        "opened": [exercise.hints[n] for n in range(min(seen, len(exercise.hints)))],
    }


def answer_path(entry, course) -> str:
    """Return the exercise's sheet, seen from the kernel's folder; nothing where the learner has none."""
    sheet = course and course.exercises / entry.key / "README.md"
    return os.path.relpath(sheet).replace(os.sep, "/") if sheet and sheet.exists() else ""


def last_film() -> dict | None:
    """Return the film shown last, with the player that belongs to it."""
    from autogradkit.widgets import GraphPlayer  # takes a second to load
    from autogradkit.widgets.bundler import bundle
    from autogradkit.widgets.graph_player import LAST

    if not LAST:
        return None
    player, style = bundle("standalone.js"), str(GraphPlayer._css)
    return {**LAST, "key": id(LAST["film"]), "player": player, "style": style}
