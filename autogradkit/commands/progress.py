"""`autogradkit progress`: how far one is, and what comes next."""

from autogradkit.commands.terminal import Exit
from autogradkit.course import folder, picked_entries, progress

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command."""
    command("progress", run)


def run(options):
    """Print how far the course is, and what comes next."""
    place = folder.writable_folder()
    if place is None:  # “0 of 588 points” would be said of answers that nobody has looked at
        folder.require_course_folder(place)
    entries = picked_entries(place)
    print("\n".join(progress.lines(progress.table(entries, place))))
    if changed := progress.changed_line(place, entries):
        print(changed)
    return Exit.FINE
