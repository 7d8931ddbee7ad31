"""`python -m autogradkit` is the command `autogradkit`."""

import sys

from autogradkit.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
