"""The wire: one message between the grader and the process that runs a hand-in, as bytes.

A frame is a 4-byte length, a JSON header of that length, and the raw little-endian buffers of the
arrays that the header describes. Nothing else can be said in it: no objects, no code, no pickle.
Whatever doesn't fit is a `WireError`, found before anything is allocated for it. Standard library
and NumPy only, because the child loads this file by its path.
"""

import json
import math
import re
import struct
from functools import lru_cache
from typing import NamedTuple

import numpy as np

__all__ = ["ARRAYS", "DEPTH", "DTYPES", "FRAME_BYTES", "HEADER_BYTES", "Message", "WireError", "pack", "read"]

HEADER_BYTES = 64 * 1024
FRAME_BYTES = 8 * 1024 * 1024  # ten times what any exercise sends; the grader makes some copies of a reply
ARRAYS = 256
AXES = 16
DEPTH = 6
DTYPES = ("|b1", "|i1", "|u1", *(f"<{kind}{size}" for kind in "iu" for size in (2, 4, 8)))
DTYPES += ("<f2", "<f4", "<f8", "<c8", "<c16")
KINDS = {name: np.dtype(name) for name in DTYPES}
LENGTH = struct.Struct(">I")
BEGIN = re.compile(rb'\{"kind": ?"([a-z]+)", ?"number": ?([0-9]{1,19}), ?')
LONGEST_KEPT = 1_000  # bytes of a header that is kept with what it says; most are one of a few, but for BEGIN


def refuse_constant(name):
    """Refuse the NaN and Infinity that Python's JSON would let in."""
    raise WireError(f"{name} is not JSON")


FROM_JSON, text_as_json = (
    json.JSONDecoder(parse_constant=refuse_constant),
    json.encoder.encode_basestring_ascii,
)
CONSTANTS = {None: "null", True: "true", False: "false"}


class WireError(ValueError):
    """Bytes that are not a frame, or a value that no frame can carry."""


class Message(NamedTuple):
    """One frame's content: what kind of message, the number it answers, and named values."""

    kind: str
    number: int
    body: dict


def pack(kind, number, body, *, layouts=False):
    """Turn a message into the bytes of one frame.

    Parameters
    ----------
    kind : str
    number : int
    body : dict of str to object
        None, bool, int, float, str, arrays, and tuples or dicts of them.
    layouts : bool
        Whether an array's memory order is told too, so that the other side can rebuild it.

    >>> read(iter_bytes(pack("ask", 1, {"g": np.ones(2), "axis": (0, 1)}))).body
    {'g': array([1., 1.]), 'axis': (0, 1)}
    """
    arrays = {}
    said = encode_entries(body, arrays, DEPTH)
    sent = [array for _, array, _ in arrays.values()]
    if len(sent) > ARRAYS or sum([array.nbytes for array in sent]) > FRAME_BYTES:
        raise WireError(f"more than {ARRAYS} arrays or {FRAME_BYTES >> 20} MB in one message")
    specs, buffers = [], []
    for array in sent:
        dtype = dtype_of(array)
        layout = layout_of(array) if layouts else "C"
        specs.append(f'["{dtype}", {[*array.shape]}, "{layout}"]')
        buffers.append((array if array.dtype.str == dtype else array.astype(dtype)).tobytes())
    specs = ", ".join(specs)
    head = f'{{"kind": "{kind}", "number": {number}, "body": {said}, "arrays": [{specs}]}}'.encode()
    if len(head) > HEADER_BYTES:
        raise WireError(f"a header of {len(head)} bytes; {HEADER_BYTES} is the most")
    return b"".join([LENGTH.pack(len(head)), head, *buffers])


def read(receive, *, layouts=False):
    """Read one frame through `receive(n)`, which returns exactly n bytes, and check all of it."""
    (length,) = LENGTH.unpack(receive(LENGTH.size))
    if length > HEADER_BYTES:
        raise WireError(f"a header of {length} bytes; {HEADER_BYTES} is the most")
    head = bytes(receive(length))
    begin = BEGIN.match(head)
    if begin is None or (number := int(begin[2])) >= 2**63:
        raise WireError("a header begins with a kind and a number of 63 bits")
    rest = head[begin.end() :]
    known, later, specs = (said_in if len(rest) <= LONGEST_KEPT else said_in.__wrapped__)(rest)
    arrays = [spec.build(receive(spec.nbytes) if spec.nbytes else b"", layouts) for spec in specs]
    body = known | {name: filled(value, arrays) for name, value in later}
    return Message(begin[1].decode(), number, body)


@lru_cache(512)
def said_in(rest):
    """Return what a header says behind BEGIN, checked: its values, those that may hold arrays, and the Specs.

    Most headers are one of a few, so what they say is kept; arrays have a Place in it.
    """
    try:
        text = rest.decode()
        header, end = FROM_JSON.raw_decode("{" + text)
    except (ValueError, RecursionError) as error:
        raise WireError(f"the header is not JSON: {error}") from None
    if end != len(text) + 1 or header.keys() != {"body", "arrays"}:
        raise WireError("a header has a kind, a number, a body and arrays")
    if type(header["body"]) is not dict or type(header["arrays"]) is not list:
        raise WireError("a header's body is a map, and its arrays are a list")
    specs = tuple([array_spec(spec) for spec in header["arrays"]])
    if len(specs) > ARRAYS or sum([spec.nbytes for spec in specs]) > FRAME_BYTES:
        raise WireError(f"more than {ARRAYS} arrays or {FRAME_BYTES >> 20} MB in one message")
    body = {
        without_surrogates(name): decode(value, len(specs), DEPTH) for name, value in header["body"].items()
    }
    later = tuple([(name, value) for name, value in body.items() if type(value) in (Place, tuple, dict)])
    return body, later, specs


