"""An archive: a `.zip` or `.tar` that somebody handed in, unpacked without trusting it.

Only regular files come out, under names of our own; what an archive calls them is shown as text. A
path that leads elsewhere, a link, a device, two names that are one on somebody's disk, too many files, too
many bytes, or bytes out of all proportion: then nothing of it is read, and the reason is given.
"""

import bz2
import gzip
import io
import lzma
import re
import shutil
import stat
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath

from autogradkit.course.source.answer import first_few
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences

from .submission import (
    MOST_BYTES,
    MOST_FILES,
    SUFFIXES,
    File,
    composed_name,
    is_skipped,
    shown_name,
    why_unused,
)

__all__ = ["ArchiveError", "open_archives", "unpack", "unpack_download"]

RATIO = 200  # text is packed to a tenth, at most to a fiftieth
SMALL = 1_000_000  # below this, proportion doesn't matter
LONGEST_NAME = 400
MOST_ARCHIVES = 10  # in one hand-in
MOST_ENTRIES = 5_000  # files and folders, read or not
MOST_HEADER = 16_384  # bytes of what a tar says of a file beside its own header
FURTHER_HEADERS = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE)
FURTHER_HEADERS += (tarfile.SOLARIS_XHDTYPE,)
LONG_NUMBER = re.compile(rb"\d{100}")  # Python's reader of such headers looks for numbers from every digit on
MOST_DIRECTORY, MOST_CLASS_DIRECTORY = 2_000_000, 30_000_000  # bytes of a zip's list of files
MOST_IN_CLASS, MOST_CLASS_BYTES = 100_000, 10_000_000_000
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError, OSError,
    ValueError, KeyError, NotImplementedError, RuntimeError, MemoryError, UnicodeError, OverflowError,
)  # fmt: skip


class ArchiveError(AutogradkitError):
    """An archive of which nothing is read."""


def open_archives(hand_in, folder):
    """Return a hand-in with the files of its archives among its files, or with the reason why not."""
    files, reasons, room = list(hand_in.files), [], MOST_BYTES
    if len(hand_in.archives) > MOST_ARCHIVES:
        reasons.append(sentences.TOO_MANY_ARCHIVES.format(count=len(hand_in.archives), most=MOST_ARCHIVES))
    for i, archive in enumerate(hand_in.archives[:MOST_ARCHIVES]):
        try:
            inside, unused = unpack(archive.path, folder / str(i), room)
        except ArchiveError as error:
            reasons.append(sentences.IN_ARCHIVE.format(name=archive.name, reason=error))
            continue
        only = len(hand_in.archives) == 1 and not hand_in.files
        prefix = "" if only else f"{archive.name}/"
        room -= sum(file.path.stat().st_size for file in inside)
        files += [File(file.path, prefix + file.name) for file in inside]
        reasons += unused
    reason = hand_in.reason or ("" if files else " ".join(first_few(reasons)))
    notes = tuple(first_few(reasons)) if files else ()
    return replace(hand_in, files=tuple(files), archives=(), reason=reason, notes=(*hand_in.notes, *notes))


def unpack(path, folder, room=MOST_BYTES):
    """Unpack an archive's `.py` files and notebooks; return them as Files, and why others aren't used.

    Raises
    ------
    ArchiveError
        In one sentence. Then nothing is left in `folder`.
    """
    try:
        with (ZipMembers if zipfile.is_zipfile(path) else TarMembers)(path) as archive:
            members = regular_members(archive.members(), path, room)
            folder.mkdir(parents=True)
            files, unused = [], []
            for number, (name, member) in enumerate(members):
                if any(map(is_skipped, name.parts)):
                    continue
                if name.suffix.lower() not in SUFFIXES:
                    unused.append(why_unused(shown_name(name.as_posix())))
                else:
                    place = folder / f"{number}{name.suffix.lower()}"
                    room -= copy_member(archive.read(member), place, room)
                    files.append(File(place, shown_name(name.as_posix())))
            return tuple(sorted(files, key=lambda file: file.name)), tuple(unused)
    except ArchiveError:
        raise
    except BROKEN as error:
        raise ArchiveError(sentences.CANT_BE_UNPACKED.format(kind=type(error).__name__)) from None


