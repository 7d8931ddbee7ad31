"""A real IPython shell for a test, which leaves the test's own process as it was."""

import sys
from contextlib import contextmanager

import numpy as np
from IPython.core.interactiveshell import InteractiveShell


@contextmanager
def ipython_shell(make=InteractiveShell):
    """A shell as a notebook's kernel has it; its module is `__main__` only as long as it is there."""
    main = sys.modules["__main__"]
    shell = make()
    try:
        with np.printoptions():  # a cell's %precision is meant for the cells after it
            yield shell
    finally:
        InteractiveShell.clear_instance()
        sys.modules["__main__"] = main  # processes that are spawned later ask it for its file
