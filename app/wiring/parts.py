"""Parts of an object that are made at their first use, by one thread."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")


class _Part(cached_property[T]):
    """A part of an object, made at its first use; when several threads need it, one makes it and the others wait."""

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None:
            return self
        with instance.making.setdefault(self.attrname, threading.RLock()):  # setdefault is one step: no race
            return super().__get__(instance, owner)


if TYPE_CHECKING:  # type checkers know the standard library's
    part = cached_property
else:
    part = _Part
