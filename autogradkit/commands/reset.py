"""`autogradkit reset`: begin an exercise again."""

from autogradkit.commands.terminal import WHICH, Exit
from autogradkit.course import answers, entry, folder

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("reset", run)
    sub.add_argument("exercise", help=WHICH)


def run(options):
    """Put the stub back, and say where the answer is that stood there."""
    print(answers.reset(folder.writable_folder(), entry(options.exercise)))
    return Exit.FINE
