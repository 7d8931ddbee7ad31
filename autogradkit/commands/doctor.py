"""`autogradkit doctor`: which layers of the sandbox for hand-ins hold on this machine?"""

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, fail
from autogradkit.errors import AutogradkitError
from autogradkit.grading.sandbox import doctor

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command."""
    command("doctor", run, description=sentences.DOCTOR)


def run(options):
    """Start a child and print the layers that hold there."""
    try:
        level, layers, possible = doctor.examine()
    except AutogradkitError as error:
        return fail(error, Exit.INTERNAL)
    print(*doctor.lines(layers, possible), sentences.SANDBOX_IS.format(level=level), sep="\n")
    return Exit.FINE
