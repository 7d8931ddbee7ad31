"""`autogradkit lab`: open the lessons in JupyterLab."""

from autogradkit.commands.terminal import Exit
from autogradkit.course import lab

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options; what it doesn't know goes to JupyterLab as it is."""
    usage = "autogradkit lab [FOLDER] [--no-browser] [any option of JupyterLab]"
    sub = command("lab", run, usage=usage)
    sub.add_argument("--no-browser", action="store_true", help="open no browser, print the address")
    sub.set_defaults(passes_on=True)


def run(options):
    """Open the lessons and wait until JupyterLab ends."""
    more = [*options.more]
    folder = more.pop(0) if more and not more[0].startswith("-") else None
    code = lab.open_lessons(folder, more, browser=not options.no_browser)
    return Exit.FAILED if code else Exit.FINE
