"""`autogradkit next`: which exercise comes next, and what leads to it."""

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course import entry, folder, picked_entries, progress, tracks

__all__ = ["add_to", "lines", "run"]


def add_to(command):
    """Add the command."""
    command("next", run)


def run(options):
    """Print the first open exercise, and where it stands."""
    place = folder.writable_folder()
    entries = picked_entries(place)
    following = progress.next_open(entries, place)
    if following is None:
        print(sentences.ALL_PASSED.format(exercises=quantity_text(len(entries), "exercise")))
        return Exit.NOTHING
    in_notebook = options.parser.prog.startswith("%")
    print("\n".join(lines(following, place, in_notebook)))
    return Exit.FINE


def lines(e, place, in_notebook=False):
    """Yield what to know about an exercise before one begins, line by line, and what one types here."""
    exercise, known = e.exercise, tracks.read()
    yield sentences.EXERCISE.format(number=e.number, title=exercise.title)
    letter = known.track_of(e.name)
    track = sentences.TRACK.format(letter=letter, title=known.tracks[letter].title) if letter else ""
    facts = {"stars": "★" * exercise.stars, "points": exercise.points, "minutes": exercise.minutes}
    yield sentences.EXERCISE_FACTS.format(track=track, **facts)
    if before := known.after.get(e.name):
        names = ", ".join(f"{entry(name).number:02d} {name}" for name in before)
        yield sentences.TAKES_UP.format(exercises=names)
    if paths := lessons_to(e, known, place):
        yield sentences.LESSON.format(paths=", ".join(place.shown_path(path) for path in paths))
    if in_notebook:
        yield sentences.READ_IT_IN_NOTEBOOK.format(name=e.name)
        yield sentences.WRITE_IT_IN_NOTEBOOK.format(name=e.name)
        return
    if place and place.answer(e).is_file():
        yield sentences.WRITE_IT_IN.format(path=place.shown_path(place.answer(e)))
    yield sentences.READ_IT.format(name=e.name)
    yield sentences.TRY_IT.format(name=e.name)


def lessons_to(e, known, place):
    """Return the lessons that lead to an exercise, as far as they are there."""
    if place is None:
        return []
    lessons = place.lessons if place.lessons.is_dir() else place.root.parent / "notebooks"
    return [p for number in known.lessons_to(e.name) for p in sorted(lessons.glob(f"{number}_*.ipynb"))]
