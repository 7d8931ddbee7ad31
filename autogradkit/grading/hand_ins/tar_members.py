"""A tar's members, each with its kind and its size, of a tar that may be packed and may be a bomb."""

import bz2
import gzip
import lzma
import re
import tarfile
import tempfile

from autogradkit.grading import sentences

from .archive_limits import ArchiveError, is_out_of_proportion
from .hand_in import MOST_BYTES

__all__ = ["TarMembers"]

MOST_HEADER = 16_384  # bytes of what a tar says of a file beside its own header
FURTHER_HEADERS = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE)
FURTHER_HEADERS += (tarfile.SOLARIS_XHDTYPE,)
LONG_NUMBER = re.compile(rb"\d{100}")  # Python's reader of such headers looks for numbers from every digit on


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
            if size > most_bytes or is_out_of_proportion(size, packed):
                aside.close()
                raise ArchiveError(sentences.TAR_BOMB.format(size=size, packed=packed))
            aside.write(piece)
    aside.seek(0)
    return aside
