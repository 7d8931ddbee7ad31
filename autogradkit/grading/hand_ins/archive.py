"""An archive: a `.zip` or `.tar` that somebody handed in, unpacked without trusting it.

Only regular files come out, under names of our own; what an archive calls them is shown as text. A
path that leads elsewhere, a link, a device, two names that are one on somebody's disk, too many files, too
many bytes, or bytes out of all proportion: then nothing of it is read, and the reason is given.
"""

import contextlib
import errno
import gzip
import lzma
import shutil
import struct
import tarfile
import zipfile
import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath

from autogradkit.course.source.answer import first_few
from autogradkit.grading import sentences

from .archive_limits import ArchiveError, CutOffError, DiskError, is_out_of_proportion
from .file_names import (
    SUFFIXES,
    File,
    composed_name,
    is_link_or_device,
    is_skipped,
    shown_name,
    why_unused,
    without_course_files,
)
from .hand_in import MOST_BYTES, MOST_FILES
from .lms_names import students_in
from .tar_members import TarMembers
from .zip_members import ZipMembers, begins_as_zip

__all__ = ["ArchiveError", "open_archives", "unpack", "unpack_download"]

LONGEST_NAME = 400
MOST_ARCHIVES = 10  # in one hand-in
MOST_ENTRIES = 5_000  # files and folders, read or not
MOST_IN_CLASS, MOST_CLASS_BYTES = 100_000, 10_000_000_000
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE)
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError, OSError,
    ValueError, LookupError, struct.error, NotImplementedError, RuntimeError, MemoryError, OverflowError,
)  # fmt: skip


def open_archives(hand_in, folder):
    """Return a hand-in with the files of its archives among its files, or with the reason why not."""
    files, reasons, room = list(hand_in.files), [], MOST_BYTES
    if len(hand_in.archives) > MOST_ARCHIVES:
        reasons.append(sentences.TOO_MANY_ARCHIVES.format(count=len(hand_in.archives), most=MOST_ARCHIVES))
    for i, archive in enumerate(hand_in.archives[:MOST_ARCHIVES]):
        try:
            if is_link_or_device(archive.path):
                raise ArchiveError(sentences.LINK_OR_DEVICE)
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
    unused = (*hand_in.unused, *first_few(reasons if files else []))
    return replace(hand_in, files=tuple(files), archives=(), reason=reason, unused=unused)


def unpack(path, folder, room=MOST_BYTES):
    """Unpack an archive's `.py` files and notebooks; return them as Files, and why others aren't used.

    Raises
    ------
    ArchiveError
        In one sentence. Then nothing is left in `folder`.
    DiskError
        If there is no room for it on this machine, which is not the student's fault.
    """
    try:
        with open_archive(path) as archive:
            members = regular_members(archive.members(), path, room)
            if (count := students_in([name for name, _ in members])) > 1:
                raise ArchiveError(sentences.A_CLASS_IN_IT.format(count=count))
            make_folder(folder)
            files, unused = [], []
            for number, (name, member) in enumerate(members):
                if any(map(is_skipped, name.parts)):
                    continue
                if name.suffix.lower() not in SUFFIXES:
                    unused.append(shown_name(name.as_posix()))
                else:
                    place = folder / f"{number}{name.suffix.lower()}"
                    room -= copy_member(archive.read(member), place, room)
                    files.append(File(place, shown_name(name.as_posix())))
            others = without_course_files(unused, [*unused, *(file.name for file in files)])
            return tuple(sorted(files, key=lambda file: file.name)), tuple(map(why_unused, others))
    except (ArchiveError, DiskError):
        raise
    except EOFError:
        raise CutOffError(sentences.CUT_OFF) from None
    except BROKEN as error:
        raise ArchiveError(sentences.CANT_BE_UNPACKED.format(kind=type(error).__name__)) from None


def unpack_download(path, folder):
    """Unpack a whole class's archive into `folder`; return what was refused, by its first folder or file.

    What is wrong with one student's files is told to that student, and nobody else's are refused for it.

    Raises
    ------
    ArchiveError
        If it is no archive, or not all of one.
    """
    groups, refused, room = defaultdict(list), {}, MOST_CLASS_BYTES
    try:
        with open_archive(path, MOST_CLASS_BYTES) as archive:
            for count, member in enumerate(archive.members()):
                if count >= MOST_IN_CLASS:
                    raise ArchiveError(sentences.DOWNLOAD_TOO_LARGE.format(path=path, most=MOST_IN_CLASS))
                groups[owner_name(member[0])].append(member)
            for name, members in sorted(groups.items()):
                try:
                    for inside, member in regular_members(members, path, min(room, MOST_BYTES)):
                        place = folder / inside
                        make_folder(place.parent)
                        room -= copy_member(archive.read(member), place, room)
                except DiskError:
                    raise
                except ArchiveError as error:
                    refused[name] = str(error)
                except BROKEN as error:
                    refused[name] = sentences.CANT_BE_UNPACKED.format(kind=type(error).__name__)
                if name in refused:
                    remove(folder / name)
                    (folder / name).mkdir()
    except DiskError:
        raise
    except (CutOffError, EOFError):
        raise CutOffError(sentences.DOWNLOAD_CUT_OFF.format(path=path)) from None
    except UnicodeEncodeError as error:
        raise ArchiveError(sentences.NAMES_NOT_UTF_8.format(encoding=error.encoding)) from None
    except BROKEN as error:
        reason = sentences.DOWNLOAD_CANT_BE_UNPACKED.format(path=path, kind=type(error).__name__)
        raise ArchiveError(reason) from None
    return refused


def open_archive(path, most_bytes=MOST_BYTES):
    """Open an archive by what is in it, whatever it is called; its members come out of `members()`."""
    if zipfile.is_zipfile(path):
        return ZipMembers(path, most_bytes)
    if begins_as_zip(path):  # and has no list of files at its end
        raise CutOffError(sentences.CUT_OFF)
    return TarMembers(path, most_bytes)


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
    if size > most_bytes or is_out_of_proportion(size, packed):
        raise ArchiveError(sentences.BOMB.format(size=size, packed=packed))
    return found


def make_folder(folder):
    """Make a folder to unpack into, and those above it."""
    with our_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)


def copy_member(source, place, room):
    """Copy one member, whatever size it said it had; return how many bytes it was."""
    with our_disk(place):
        file = place.open("xb", buffering=0)
    with source, file:
        size = 0
        while piece := source.read(65_536):
            size += len(piece)
            if size > room:
                raise ArchiveError(sentences.NO_ROOM.format(room=room))
            left = memoryview(piece)
            while left:  # the last bytes that a full disk takes are fewer than asked
                with our_disk(place):
                    left = left[file.write(left) :]
    return size


@contextlib.contextmanager
def our_disk(place):
    """Tell what a disk of this machine refuses from what is wrong with an archive."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:  # a name that can't be had here
            raise
        about = {"folder": place.parent, "reason": error.strerror}
        raise DiskError(sentences.DISK_FULL.format(**about)) from error
