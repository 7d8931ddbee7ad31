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
    print("\n".join(progress.lines(progress.table(picked_entries(place), place))))
    return Exit.FINE
