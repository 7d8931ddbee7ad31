"""`autogradkit list`: the table of exercises, and how far one is."""

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, print_table, quantity_text
from autogradkit.course import folder, pick, picked_entries, progress, tracks

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("list", run)
    sub.add_argument("which", nargs="*", help="a track (B), a subset (workshop, term) or exercises")


def run(options):
    """Print the table, and what it comes to."""
    place = folder.writable_folder()
    entries = pick(" ".join(options.which)) if options.which else picked_entries(place)
    standings, known = progress.read(place), tracks.read()
    rows = [row(e, known.track_of(e.name), standings.get(e.name)) for e in entries]
    print_table(("", "", "exercise", "title", "", "time", "points", ""), rows, typed=("exercise",))
    minutes = sum(e.exercise.minutes for e in entries)
    points = sum(e.exercise.points for e in entries)
    count = quantity_text(len(rows), "exercise")
    print(sentences.SUM_OF_LIST.format(exercises=count, points=points, time=duration_text(minutes)))
    return Exit.FINE


def duration_text(minutes):
    """Return how long something takes as text.

    >>> duration_text(20), duration_text(60), duration_text(85)
    ('20 minutes', '60 minutes', '1.4 hours')
    """
    if minutes <= 60:
        return sentences.MINUTES.format(minutes=minutes)
    return sentences.HOURS.format(hours=minutes / 60)


def row(entry, track, standing):
    """Return one exercise as a row of texts."""
    exercise = entry.exercise
    reached = f"{standing.points:g} of " if standing and standing.attempts else ""
    return (
        f"{entry.number:02d}",
        track,
        entry.name,
        exercise.title,
        "★" * exercise.stars,
        f"{exercise.minutes} min",
        f"{reached}{exercise.points:g}",
        standing.status if standing else "",
    )
