"""`autogradkit import`: take in answers that were exported elsewhere."""

from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course import folder, picked_entries
from autogradkit.course.answers_archive import import_answers
from autogradkit.course.source.answer import first_few

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("import", run)
    sub.add_argument("file", metavar="ZIP", help="what `autogradkit export` wrote")


def run(options):
    """Keep the answers, and say how many, and where those are that stood there."""
    place = folder.require_course_folder(folder.writable_folder())
    taken_in = import_answers(place, picked_entries(place), archive_path(options.file, place))
    print(sentences.IMPORTED.format(answers=quantity_text(len(taken_in), "answer")))
    if older := [path for path in taken_in.values() if path]:
        print(sentences.STOOD_THERE.format(paths=", ".join(first_few(older))))
    return Exit.FINE


def archive_path(name, place):
    """Return where an archive is: where one stands, or else in the course folder, where `export` puts it."""
    in_course = place.root / name
    return in_course if not Path(name).exists() and in_course.exists() else name
