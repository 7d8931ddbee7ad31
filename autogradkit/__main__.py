"""`python -m autogradkit` is the command `autogradkit`."""

import sys

from autogradkit.ctrl_c import say_interrupted

__all__ = ["main"]


def main(argv=None):
    """Run one command and return its exit code, also if Ctrl-C comes while the commands are being loaded."""
    try:
        from autogradkit.commands.main import main as run
    except KeyboardInterrupt:
        return say_interrupted()
    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
