"""Bytes to text: which character set a Korean office file is written in, and what is left out of the text.

Order: byte order marks, the set the file declares, UTF-16 without a mark, UTF-8, CP949 (EUC-KR and its extension), the
same two with a few broken bytes, and charset-normalizer as the last resort for foreign sets.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import DocumentError

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KOREAN_NAMES = {"euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "korean", "ms949", "windows-949", "uhc"}
_SAMPLE = 1 << 16  # characters or bytes looked at when a choice is made
_BROKEN_SHARE = 0.005  # a mended file has few broken bytes; more means that the set is another
_RARE_SHARE = 0.05  # share of syllables outside KS X 1001 that real CP949 text stays well below
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NEWLINES_KEEPING_PAGES = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width and bidirectional marks, and Unicode tags: none of them is visible, and
# all of them have been used to hide instructions in documents or to break up words. Joiners (U+200C/D) stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and where it came from.

    Attributes:
        text: cleaned text (see `clean`).
        encoding: the Python codec it was read with.
        damaged: a few bytes could not be read and stand as U+FFFD.
    """

    text: str
    encoding: str
    damaged: bool = False


def read_text(path: Path, declared: str = "", *, keep_form_feeds: bool = False) -> Decoded:
    """Read a text file.

    Raises:
        DocumentError: file_unreadable, or document_damaged when it is not text.
    """
    return decode(read_bytes(path), declared, keep_form_feeds=keep_form_feeds)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: file_missing or file_unreadable.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError("file_missing", path=str(path)) from None
    except OSError:
        raise DocumentError("file_unreadable", path=str(path)) from None


def decode(data: bytes, declared: str = "", *, keep_form_feeds: bool = False) -> Decoded:
    """Find the character set and decode.

    Args:
        data: the bytes of the whole text.
        declared: the character set the file names for itself (HTML meta, mail header), or "".
        keep_form_feeds: form feeds stay (they end pages of a text file); otherwise they become line ends.

    Raises:
        DocumentError: document_damaged when the bytes are no text in any character set.
    """
    text, encoding = _decode(data, declared)
    return Decoded(clean(text, keep_form_feeds=keep_form_feeds), encoding, "\ufffd" in text)


def clean(text: str, *, keep_form_feeds: bool = False) -> str:
    """Line ends as "\\n", composed Hangul (NFC: macOS writes decomposed syllables), no invisible characters.

    A no-break space becomes a space, so that "제1조\\u00a0제2항" is found like any other.
    """
    if text.isascii() and text.isprintable():
        return text
    text = (_NEWLINES_KEEPING_PAGES if keep_form_feeds else _NEWLINES).sub("\n", text)
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _decode(data: bytes, declared: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(name, "replace")), name
    if b"\x00" in data:
        utf16 = _utf16(data)
        if utf16:
            return utf16
        if data.count(0) > len(data) // 100:
            raise DocumentError("document_damaged")
        data = data.replace(b"\x00", b"")
    for name in (_codec(declared), "utf-8", "cp949"):
        text = _strict(data, name)
        if text is not None:
            return _checked(text), name
    return _mended(data) or _foreign(data)


def _codec(declared: str) -> str:
    """The Python codec of a declared character set; "" when it is unknown or not one for text."""
    name = declared.strip().strip("\"'").lower()
    if name in _KOREAN_NAMES:
        return "cp949"
    try:
        info = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    if info is None or not getattr(info, "_is_text_encoding", True):
        return ""
    # Single-byte sets accept any bytes, so a wrong declaration would hide Korean text: they are left to detection.
    return "" if info.name.startswith(("iso8859", "ascii", "cp125")) else info.name


def _strict(data: bytes, name: str) -> str | None:
    """The text when every byte is valid in the character set, and for CP949 also plausible."""
    if not name:
        return None
    try:
        text = data.decode(name)
    except (UnicodeError, ValueError):
        return None
    return None if name == "cp949" and not _plausible_korean(text) else text


def _plausible_korean(text: str) -> bool:
    """Bytes of other sets also pass as CP949, but then hit the rare syllables of its extension."""
    hangul = [char for char in text[:_SAMPLE] if "가" <= char <= "힣"]
    others = sum(char > "\x7f" for char in text[:_SAMPLE])
    if not hangul:
        return others == 0 or others * 5 < len(text[:_SAMPLE])
    rare = 0
    for char in hangul:
        try:
            char.encode("euc_kr")
        except UnicodeEncodeError:
            rare += 1
    return rare <= max(1, len(hangul) * _RARE_SHARE) and len(hangul) * 3 > others


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: nearly all characters are ASCII, Hangul or common Korean punctuation on one reading."""
    sample = data[: _SAMPLE & ~1]
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(name, "replace")
        good = sum(_common(char) for char in text)
        if text and good >= len(text) * 0.95:
            return data[: len(data) & ~1].decode(name, "replace"), name
    return None


def _common(char: str) -> bool:
    return (
        " " <= char <= "~"
        or char in "\t\r\n\f"
        or "가" <= char <= "힣"
        or "\u3000" <= char <= "\u318f"
        or "\u2010" <= char <= "\u27bf"
        or "一" <= char <= "鿿"
        or "\u00a0" <= char <= "\u00ff"
    )


def _mended(data: bytes) -> tuple[str, str] | None:
    """Korean text with a few broken bytes (cut in mid-character, or joined from two files)."""
    for name in ("utf-8", "cp949"):
        text = data.decode(name, "replace")
        sample = text[: _SAMPLE * 4]
        korean = any("가" <= char <= "힣" for char in sample)
        if korean and sample.count("\ufffd") <= max(1, len(sample) * _BROKEN_SHARE) and _plausible_korean(sample):
            return _checked(text), name
    return None


def _foreign(data: bytes) -> tuple[str, str]:
    """Another character set, as charset-normalizer judges it."""
    from charset_normalizer import from_bytes  # 30 ms to import, and rarely needed

    best = from_bytes(data[: _SAMPLE * 4]).best()
    if best is None:
        raise DocumentError("document_damaged")
    return _checked(data.decode(best.encoding, "replace")), best.encoding


def _checked(text: str) -> str:
    """Refuse what decodes but is no text: many control characters.

    Raises:
        DocumentError: document_damaged.
    """
    sample = text[:_SAMPLE]
    controls = sum(char < " " and char not in "\t\n\r\f\x0b\x1a\x1b" for char in sample)
    if controls > max(1, len(sample) // 100):
        raise DocumentError("document_damaged")
    return text
