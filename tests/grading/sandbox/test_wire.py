import json
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autogradkit.grading.sandbox.child_side import wire
from autogradkit.grading.sandbox.child_side.wire import Message, WireError, iter_bytes, pack, read

DTYPES = st.sampled_from([np.dtype(name) for name in wire.DTYPES])
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
PLAIN = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=20)
VALUES = st.recursive(PLAIN | ARRAYS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)


def framed(header, buffers=b""):
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack(">I", len(head)) + head + buffers


def told(arrays, body=None):
    return {"kind": "reply", "number": 1, "body": body or {}, "arrays": arrays}


def same(a, b):
    if isinstance(a, np.ndarray):
        return (
            a.dtype == b.dtype and a.shape == b.shape and np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
        )
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b or (a != a and b != b)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=3), st.booleans())
@settings(max_examples=100, deadline=None)
def test_what_is_sent_arrives(body, layouts):
    try:
        data = pack("ask", 7, body, layouts=layouts)
    except WireError:
        return  # nested too deep
    got = read(iter_bytes(data), layouts=layouts)
    assert (got.kind, got.number) == ("ask", 7)
    assert set(got.body) == {name.encode("utf-8", "replace").decode() for name in body}
    assert all(same(value, got.body[name]) for name, value in body.items() if name in got.body)


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_bytes_that_are_no_frame_are_refused_and_nothing_else_happens(data):
    with pytest.raises(WireError):
        read(iter_bytes(data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
NAMED = st.sampled_from(["array", "float", "tuple", "map", "body"])


@given(
    st.fixed_dictionaries({"kind": JSON, "number": JSON, "body": JSON, "arrays": JSON})
    | st.fixed_dictionaries(
        {
            "kind": st.just("reply"),
            "number": st.just(1),
            "body": st.dictionaries(NAMED, st.dictionaries(NAMED, JSON, max_size=1), max_size=2),
            "arrays": st.lists(
                st.tuples(st.sampled_from(wire.DTYPES) | JSON, JSON, st.just("C")).map(list), max_size=2
            ),
        }
    ),
    st.binary(max_size=64),
)
@settings(max_examples=300, deadline=None)
def test_any_header_is_a_message_or_a_wire_error(header, buffers):
    try:
        assert isinstance(read(iter_bytes(framed(header, buffers))), Message)
    except WireError:
        pass


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_frame_with_flipped_bytes_is_a_message_or_a_wire_error(data):
    frame = bytearray(pack("reply", 3, {"value": (np.arange(6.0).reshape(2, 3), None), "status": "ok"}))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(read(iter_bytes(bytes(frame))), Message)
    except WireError:
        pass


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b"[" + b"1," * 10_000,
        b'{"number": ' + b"9" * 5_000 + b"}",
        json.dumps(told([["|O", [1], "C"]])).encode(),
        json.dumps(told([["<f8", [1 << 40], "C"]])).encode(),
        json.dumps(told([["<f8", [1 << 13, 1 << 13], "C"]])).encode(),
        json.dumps(told([["<f8", [0, 1 << 26, 1 << 26], "C"]])).encode(),
        json.dumps(told([["<f8", [-1], "C"]])).encode(),
        json.dumps(told([["<f8", [True], "C"]])).encode(),
        json.dumps(told([["<f8", [1.5], "C"]])).encode(),
        json.dumps(told([["<f8", [], ""]])).encode(),
        json.dumps(told([["<f8", [1 << 20], "C"]] * 300)).encode(),
        json.dumps(told([], {"value": {"array": 0}})).encode(),
        json.dumps(told([], {"value": json.loads('{"tuple": [' * 8 + "]}" * 8)})).encode(),
        b'{"kind": "reply", "number": NaN, "body": {}, "arrays": []}',
        json.dumps(told([]) | {"passed": True}).encode(),
        b'{"number": 1, "kind": "reply", "body": {}, "arrays": []}',
        b'{"kind": "reply", "number": 1, "body": {}, "arrays": [], "kind": "ask"}',
        b'{"kind": "reply", "number": 1, "body": {}, "arrays": []} ',
        b'{"kind": "reply", "number": 9223372036854775808, "body": {}, "arrays": []}',
        b'{"kind": "reply", "number": 1, "body": {"x": {"array": true}}, "arrays": [["<f8", [], "C"]]}',
    ],
    ids=lambda header: header[:40].decode(),
)
def test_an_odd_header_is_refused_before_anything_is_allocated(header):
    asked = []

    def receive(n):
        asked.append(n)
        return feed(n)

    feed = iter_bytes(framed(header, b"\0" * 4096))
    with pytest.raises(WireError):
        read(receive)
    assert max(asked) <= wire.HEADER_BYTES


def test_a_header_longer_than_the_limit_is_not_even_read():
    with pytest.raises(WireError, match="65536 is the most"):
        read(iter_bytes(struct.pack(">I", 1 << 31) + b" " * 100))


@pytest.mark.parametrize("value", [object(), {1, 2}, np.array([None]), np.array(["a"]), b"bytes", lambda: 0])
def test_only_numbers_texts_and_arrays_of_numbers_can_be_sent(value):
    with pytest.raises(WireError):
        pack("ask", 1, {"x": value})


def test_an_array_too_large_for_a_frame_is_refused_before_it_is_copied():
    with pytest.raises(WireError, match="8 MB"):
        pack("ask", 1, {"x": np.broadcast_to(1.0, (100_000, 100_000))})


def test_one_array_under_two_names_stays_one_array():
    x = np.ones(3)
    body = read(iter_bytes(pack("ask", 1, {"x": x, "y": x}))).body
    assert body["x"] is body["y"]


def test_what_was_read_from_one_frame_can_be_changed_without_another_of_the_same_header():
    frame = pack("ask", 1, {"arguments": {"x": np.zeros(2), "axis": (0, (1,))}})
    first, second = (read(iter_bytes(frame)).body["arguments"] for _ in range(2))
    first["x"][0], first["y"] = 1.0, 2.0
    assert second.keys() == {"x", "axis"}
    assert second["x"].tolist() == [0.0, 0.0]


def test_frames_of_one_header_hold_each_its_own_numbers():
    frames = [pack("reply", n, {"value": (np.full(2, float(n)), None)}) for n in (1, 2)]
    got = [read(iter_bytes(frame)) for frame in frames]
    assert [(one.number, one.body["value"][0].tolist()) for one in got] == [(1, [1.0, 1.0]), (2, [2.0, 2.0])]


@pytest.mark.parametrize("order", ["C", "F", "S"])
def test_how_an_array_lies_in_memory_is_rebuilt_on_the_other_side(order):
    x = np.arange(12.0).reshape(3, 4)
    x = {"C": x, "F": np.asfortranarray(x), "S": np.repeat(x, 2, axis=1)[:, ::-2]}[order]
    got = read(iter_bytes(pack("ask", 1, {"x": x}, layouts=True)), layouts=True).body["x"]
    assert np.array_equal(got, x)
    assert (got.flags.c_contiguous, got.flags.f_contiguous) == (x.flags.c_contiguous, x.flags.f_contiguous)
    assert got.flags.writeable


def test_the_wire_needs_nothing_of_the_kit():
    text = Path(wire.__file__).read_text()
    assert "from ." not in text
    assert "pickle" not in text.replace("no pickle", "")
