"""What is said when a part of a tensor would no longer be one."""

import pytest

from autogradkit.errors import DataError

__all__ = ["OUTDATED", "refused"]

OUTDATED = r"is a part of .* was written into since.*row = y\[0\].*copy\(\)"


def refused(write):
    """Whether writing is refused because what is written into is a part of another tensor."""
    with pytest.raises(DataError, match="part of another tensor"):
        write()
    return True
