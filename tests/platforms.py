"""What some tests need that the browser's Python lacks; see `python -m tests.browser.suite_in_pyodide`."""

import pytest

from autogradkit.platforms import in_browser

needs_threads = pytest.mark.skipif(in_browser(), reason="the browser's Python starts no threads")
needs_warnings_of_numpy = pytest.mark.skipif(
    in_browser(), reason="WebAssembly doesn't say that a number overflowed, so NumPy can't"
)
needs_processes = pytest.mark.skipif(in_browser(), reason="the browser's Python starts no processes")
