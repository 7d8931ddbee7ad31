"""`python -m autogradkit` is the command `autogradkit`."""

import sys

from autogradkit.commands.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
