"""The tracks, the course's order as data: what belongs together, what comes first, what leads there.

They stand in `tracks.toml` beside the exercises. A folder of exercises without that file has none, and works.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from autogradkit.errors import did_you_mean

from . import sentences
from .catalogue import UnknownExerciseError, course_meant, entries, few_names
from .tracks_file import TracksError, read_tables

__all__ = ["Subset", "Track", "Tracks", "TracksError", "faults", "is_group", "pick", "read", "words_in"]


@dataclass(frozen=True)
class Track:
    """Exercises that belong together, and the points they come to; a bonus is beside the course's sum."""

    title: str
    exercises: tuple
    points: float
    bonus: bool = False


@dataclass(frozen=True)
class Subset:
    """Some of the exercises, for an occasion, and the lessons to go with them."""

    title: str
    exercises: tuple
    lessons: tuple = ()


@dataclass(frozen=True)
class Tracks:
    """What lies between the exercises of a folder.

    Attributes
    ----------
    tracks : dict of str to Track
        By letter.
    subsets : dict of str to Subset
        By name.
    lessons : dict of str to tuple of str
        The exercises that a lesson leads to, by the lesson's number, such as "03".
    after : dict of str to tuple of str
        The exercises whose idea one takes up.
    """

    tracks: dict = field(default_factory=dict)
    subsets: dict = field(default_factory=dict)
    lessons: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)

    def track_of(self, name):
        """Return the letter of an exercise's track, or nothing."""
        return next((key for key, track in self.tracks.items() if name in track.exercises), "")

    def lessons_to(self, name):
        """Return the numbers of the lessons that lead to an exercise."""
        return tuple(number for number, names in self.lessons.items() if name in names)

    def by_lesson(self, entries):
        """Return Entries as the lessons come to them, each with the first that names it.

        What no lesson names comes last and keeps its order.
        """
        led_to = list(dict.fromkeys(name for names in self.lessons.values() for name in names))
        places = {name: place for place, name in enumerate(led_to)}
        return tuple(sorted(entries, key=lambda e: places.get(e.name, len(places))))


def read(folder=None):
    """Return the Tracks of a folder of exercises; by default of those in force.

    >>> read().tracks["B"].title, read().after["softmax"], read().lessons_to("mul")
    ('Rules, entry by entry', ('logsumexp',), ('01', '05'))
    """
    listed = entries(folder)
    path = (Path(folder) if folder else listed[0].folder.parent if listed else Path()) / "tracks.toml"
    try:
        data = read_tables(path)
    except FileNotFoundError:
        return Tracks()
    tracks = {key: Track(**table) for key, table in data["tracks"].items()}
    subsets = {key: Subset(**table) for key, table in data["subsets"].items()}
    return Tracks(tracks, subsets, data["lessons"], data["after"])


def is_group(word, folder=None):
    """Return whether a word stands for several exercises: a subset, a track, or `all`.

    >>> is_group("workshop"), is_group("b"), is_group("B2"), is_group("mul")
    (True, True, False, False)
    """
    known = read(folder)
    return word == "all" or word in known.subsets or word.upper() in known.tracks


def pick(text, folder=None):
    """Return the Entries that a text asks for, in course order: a subset, tracks, exercises, or `all`.

    >>> [e.name for e in pick("K, mul")]
    ['mul', 'name_the_bug', 'write_a_checker']

    Raises UnknownExerciseError for a word that is none of these, or if there is no word.
    """
    listed, known = entries(folder), read(folder)
    wanted = set()
    for word in words_in(text):
        named = [e for e in listed if word.lower() in {name.lower() for name in e.names}]
        if word in known.subsets:
            wanted |= set(known.subsets[word].exercises)
        elif word.upper() in known.tracks:
            wanted |= set(known.tracks[word.upper()].exercises)
        elif named or word == "all":
            wanted |= {e.name for e in named or listed}
        else:
            names = [*known.subsets, *(e.name for e in listed), *(e.key for e in listed)]
            groups = [*known.subsets, *known.tracks]
            others = sentences.IT_MAY_BE.format(names=", ".join([*groups, "all"]))
            also = (
                course_meant(word) or did_you_mean(word, names) or (others if groups else few_names(listed))
            )
            raise UnknownExerciseError(sentences.NO_EXERCISE.format(name=word, guess=also))
    return tuple(e for e in listed if e.name in wanted)


def words_in(text):
    """Return the words of a text that asks for exercises; raise an UnknownExerciseError if it has none.

    >>> words_in("K, mul")
    ['K', 'mul']
    """
    words = [word for word in re.split(r"[\s,]+", text) if word]
    if not words:  # as by --pick "$TRACK" where nothing is in TRACK
        raise UnknownExerciseError(sentences.NOTHING_NAMED.format(text=text))
    return words


def faults(folder=None):
    """Yield what in the tracks doesn't fit the exercises, as sentences."""
    listed, known = entries(folder), read(folder)
    order = {e.name: e.number for e in listed}
    named = [(sentences.OF_TRACK, key, track.exercises) for key, track in known.tracks.items()]
    named += [(sentences.OF_SUBSET, key, subset.exercises) for key, subset in known.subsets.items()]
    named += [(sentences.OF_LESSON, number, names) for number, names in known.lessons.items()]
    named += [(sentences.OF_AFTER, name, (name, *names)) for name, names in known.after.items()]
    for place, key, names in named:
        for name in names:
            if name not in order:
                yield sentences.NAMES_NO_EXERCISE.format(place=place.format(key=key), name=name)
    for name, number in order.items() if known.tracks else ():
        places = [key for key, track in known.tracks.items() if name in track.exercises]
        if len(places) != 1:
            yield sentences.IN_SEVERAL_TRACKS.format(name=name, count=len(places))
        for earlier in known.after.get(name, ()):
            if order.get(earlier, 0) >= number:
                yield sentences.AFTER_A_LATER_ONE.format(name=name, earlier=earlier)
    for key, track in known.tracks.items():
        points = sum(e.exercise.points for e in listed if e.name in track.exercises)
        if points != track.points:
            yield sentences.OTHER_POINTS.format(key=key, sum=points, points=track.points)
    for key, subset in known.subsets.items():
        for name in subset.exercises:
            for earlier in set(known.after.get(name, ())) - set(subset.exercises):
                yield sentences.SUBSET_WITHOUT.format(key=key, name=name, earlier=earlier)
