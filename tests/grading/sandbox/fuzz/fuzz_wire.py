"""Fuzz the frame parser with atheris, on demand: `pip install atheris`, then

    python tests/grading/sandbox/fuzz/fuzz_wire.py -max_total_time=60

Any exception but WireError, and any allocation beyond a frame, is a finding.
"""

import struct
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[4]))
with atheris.instrument_imports(
    include=["autogradkit.grading.sandbox.child_side.wire", "json.decoder", "json.scanner"]
):
    import json
    import json.decoder
    import json.scanner

    from autogradkit.grading.sandbox.child_side import wire

json.scanner.c_make_scanner = None  # so that what the parser sees can be learnt from
json.scanner.make_scanner = json.scanner.py_make_scanner
wire.FROM_JSON = json.JSONDecoder(parse_constant=wire.refuse_constant)
VALUES = {"status": "ok", "value": (1.5, None, float("nan"), (True, 2)), "found": {"f": ("g", "x")}}
WORDS = [
    "kind",
    "reply",
    "number",
    "body",
    "arrays",
    "array",
    "tuple",
    "map",
    "float",
    "nan",
    "<f8",
    "|b1",
    "C",
]


def one_input(data):
    """Read one frame; what is read must survive being written and read again.

    An odd first byte says that a header follows, up to a zero byte, whose length is put before it.
    """
    if data[:1] and data[0] & 1:
        head, _, rest = data[1:].partition(b"\0")
        data = struct.pack(">I", len(head)) + head + rest
    try:
        message = wire.read(wire.iter_bytes(data), layouts=True)
    except wire.WireError:
        return
    again = wire.read(wire.iter_bytes(wire.pack(message.kind, message.number, message.body)))
    assert (again.kind, again.number, set(again.body)) == (
        message.kind,
        message.number,
        set(message.body),
    )


def seeds(folder):
    """Write frames to begin with, and words to make others of; return the fuzzer's options."""
    import numpy as np

    for number, body in enumerate(({}, VALUES, {"value": (np.ones((2, 3)), np.zeros(0, bool))})):
        frame = wire.pack("reply", number, body)
        (length,) = struct.unpack(">I", frame[:4])
        (folder / str(number)).write_bytes(b"\1" + frame[4 : 4 + length] + b"\0" + frame[4 + length :])
    (folder / "words").write_text("".join(f'"\\"{word}\\""\n' for word in WORDS))
    return [str(folder), f"-dict={folder / 'words'}"]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup([*sys.argv, *seeds(Path(folder))], one_input)
        atheris.Fuzz()