def unpack_download(path, folder):
    """Unpack a whole class's archive into `folder`; return what was refused, by its first folder or file.

    What is wrong with one student's files is told to that student, and nobody else's are refused for it.

    Raises
    ------
    ArchiveError
        If it is no archive.
    """
    groups, refused, room = defaultdict(list), {}, MOST_CLASS_BYTES
    try:
        with (ZipMembers if zipfile.is_zipfile(path) else TarMembers)(path, MOST_CLASS_BYTES) as archive:
            for count, member in enumerate(archive.members()):
                if count >= MOST_IN_CLASS:
                    raise ArchiveError(sentences.DOWNLOAD_TOO_LARGE.format(path=path, most=MOST_IN_CLASS))
                groups[owner_name(member[0])].append(member)
            for name, members in sorted(groups.items()):
                try:
                    for inside, member in regular_members(members, path, min(room, MOST_BYTES)):
                        place = folder / inside
                        place.parent.mkdir(parents=True, exist_ok=True)
                        room -= copy_member(archive.read(member), place, room)
                except ArchiveError as error:
                    refused[name] = str(error)
                except BROKEN as error:
                    refused[name] = sentences.CANT_BE_UNPACKED.format(kind=type(error).__name__)
                if name in refused:
                    remove(folder / name)
                    (folder / name).mkdir()
    except BROKEN as error:
        reason = sentences.DOWNLOAD_CANT_BE_UNPACKED.format(path=path, kind=type(error).__name__)
        raise ArchiveError(reason) from None
    return refused


def owner_name(raw):
    """Return the first folder's or file's name in a member's name, made fit for a disk."""
    parts = PurePosixPath(composed_name(raw).replace("\\", "/").replace("\0", "")).parts
    name = parts[0] if parts and parts[0] not in ("..", "/", "//") else "nobody"
    return name.encode()[:200].decode("utf-8", "ignore")


def remove(place):
    """Remove a folder or a file, if it is there."""
    shutil.rmtree(place, ignore_errors=True)
    place.unlink(missing_ok=True)


def regular_members(members, path, most_bytes):
    """Return an archive's regular files as `(name, member)`, or refuse all of it."""
    found, taken, size = [], {}, 0
    for count, (raw, kind, length, member) in enumerate(members):
        if len(found) >= MOST_FILES:
            raise ArchiveError(sentences.ARCHIVE_TOO_MANY_FILES.format(most=MOST_FILES))
        if count >= MOST_ENTRIES:
            raise ArchiveError(sentences.TOO_MANY_ENTRIES.format(most=MOST_ENTRIES))
        if len(raw) > 4 * LONGEST_NAME:  # before anything is done with it
            raise ArchiveError(sentences.NAME_TOO_LONG.format(length=len(raw)))
        shown = composed_name(raw)
        name = PurePosixPath(shown.replace("\\", "/"))
        parts = name.parts
        if name.is_absolute() or ".." in parts or (parts and ":" in parts[0]) or "\0" in shown:
            raise ArchiveError(sentences.LEADS_OUT.format(name=shown_name(shown[:80])))
        if len(shown) > LONGEST_NAME:
            raise ArchiveError(sentences.NAME_TOO_LONG.format(length=len(shown)))
        if kind == "folder" or not parts:
            continue
        if kind != "file":
            raise ArchiveError(sentences.NOT_A_REGULAR_FILE.format(name=shown_name(shown[:80]), kind=kind))
        same = name.as_posix().casefold()
        if same in taken:
            raise ArchiveError(
                sentences.ONE_FILE_ON_MANY_DISKS.format(
                    first=shown_name(taken[same]), second=shown_name(shown)
                )
            )
        taken[same] = shown
        size += length
        found.append((name, member))
    packed = path.stat().st_size
    if size > most_bytes or (size > SMALL and size > RATIO * packed):
        raise ArchiveError(sentences.BOMB.format(size=size, packed=packed))
    return found


def copy_member(source, place, room):
    """Copy one member, whatever size it said it had; return how many bytes it was."""
    with source, place.open("xb") as file:
        size = 0
        while piece := source.read(65_536):
            size += len(piece)
            if size > room:
                raise ArchiveError(sentences.NO_ROOM.format(room=room))
            file.write(piece)
    return size


class ZipMembers(zipfile.ZipFile):
    """A zip file's members."""

    def __init__(self, path, most_bytes=MOST_BYTES):
        most = MOST_DIRECTORY if most_bytes == MOST_BYTES else MOST_CLASS_DIRECTORY
        self.source = PieceReader(path, most)
        try:
            super().__init__(self.source)
        except BaseException:
            self.source.close()
            raise

    def __exit__(self, *reason):
        super().__exit__(*reason)
        self.source.close()

    def members(self):
        """Yield `(name, kind, length, member)`."""
        decode = decoder_of([member for member in self.infolist() if not member.flag_bits & UTF_8])
        for member in self.infolist():
            mode = member.external_attr >> 16
            kind = "folder" if member.is_dir() else "file"
            if mode and not member.is_dir() and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                kind = "link" if stat.S_ISLNK(mode) else "device"
            name = member.filename if member.flag_bits & UTF_8 else decode(member.filename)
            yield name, kind, member.file_size, member

    def read(self, member):
        """Return one member as an open file."""
        return self.open(member)


