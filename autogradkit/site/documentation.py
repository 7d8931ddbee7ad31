"""The documentation, as pages that Sphinx makes of the kit itself."""

__all__ = ["write_documentation"]


def write_documentation(target, work, wishes):
    """Write the documentation to the folder `target`."""
