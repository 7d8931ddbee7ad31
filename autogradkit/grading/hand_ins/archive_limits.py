"""What an archive may be: how many bytes for what it is packed to, and the error that says it is too much."""

from autogradkit.errors import AutogradkitError

__all__ = ["ArchiveError", "CutOffError", "DiskError", "is_out_of_proportion"]

RATIO = 200  # text is packed to a tenth, at most to a fiftieth
SMALL = 1_000_000  # below this, proportion doesn't matter


class ArchiveError(AutogradkitError):
    """An archive of which nothing is read."""


class CutOffError(ArchiveError):
    """An archive whose end is missing, as when a download was broken off."""


class DiskError(AutogradkitError):
    """A disk of this machine to which nothing can be unpacked; the archive may be as good as any."""


def is_out_of_proportion(size, packed):
    """Return whether so many bytes are more than text can be that was packed to so few."""
    return size > SMALL and size > RATIO * packed
