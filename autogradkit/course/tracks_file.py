"""The file of the tracks, `tracks.toml`, read as tables of which everything is of the kind it should be."""

import tomllib

from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences

__all__ = ["TracksError", "read_tables"]

KINDS = {"title": str, "points": (int, float), "bonus": bool}  # every other setting is a list of names
MUST = {"tracks": ("title", "points", "exercises"), "subsets": ("title", "exercises")}
MAY = {"tracks": ("bonus",), "subsets": ("lessons",)}
LISTS = ("lessons", "after")


class TracksError(AutogradkitError):
    """A `tracks.toml` that can't be read as one."""


def read_tables(path):
    """Return the tables of the file, with tuples for lists; a TracksError says what doesn't fit.

    The file may be missing: that is a FileNotFoundError.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise
    except (ValueError, OSError) as error:
        raise TracksError(sentences.TRACKS_NOT_READ.format(path=path, error=error)) from error
    known = (*MUST, *LISTS)
    require_known(path, sentences.THE_FILE, data, known)
    for group in known:
        require(path, f"[{group}]", isinstance(data.get(group, {}), dict), sentences.A_TABLE)
    for group in MUST:
        for key, table in data.get(group, {}).items():
            require_table(path, group, key, table)
    for group in LISTS:
        for key, names in data.get(group, {}).items():
            require(path, f"[{group}] {key}", fits(group, names), sentences.SETTINGS_OF_TRACKS["exercises"])
    groups = {group: {key: with_tuples(t) for key, t in data.get(group, {}).items()} for group in MUST}
    return groups | {group: with_tuples(data.get(group, {})) for group in LISTS}


def require_table(path, group, key, table):
    """Raise a TracksError if a track, or a subset, lacks a setting or has a wrong one."""
    where = f"[{group}.{key}]"
    require(path, where, isinstance(table, dict), sentences.A_TABLE)
    require_known(path, where, table, (*MUST[group], *MAY[group]))
    for name in MUST[group]:
        example = sentences.SETTINGS_OF_TRACKS[name]
        require(path, where, name in table, sentences.LACKS.format(name=name, example=example))
    for name, value in table.items():
        require(path, f"{where} {name}", fits(name, value), sentences.SETTINGS_OF_TRACKS[name])


def require_known(path, where, table, known):
    """Raise a TracksError for the first name in a table that is none of the known."""
    for name in table:
        if name not in known:
            about = {"where": where, "name": name, "known": ", ".join(known)}
            said = sentences.TRACKS_SAY.format(path=path, guess=did_you_mean(name, known), **about)
            raise TracksError(said)


def require(path, where, is_so, wanted):
    """Raise a TracksError, with what is wanted, unless it is so."""
    if not is_so:
        raise TracksError(sentences.TRACKS_WANT.format(path=path, where=where, wanted=wanted))


def fits(name, value):
    """Return whether a value is of the kind that a setting has.

    >>> fits("points", 4), fits("points", "4"), fits("exercises", ["mul"]), fits("exercises", "mul")
    (True, False, True, False)
    """
    if name in KINDS:
        return isinstance(value, KINDS[name]) and isinstance(value, bool) == (name == "bonus")
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def with_tuples(table):
    """Return a table with its lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
