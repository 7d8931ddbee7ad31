"""Benchmarks: `python -m tests.benchmarks` prints what the kit costs beside hand-written NumPy and peers."""
