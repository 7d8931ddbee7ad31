"""An archive: a `.zip` or `.tar` that somebody handed in, unpacked without trusting a word of it.

Only regular files come out, under names of our own; what an archive calls them is a text to be told. A
path that leads elsewhere, a link, a device, two names that are one on somebody's disk, too many files, too
many bytes, or bytes out of all proportion: then nothing of it is read, and the reason is told.
"""

import bz2
import gzip
import lzma
import stat
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePosixPath

from ..errors import AutogradkitError
from .submission import MOST_BYTES, MOST_FILES, SUFFIXES, File, skipped

__all__ = ["ArchiveError", "opened", "unpacked"]

RATIO = 200  # text is packed to a tenth, at most to a fiftieth
SMALL = 1_000_000  # below this, proportion doesn't matter
LONGEST_NAME = 400
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError, OSError,
    ValueError, KeyError, NotImplementedError, RuntimeError, MemoryError, UnicodeError, OverflowError,
)  # fmt: skip


class ArchiveError(AutogradkitError):
    """An archive of which nothing is read."""


def opened(hand_in, folder):
    """Return a hand-in with the files of its archives among its files, or with the reason why not."""
    files, reasons = list(hand_in.files), []
    for i, archive in enumerate(hand_in.archives):
        try:
            inside = unpacked(archive.path, folder / str(i))
        except ArchiveError as error:
            reasons.append(f"{archive.name}: {error}")
            continue
        only = len(hand_in.archives) == 1 and not hand_in.files
        prefix = "" if only else f"{archive.name}/"
        files += [File(file.path, prefix + file.name) for file in inside]
    reason = hand_in.reason or ("" if files else " ".join(reasons))
    notes = tuple(reasons) if files else ()
    return replace(hand_in, files=tuple(files), archives=(), reason=reason, notes=(*hand_in.notes, *notes))


def unpacked(path, folder, *, keep=SUFFIXES, most_files=MOST_FILES, most_bytes=MOST_BYTES):
    """Unpack the files of an archive that end in `keep` (None: all); return them as Files.

    Raises
    ------
    ArchiveError
        In one sentence. Then nothing is left in `folder`.
    """
    try:
        with (zipped if zipfile.is_zipfile(path) else tarred)(path) as archive:
            listed = checked(archive.listed(), path, most_files, most_bytes)
            folder.mkdir(parents=True)
            files, room = [], most_bytes
            for number, (name, member) in enumerate(listed):
                wanted = keep is None or name.suffix.lower() in keep
                if wanted and not any(map(skipped, name.parts)):
                    place = folder / f"{number}{name.suffix.lower()}"
                    room -= copied(archive.read(member), place, room)
                    files.append(File(place, name.as_posix()))
            return tuple(sorted(files, key=lambda file: file.name))
    except ArchiveError:
        raise
    except BROKEN as error:
        raise ArchiveError(f"It can't be unpacked ({type(error).__name__}).") from None


def checked(listed, path, most_files, most_bytes):
    """Return an archive's regular files as `(name, member)`, or refuse all of it."""
    found, taken, size = [], {}, 0
    for raw, kind, length, member in listed:
        if len(found) >= most_files:
            raise ArchiveError(f"It holds more than {most_files} files.")
        shown = unicodedata.normalize("NFC", raw.encode("utf-8", "replace").decode())
        name = PurePosixPath(shown.replace("\\", "/"))
        parts = name.parts
        if name.is_absolute() or ".." in parts or (parts and ":" in parts[0]) or "\0" in shown:
            raise ArchiveError(f"It holds {shown[:80]!r}, which leads out of it.")
        if len(shown) > LONGEST_NAME:
            raise ArchiveError(f"It holds a name of {len(shown)} characters.")
        if kind == "folder" or not parts:
            continue
        if kind != "file":
            raise ArchiveError(f"It holds {shown[:80]!r}, which is a {kind}; only regular files are read.")
        same = name.as_posix().casefold()
        if same in taken:
            raise ArchiveError(f"It holds {taken[same]!r} and {shown!r}, which are one file on many disks.")
        taken[same] = shown
        size += length
        found.append((name, member))
    packed = path.stat().st_size
    if size > most_bytes or (size > SMALL and size > RATIO * packed):
        raise ArchiveError(f"It would unpack to {size:,} bytes from {packed:,}.")
    return found


def copied(source, place, room):
    """Copy one member, whatever size it said it had; return how many bytes it was."""
    with source, place.open("xb") as file:
        size = 0
        while piece := source.read(65_536):
            size += len(piece)
            if size > room:
                raise ArchiveError(f"It unpacks to more than the {room:,} bytes that are left.")
            file.write(piece)
    return size


class zipped(zipfile.ZipFile):  # noqa: N801  (used like a function)
    """A zip file's members."""

    def listed(self):
        """Yield `(name, kind, length, member)`."""
        for member in self.infolist():
            mode = member.external_attr >> 16
            kind = "folder" if member.is_dir() else "file"
            if mode and not member.is_dir() and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                kind = "link" if stat.S_ISLNK(mode) else "device"
            yield member.filename, kind, member.file_size, member

    def read(self, member):
        """Return one member as an open file."""
        return self.open(member)


class tarred:  # noqa: N801  (used like a function)
    """A tar file's members, read as a stream so that a packed bomb isn't unpacked to be listed."""

    def __init__(self, path):
        packed = bounded(path)
        self.file, self.tar = packed, tarfile.TarFile(fileobj=packed, mode="r")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tar.close()
        self.file.close()

    def listed(self):
        """Yield `(name, kind, length, member)`."""
        for member in self.tar:
            kind = "folder" if member.isdir() else "file" if member.isreg() else "device"
            kind = "link" if member.issym() or member.islnk() else kind
            yield member.name, kind, max(member.size, 0), member

    def read(self, member):
        """Return one member as an open file."""
        return self.tar.extractfile(member)


def bounded(path):
    """Return an unpacked tar as a file of at most MOST_BYTES, held aside on the disk."""
    data = path.open("rb")
    first = data.read(6)
    data.seek(0)
    openers = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
    opener = openers.get(first[:2])
    if opener is None:
        return data
    aside, packed, size = tempfile.TemporaryFile(), path.stat().st_size, 0  # noqa: SIM115  (the caller's)
    with data, opener(data) as source:
        while piece := source.read(65_536):
            size += len(piece)
            if size > 2 * MOST_BYTES or (size > SMALL and size > RATIO * packed):
                aside.close()
                raise ArchiveError(f"It would unpack to more than {size:,} bytes from {packed:,}.")
            aside.write(piece)
    aside.seek(0)
    return aside
