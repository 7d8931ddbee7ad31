"""`autogradkit export`: all answers in one archive, to hand in or to go on with elsewhere."""

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course import folder, picked_entries
from autogradkit.course.answers_archive import export_answers
from autogradkit.platforms import in_browser

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("export", run)
    sub.add_argument("file", nargs="?", metavar="ZIP", help="default: answers.zip in the course folder")


def run(options):
    """Write the archive, and say what is in it."""
    place = folder.require_course_folder(folder.writable_folder())
    path = options.file or place.root / "answers.zip"
    keys = export_answers(place, picked_entries(place), path)
    shown = options.file or place.shown_path(path)
    print(sentences.EXPORTED.format(path=shown, answers=quantity_text(len(keys), "answer")))
    if in_browser():
        print(sentences.DOWNLOAD_IT)
    return Exit.FINE