class Place(int):
    """Stands for the array of this number."""


def filled(value, arrays):
    """Return a value of a body with its arrays; what can be changed is new."""
    kind = type(value)
    if kind is Place:
        return arrays[value]
    if kind is tuple:
        return tuple([filled(entry, arrays) for entry in value])
    if kind is dict:
        return {name: filled(entry, arrays) for name, entry in value.items()}
    return value


def encode(value, arrays, depth):
    """Return one value as JSON; arrays go into `arrays` (by identity, so `x` twice stays one array)."""
    if depth == 0:
        raise WireError(f"values nested more than {DEPTH} deep")
    if isinstance(value, str):
        return text_as_json(value)
    if isinstance(value, (np.ndarray, np.generic)):
        if id(value) not in arrays:  # the value is kept too, so that its id stays taken
            arrays[id(value)] = (len(arrays), np.asarray(value), value)
        return f'{{"array": {arrays[id(value)][0]}}}'
    if value is None or isinstance(value, bool):
        return CONSTANTS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        said = float.__repr__(value)
        return said if math.isfinite(value) else f'{{"float": "{said}"}}'
    if isinstance(value, (tuple, list)):
        entries = ", ".join([encode(entry, arrays, depth - 1) for entry in value])
        return f'{{"tuple": [{entries}]}}'
    if isinstance(value, dict):
        return f'{{"map": {encode_entries(value, arrays, depth - 1)}}}'
    raise WireError(f"a {type(value).__name__} can't be sent")


def encode_entries(entries, arrays, depth):
    """Return the entries of a dict as JSON."""
    said = [f"{text_as_json(str(name))}: {encode(value, arrays, depth)}" for name, value in entries.items()]
    return f"{{{', '.join(said)}}}"


def decode(value, arrays, depth):
    """Turn one JSON value back, refusing whatever `encode` would not have said; there are so many arrays."""
    kind = type(value)
    if depth == 0:
        raise WireError(f"values nested more than {DEPTH} deep")
    if kind is str:
        return without_surrogates(value)
    if kind is int and not -(2**63) <= value < 2**63:
        raise WireError("a whole number of more than 64 bits")
    if value is None or kind in (bool, int, float):
        return value
    if kind is not dict or len(value) != 1:
        raise WireError("a value that is neither a number, a text, a tuple, a map nor an array")
    ((tag, held),) = value.items()
    if tag == "array" and type(held) is int and 0 <= held < arrays:
        return Place(held)
    if tag == "float" and held in ("nan", "inf", "-inf"):
        return float(held)
    if tag == "tuple" and isinstance(held, list):
        return tuple([decode(entry, arrays, depth - 1) for entry in held])
    if tag == "map" and isinstance(held, dict):
        return {without_surrogates(name): decode(entry, arrays, depth - 1) for name, entry in held.items()}
    raise WireError(f"an unknown value {without_surrogates(str(tag))[:40]!r}")


class Spec(NamedTuple):
    """An array's dtype, shape and memory order, checked, before a byte of it is there."""

    dtype: np.dtype
    shape: tuple
    layout: str
    nbytes: int

    def build(self, data, layouts):
        """Make the (writable) array from its buffer."""
        data = data if type(data) is bytearray else bytearray(data)
        array = np.ndarray(self.shape, self.dtype, data)
        if not layouts or self.layout == "C" or array.ndim == 0:
            return array
        if self.layout == "F":
            return np.asfortranarray(array)
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), self.dtype)
        view = wide[..., ::-2]
        view[...] = array
        return view


def array_spec(spec):
    """Check one entry of the header's `arrays` and return the Spec."""
    if not isinstance(spec, list) or len(spec) != 3:
        raise WireError("an array is described by dtype, shape and layout")
    dtype, shape, layout = spec
    if not isinstance(dtype, str) or dtype not in DTYPES or layout not in ("C", "F", "S"):
        raise WireError("an array of a dtype or layout that isn't sent here")
    if not isinstance(shape, list) or len(shape) > AXES:
        raise WireError(f"an array's shape is a list of at most {AXES} lengths")
    for length in shape:
        if type(length) is not int or not 0 <= length <= FRAME_BYTES:
            raise WireError("an array with a length below 0 or beyond the frame")
    return spec_of(dtype, tuple(shape), layout)


@lru_cache(512)
def spec_of(dtype, shape, layout):
    """Return the Spec of an array, of a known dtype and plain lengths, that is not too large."""
    kind = KINDS[dtype]
    if math.prod(max(length, 1) for length in shape) * kind.itemsize > FRAME_BYTES:
        raise WireError(f"an array of more than {FRAME_BYTES >> 20} MB")
    return Spec(kind, shape, layout, math.prod(shape) * kind.itemsize)


def dtype_of(array):
    """Return the little-endian dtype under which an array is sent."""
    dtype = array.dtype.str  # of one byte, or in the machine's own order: mostly it is known as it is
    if dtype not in DTYPES:
        dtype = array.dtype.newbyteorder("<").str
    if dtype not in DTYPES:
        raise WireError(f"an array of {array.dtype} can't be sent")
    return dtype


def layout_of(array):
    """Tell how an array lies in memory: C, F (Fortran) or S (anything with gaps or backwards)."""
    return "C" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "S"


def without_surrogates(text):
    """Return the text without lone surrogates, so that it can be written anywhere."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def iter_bytes(data):
    """Return a `receive` over bytes at hand; WireError when they run out."""
    view, position = memoryview(data), 0

    def receive(n):
        nonlocal position
        if position + n > len(view):
            raise WireError("the frame ends early")
        position += n
        return view[position - n : position]

    return receive
