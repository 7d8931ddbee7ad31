"""Changed files: tables and pages that somebody has edited since a run wrote them.

A run leaves a list of what it wrote, a hash a file. What no longer agrees with it is a teacher's own work,
half a point more in `grades.csv` perhaps: the next run moves it aside before it writes the file anew.
"""

import hashlib
import os
import stat

from autogradkit import files

__all__ = ["FOLDER", "LIST", "hashes_in", "keep_changed", "write_hashes"]

LIST = ".written"  # a line a file, as sha256sum writes it
FOLDER = "changed"


def keep_changed(folder, names, written):
    """Move what was changed by hand, of these files in a folder of results, to `changed/`.

    Parameters
    ----------
    folder : path
    names : iterable of str
    written : dict of str to set of str
        The hashes of what runs have written, by the file's name; of a file that isn't there nothing is known.

    Returns
    -------
    tuple of str
        The names of those files.
    """
    changed = [name for name in names if written.get(name) and is_other(folder / name, written[name])]
    for name in changed:
        place = free_place(folder / FOLDER / name.replace("/", "-"))
        place.parent.mkdir(exist_ok=True)
        os.rename(folder / name, place)
    return tuple(changed)


def is_other(path, hashes):
    """Return whether there is a regular file with none of these hashes."""
    return is_regular(path) and hash_of(path) not in hashes


def hashes_in(folder):
    """Return the hashes that a run has listed in a folder, a set for each file's name."""
    hashes = {}
    if is_regular(folder / LIST):
        for line in (folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines():
            digest, _, name = line.partition("  ")
            hashes.setdefault(name, set()).add(digest)
    return hashes


def write_hashes(folder, *written):
    """List the hashes of files, `{name: {hash, …}}`, in their folder, where the next run finds them."""
    lines = {f"{digest}  {name}\n" for one in written for name, its in one.items() for digest in its}
    files.write(folder / LIST, "".join(sorted(lines)).encode())


def hash_of(path):
    """Return the hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_regular(path):
    """Return whether there is a regular file: no link, no folder."""
    return os.path.lexists(path) and stat.S_ISREG(os.lstat(path).st_mode)


def free_place(path):
    """Return a path that nothing has yet: `grades.csv`, then `grades (2).csv`.

    >>> from pathlib import Path
    >>> free_place(Path("/nowhere/grades.csv")).name
    'grades.csv'
    """
    place, number = path, 1
    while os.path.lexists(place):
        number += 1
        place = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return place
