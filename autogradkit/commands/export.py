"""`autogradkit export`: all answers in one archive, to hand in or to go on with elsewhere."""

from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course import folder, passed_rules, picked_entries
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
    entries = picked_entries(place)
    keys = export_answers(place, entries, path)
    shown = options.file or place.shown_path(path)
    print(sentences.EXPORTED.format(path=shown, answers=quantity_text(len(keys), "answer")))
    if changed := passed_rules.changed_since(place, entries):
        print(changed_sentence(changed))
    if in_browser():
        print(download_sentence(Path(path).resolve(), place.root))
    return Exit.FINE


def changed_sentence(entries):
    """Return that the progress counts other answers, which passed, than those in the archive."""
    return sentences.CHANGED_SINCE.format(
        exercises=", ".join(f"{one.number:02d} {one.name}" for one in entries),
        command=f"autogradkit check {entries[0].name}" if len(entries) == 1 else "autogradkit check",
    )


def download_sentence(path, root):
    """Return how an archive gets out of a browser tab, whose list of files shows the course folder only."""
    if not path.is_relative_to(root):
        return sentences.LOST_WITH_THE_TAB
    where = path.parent.relative_to(root).as_posix()
    return sentences.DOWNLOAD_IT.format(
        file=path.name, where="the top folder" if where == "." else f"the folder {where}"
    )
