"""Fuzz the frame parser with atheris, on demand: `pip install atheris`, then

    python tests/grading/fuzz/fuzz_wire.py -max_total_time=60

Any exception but WireError, and any allocation beyond a frame, is a finding.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
with atheris.instrument_imports(include=["autogradkit.grading.wire"]):
    from autogradkit.grading import wire


def one_input(data):
    """Read one frame; what is read must survive being written and read again."""
    try:
        message = wire.read(wire.iter_bytes(data), layouts=True)
    except wire.WireError:
        return
    again = wire.read(wire.iter_bytes(wire.pack(message.kind, message.number, message.body)))
    assert (again.kind, again.number, set(again.body)) == (message.kind, message.number, set(message.body))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
