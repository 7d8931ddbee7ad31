"""The current trace: the one that is being made in this context, if there is one."""

from contextvars import ContextVar
from typing import Any

__all__ = ["active", "current"]

current: ContextVar[Any] = ContextVar("trace", default=None)
active = current.get
