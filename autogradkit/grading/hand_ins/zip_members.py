"""A zip's members, each with its kind and its size, and no more of the zip's list than fits."""

import io
import stat
import zipfile

from autogradkit.grading import sentences

from .archive_limits import ArchiveError
from .hand_in import MOST_BYTES
from .zip_encoding import decoder_of

__all__ = ["ZipMembers"]

MOST_DIRECTORY, MOST_CLASS_DIRECTORY = 2_000_000, 30_000_000  # bytes of a zip's list of files
UTF_8 = 0x800  # a zip's flag for names in UTF-8


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
