"""Objects such as answers meet them: plain ones, and what Python itself runs with. What may follow?"""

import collections
import contextlib
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import graphlib
import hashlib
import io
import itertools
import logging
import queue
import random
import re
import statistics
import sys
import time
import types
import uuid
import weakref

import numpy as np

__all__ = ["INSIDE", "PLAIN"]


def numbers():
    yield 1


async def later():
    pass


async def numbers_later():
    yield 1


def error():
    try:
        raise ValueError("some words")
    except ValueError as seen:
        return seen


@functools.singledispatch
def dispatched(x):
    return x


class Kind(enum.Enum):
    A = 1


@dataclasses.dataclass
class Record:
    data: int = 0

    @functools.cached_property
    def shape(self):
        return self.data

    @property
    def size(self):
        return self.data


PLAIN = (
    True,
    1,
    1.0,
    1j,
    "a",
    b"a",
    bytearray(b"a"),
    [1],
    (1,),
    {1: 1},
    {1},
    frozenset([1]),
    range(2),
    slice(1),
    {}.keys(),
    {}.items(),
    enumerate([1]),
    zip([1]),
    map(abs, [1]),
    filter(None, [1]),
    reversed([1]),
    collections.deque([1]),
    collections.Counter("a"),
    collections.defaultdict(),
    collections.OrderedDict(),
    collections.ChainMap(),
    collections.UserDict(),
    collections.UserList(),
    Kind.A,
    Record(),
    Record.size,
    fractions.Fraction(1, 2),
    decimal.Decimal(1),
    decimal.getcontext(),
    re.compile("a"),
    re.match("a", "a"),
    np.ones(2),
    np.float64(1),
    np.add,
    np.random.default_rng(0),
    np.random.RandomState(0),
    np.dtype(float),
    np.finfo(float),
    np.iinfo(int),
    np.poly1d([1]),
    np.polynomial.Polynomial([1]),
    np.ones(2).flat,
    np.nditer([1]),
    np.broadcast([1], [1]),
    np.errstate(),
    np.vectorize(abs),
    np.ones(2).flags,
    np.matrix([1]),
    np.linalg.svd(np.eye(2)),
    np.linalg.eig(np.eye(2)),
    np.linalg.slogdet(np.eye(2)),
    error(),
    StopIteration(1),
    AttributeError("a"),
    OSError(1, "a"),
    SystemExit(1),
    SyntaxError("a"),
    functools.partial(abs),
    functools.lru_cache(abs),
    dispatched,
    Record.__dict__["shape"],
    itertools.chain([1]),
    contextlib.ExitStack(),
    contextlib.nullcontext(),
    contextlib.suppress(KeyError),
    contextlib.closing(io.StringIO()),
    contextlib.contextmanager(numbers)(),
    random.Random(0),
    statistics.NormalDist(),
    time.localtime(),
    datetime.datetime(2000, 1, 1),
    datetime.timedelta(1),
    datetime.UTC,
    queue.Queue(),
    graphlib.TopologicalSorter(),
    logging.getLogger("of a test"),
    csv.writer(io.StringIO()),
    io.StringIO(),
    sys.float_info,
    sys.version_info,
    uuid.uuid4(),
    hashlib.md5(),
    weakref.WeakKeyDictionary(),
    weakref.WeakSet(),
    memoryview(b"a"),
    types.SimpleNamespace(data=1),
    types.MappingProxyType({}),
)
INSIDE = (
    sys._getframe(),
    error().__traceback__,
    numbers(),
    numbers.__code__,
    numbers_later(),
    types.CellType(1),
    numbers,
    [].append,
    abs,
    type,
    object,
    list[int],
    int | None,
)
