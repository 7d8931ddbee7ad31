"""Patches: places at which something else stands inside a block."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import is_
from typing import Any, NamedTuple

__all__ = ["Patch", "Patches", "all_stand", "in_place", "part_by_part", "patch"]


class Patch(NamedTuple):
    """A place: whose attribute it is, what stands there, and what stands there inside the block."""

    owner: Any
    name: str
    old: Any
    new: Any


class Patches(NamedTuple):
    """Many patches, part by part: the engine has hundreds, and each compilation looks at all of them."""

    owners: tuple
    names: tuple
    olds: tuple
    news: tuple


def patch(owner: Any, name: str, replacement: Callable) -> Patch:
    """Return the patch at a place; `replacement` makes of what stands there what stands there inside."""
    old = owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)
    return Patch(owner, name, old, replacement(old))


def part_by_part(patches: list[Patch]) -> Patches:
    """Return a list of patches part by part."""
    return Patches(*zip(*patches, strict=True)) if patches else Patches((), (), (), ())


def all_stand(patches: Patches) -> bool:
    """Whether at each place stands what stood there when the patches were made."""
    return all(map(is_, map(getattr, patches.owners, patches.names), patches.olds))


@contextmanager
def in_place(patches: Patches) -> Iterator[None]:
    """Let patches be in their places inside the block."""
    owners, names, olds, news = patches
    try:
        put(owners, names, news)
        yield
    finally:
        put(owners, names, olds)


def put(owners: tuple, names: tuple, things: tuple) -> None:
    """Put things in their places."""
    deque(map(setattr, owners, names, things), maxlen=0)