class PieceReader(io.FileIO):
    """A file of which no more than `most` bytes are read at once, as a zip's list of files is."""

    def __init__(self, path, most):
        super().__init__(path)
        self.most = most

    def read(self, size=-1):
        """Read so many bytes, or refuse to."""
        if size is None or size < 0 or size > self.most:
            size = self.most + 1
        data = super().read(size)
        if len(data) > self.most:
            raise ArchiveError(sentences.TOO_LARGE_DIRECTORY.format(most=self.most))
        return data


def decoder_of(members):
    """Return what turns into text the names of members that were written in another language.

    Such a zip doesn't say its encoding, and Python reads the names as cp437. That is left if it makes
    letters; otherwise the first encoding counts in which all the names are letters of its language.
    """
    raw = [member.orig_filename for member in members]
    foreign = "".join(char for char in "".join(raw) if not char.isascii())
    if not foreign:
        return str
    for encoding, language in ENCODINGS:
        try:
            read = "".join(raw).encode("cp437").decode(encoding)
        except UnicodeError:
            continue
        if all(char.isascii() or language(char) for char in read):
            return lambda name, encoding=encoding: name.encode("cp437").decode(encoding)
    return str


def is_letter(char):
    """Return whether a character is one of a word, in any language."""
    return char.isalpha() or unicodedata.category(char).startswith("M") or char in "–—’·"


def is_chinese(char):
    """Return whether a character is Chinese, as GB 2312 or Big5 has it."""
    return "\u4e00" <= char <= "\u9fff" or char in "·（）【】、，。　—－＿"


def is_japanese(char):
    """Return whether a character is Japanese, with kana among them."""
    return is_chinese(char) or "\u3040" <= char <= "\u30ff" or "\uff00" <= char <= "\uffef"


def is_korean(char):
    """Return whether a character is Hangul."""
    return "\uac00" <= char <= "\ud7a3"


UTF_8 = 0x800  # a zip's flag for names in UTF-8
ENCODINGS = (
    ("utf-8", is_letter),
    ("cp437", is_letter),
    ("euc-kr", is_korean),
    ("gb2312", is_chinese),
    ("cp932", is_japanese),
    ("big5", is_chinese),
    ("gbk", is_chinese),
    ("cp866", is_letter),
)


class TarMembers:
    """A tar file's members, read as a stream so that a packed bomb isn't unpacked to be listed."""

    def __init__(self, path, most_bytes=MOST_BYTES):
        self.file = unpack_tar_aside(path, 2 * most_bytes)
        try:
            self.tar = tarfile.TarFile(fileobj=self.file, mode="r", tarinfo=ModestHeader)
        except BaseException:
            self.file.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tar.close()
        self.file.close()

    def members(self):
        """Yield `(name, kind, length, member)`."""
        while (member := self.tar.next()) is not None:
            self.tar.members.clear()  # … which would grow with every header
            kind = "folder" if member.isdir() else "file" if member.isreg() else "device"
            kind = "link" if member.issym() or member.islnk() else kind
            yield member.name, kind, max(member.size, 0), member

    def read(self, member):
        """Return one member as an open file."""
        return self.tar.extractfile(member)


class ModestHeader(tarfile.TarInfo):
    """A header of a tar whose further headers (long names, PAX) are small and hold no endless number."""

    def _proc_member(self, tar):  # what `tarfile` lets subclasses override
        if self.type in FURTHER_HEADERS:
            here = tar.fileobj.tell()
            data = tar.fileobj.read(MOST_HEADER + 1 if not 0 <= self.size <= MOST_HEADER else self.size)
            tar.fileobj.seek(here)
            if len(data) > MOST_HEADER or b"GNU.sparse" in data or LONG_NUMBER.search(data):
                raise ArchiveError(sentences.ODD_HEADER)
        if self.type == tarfile.GNUTYPE_SPARSE:
            raise ArchiveError(sentences.ODD_HEADER)
        return super()._proc_member(tar)


def unpack_tar_aside(path, most_bytes):
    """Return an unpacked tar as a file of at most so many bytes, held aside on the disk."""
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
            if size > most_bytes or (size > SMALL and size > RATIO * packed):
                aside.close()
                raise ArchiveError(sentences.TAR_BOMB.format(size=size, packed=packed))
            aside.write(piece)
    aside.seek(0)
    return aside
