"""A zip's members, each with its kind and its size, and no more of the zip's list than fits."""

import io
import stat
import zipfile

from autogradkit.grading import sentences

from .archive_limits import ArchiveError, CutOffError
from .hand_in import MOST_BYTES
from .zip_encoding import decoder_of

__all__ = ["ZipMembers", "begins_as_zip"]

MOST_DIRECTORY, MOST_CLASS_DIRECTORY = 2_000_000, 30_000_000  # bytes of a zip's list of files
UTF_8 = 0x800  # a zip's flag for names in UTF-8
FIRST_MEMBER = b"PK\x03\x04"  # before each member's bytes; with the first one a zip begins


def begins_as_zip(path):
    """Return whether a file begins with the bytes before a zip's first member."""
    with path.open("rb") as file:
        return file.read(len(FIRST_MEMBER)) == FIRST_MEMBER


class ZipMembers(zipfile.ZipFile):
    """A zip file's members.

    Raises
    ------
    CutOffError
        If the list of files doesn't name the member with which the file begins. A list stands at its zip's
        end: the one that was found is of a zip that lies in this one, as a student's in a class's download.
    """

    def __init__(self, path, most_bytes=MOST_BYTES):
        most = MOST_DIRECTORY if most_bytes == MOST_BYTES else MOST_CLASS_DIRECTORY
        self.source = PieceReader(path, most)
        try:
            super().__init__(self.source)
            if begins_as_zip(path) and all(member.header_offset for member in self.infolist()):
                raise CutOffError(sentences.CUT_OFF)
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
            kind = "folder" if member.filename.endswith("/") else "file"  # `is_dir` fails on an empty name
            if mode and kind == "file" and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
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
