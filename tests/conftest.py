"""What every test process passes on to the processes it starts.

One thread for each matrix product: the lessons' matrices are small, a second thread gains nothing, and on a
busy machine the two wait for each other. Lesson 12 then took more than 400 s in place of 60. And an ear for
Ctrl-C: who is started in the background has none, nor have those that it starts.

Properties have no deadline: on a busy machine any of them may take a second, and be right.
"""

import gc
import os
import signal

import pytest
from hypothesis import settings

settings.register_profile("any time", deadline=None)
settings.load_profile("any time")
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.hookimpl(optionalhook=True)  # where pytest-xdist is installed
def pytest_xdist_auto_num_workers():
    """A process more than there are cores: many tests wait, for a browser, a kernel or a time limit."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True, scope="module")
def garbage_is_searched_among_new_objects():
    """Leave what earlier tests have made out of Python's search for garbage.

    A process of thousands of tests holds millions of objects. To search them all again and again made one
    test, which reads many small trees, take 800 s in place of 3.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def numpy_prints_after_a_module_as_before():
    """Fail if a program that a test ran has set them: examples elsewhere print numbers, too."""
    import numpy as np

    before = np.get_printoptions()
    yield
    assert np.get_printoptions() == before, "put NumPy's print options back: with np.printoptions(): …"
