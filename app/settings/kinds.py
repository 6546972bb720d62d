"""The kinds of value: what each takes from a settings file or the registry, and what it refuses.

TOML and the registry meet here: a yes or no is `true` in one and 1 in the other. Nothing is guessed beyond that: "yes",
"80%" or 1.0 are refused, since a policy that means something else than it says is worse than one that stops.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.core.packs.public_key import is_sound
from app.settings import folders
from app.settings.schema import Invalid, Registry, Text

E = TypeVar("E", bound=StrEnum)

_LONGEST_TEXT = 32_767  # characters of the longest path on Windows: learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation
_LONGEST_LIST = 1000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')  # learn.microsoft.com/windows/win32/fileio/naming-a-file


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no: true/false, in the registry 1/0."""

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.NUMBER

    @property
    def grammar(self) -> str:
        """What is expected."""
        return "true | false  (1 | 0)"

    def parse(self, raw: object) -> bool:
        """The value; raises Invalid."""
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, int) and raw in (0, 1):
            return bool(raw)
        raise Invalid

    def plain(self, value: object) -> bool:
        """As a settings file holds it."""
        return bool(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in a range, ends included."""

    low: int
    high: int

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.NUMBER

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f"{self.low} – {self.high}"

    def parse(self, raw: object) -> int:
        """The value; raises Invalid."""
        if isinstance(raw, int) and not isinstance(raw, bool) and self.low <= raw <= self.high:
            return int(raw)
        raise Invalid

    def plain(self, value: object) -> int:
        """As a settings file holds it."""
        return self.parse(value)


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of a few words.

    Args:
        kind: the enumeration.
        titles: what people read for each.
    """

    kind: type[E]
    titles: Mapping[E, Text]

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRING

    @property
    def grammar(self) -> str:
        """What is expected."""
        return " | ".join(f'"{option.value}"' for option in self.kind)

    def parse(self, raw: object) -> E:
        """The value; raises Invalid."""
        if not isinstance(raw, str):
            raise Invalid
        try:
            return self.kind(raw)
        except ValueError:
            raise Invalid from None

    def plain(self, value: object) -> str:
        """As a settings file holds it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file without a folder, or "" for none."""

    suffix: str

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRING

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f'"…{self.suffix}" | ""'

    def parse(self, raw: object) -> str:
        """The value; raises Invalid."""
        if not isinstance(raw, str) or len(raw) > 255 or _NOT_IN_NAMES.search(raw) or not _is_text(raw):
            raise Invalid
        if raw and not raw.lower().endswith(self.suffix):
            raise Invalid
        return raw

    def plain(self, value: object) -> str:
        """As a settings file holds it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Folder:
    """An absolute folder, or "" for the program's own choice. It need not exist: shares come and go."""

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRING

    @property
    def grammar(self) -> str:
        """What is expected."""
        return folders.GRAMMAR + ' | ""'

    def parse(self, raw: object) -> str:
        """The value as it was written; raises Invalid. `folders.expand` makes a path of it."""
        return "" if raw == "" else checked_folder(raw)

    def plain(self, value: object) -> str:
        """As a settings file holds it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class FolderList:
    """Absolute folders."""

    fewest: int = 0

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRINGS

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f"[{folders.GRAMMAR}, …]{_at_least(self.fewest)}"

    def parse(self, raw: object) -> tuple[str, ...]:
        """The values as they were written; raises Invalid."""
        return tuple(dict.fromkeys(checked_folder(each) for each in _items(raw, self.fewest)))

    def plain(self, value: object) -> list[str]:
        """As a settings file holds it."""
        return _plain_list(value)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words out of a known set, e.g. file formats."""

    known: frozenset[str]
    fewest: int = 0

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRINGS

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f"[{' | '.join(sorted(self.known))}, …]{_at_least(self.fewest)}"

    def parse(self, raw: object) -> tuple[str, ...]:
        """The values in small letters, without a leading dot; raises Invalid."""
        words = tuple(dict.fromkeys(each.lower().removeprefix(".") for each in _items(raw, self.fewest)))
        if not self.known.issuperset(words):
            raise Invalid
        return words

    def plain(self, value: object) -> list[str]:
        """As a settings file holds it."""
        return _plain_list(value)


@dataclass(frozen=True, slots=True)
class HashList:
    """SHA-256 values, 64 hexadecimal digits each."""

    fewest: int = 0

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRINGS

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f"[SHA-256: [0-9a-f]{{64}}, …]{_at_least(self.fewest)}"

    def parse(self, raw: object) -> tuple[str, ...]:
        """The values in small letters; raises Invalid."""
        hashes = tuple(dict.fromkeys(each.lower() for each in _items(raw, self.fewest)))
        if not all(_SHA256.fullmatch(each) for each in hashes):
            raise Invalid
        return hashes

    def plain(self, value: object) -> list[str]:
        """As a settings file holds it."""
        return _plain_list(value)


@dataclass(frozen=True, slots=True)
class PublicKeyList:
    """Ed25519 public keys (RFC 8032): 32 bytes each, as hexadecimal digits or as Base64."""

    fewest: int = 0

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRINGS

    @property
    def grammar(self) -> str:
        """What is expected."""
        return f"[Ed25519: [0-9a-f]{{64}} | Base64, …]{_at_least(self.fewest)}"

    def parse(self, raw: object) -> tuple[str, ...]:
        """The keys as small hexadecimal digits; raises Invalid."""
        return tuple(dict.fromkeys(_public_key(each) for each in _items(raw, self.fewest)))

    def plain(self, value: object) -> list[str]:
        """As a settings file holds it."""
        return _plain_list(value)


def _public_key(text: str) -> str:
    try:
        is_hex = bool(_SHA256.fullmatch(text.lower()))  # 32 bytes in hex look like a hash
        key = bytes.fromhex(text) if is_hex else base64.b64decode(text, validate=True)
    except ValueError:
        raise Invalid from None
    if not is_sound(key):
        raise Invalid
    return key.hex()


@dataclass(frozen=True, slots=True)
class WordOrFile:
    """One of a few words, or the absolute path of a file.

    Args:
        words: the words.
        suffix: what the file's name ends in.
    """

    words: tuple[str, ...]
    suffix: str

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""
        return Registry.STRING

    @property
    def grammar(self) -> str:
        """What is expected."""
        return " | ".join([*(f'"{word}"' for word in self.words), f"{folders.GRAMMAR}…{self.suffix}"])

    def parse(self, raw: object) -> str:
        """The value as it was written; raises Invalid."""
        if isinstance(raw, str) and raw in self.words:
            return raw
        path = checked_folder(raw)
        if not path.lower().endswith(self.suffix):
            raise Invalid
        return path

    def plain(self, value: object) -> str:
        """As a settings file holds it."""
        return str(value)


def checked_folder(raw: object) -> str:
    """An absolute path, or one that starts with a known variable.

    Raises:
        Invalid: it is relative, names an unknown variable, or holds characters that no path has.
    """
    if not isinstance(raw, str) or len(raw) > _LONGEST_TEXT or not _is_text(raw):
        raise Invalid
    text = raw.strip()
    if not folders.is_usable(text, windows=os.name == "nt"):
        raise Invalid
    return text


def _is_text(raw: str) -> bool:
    """No control characters, and no halves of characters (names that are not Unicode), which no file could hold."""
    return not any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in raw)


def _items(raw: object, fewest: int) -> list[str]:
    """Entries of a list, blank ones (an empty line of a policy editor's box) left out."""
    if not isinstance(raw, list | tuple) or len(raw) > _LONGEST_LIST:
        raise Invalid
    if not all(isinstance(each, str) for each in raw):
        raise Invalid
    items = [each.strip() for each in raw if each.strip()]
    if len(items) < fewest:
        raise Invalid
    return items


def _plain_list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _at_least(fewest: int) -> str:
    return f"  (≥ {fewest})" if fewest else ""
