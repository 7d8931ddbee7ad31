"""Memory: how much a process has held at most, as the kernel counts it, so the process can't lie."""

__all__ = ["FIRST_USE_BYTES", "peak_bytes", "reset_peak"]

FIRST_USE_BYTES = 32 << 20  # what libraries set up at their first use is no array of a rule's


def peak_bytes(pid):
    """Return the most memory that a process has ever held at once; 0 where the system doesn't tell.

    >>> import os
    >>> peak_bytes(os.getpid()) == 0 or peak_bytes(os.getpid()) > 1 << 20
    True
    """
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            return next(1024 * int(line.split()[1]) for line in file if line.startswith(b"VmHWM:"))
    except (OSError, ValueError, IndexError, StopIteration):
        return 0


def reset_peak(pid):
    """Let the kernel count from what a process holds now; where it may not, from what it has ever held."""
    try:
        with open(f"/proc/{pid}/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass
