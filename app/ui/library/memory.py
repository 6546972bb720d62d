"""What the panel wants to find again at the next start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from app.ui.library.arrange import Order


class _Stored(msgspec.Struct):
    order: Order = Order.NAME
    collapsed: list[str] = []
    created: list[str] = []


@dataclass(frozen=True, slots=True)
class ViewState:
    """Order, folded collections, collections without documents."""

    order: Order = Order.NAME
    collapsed: frozenset[str] = frozenset()
    created: Iterable[str] = field(default_factory=tuple)

    def to_text(self) -> str:
        """As text, for the window's settings."""
        stored = _Stored(self.order, sorted(self.collapsed), sorted(self.created))
        return msgspec.json.encode(stored).decode()

    @classmethod
    def from_text(cls, text: str) -> ViewState:
        """Read `to_text`; text of any other kind gives the state of a first start."""
        try:
            stored = msgspec.json.decode(text, type=_Stored)
        except (msgspec.MsgspecError, UnicodeError):
            return cls()
        return cls(stored.order, frozenset(stored.collapsed), tuple(stored.created))
