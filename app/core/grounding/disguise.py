"""Undoing disguises: the same text as a machine would take it, however it was hidden from people.

Instructions planted in documents come letter by letter, in look-alike letters, in invisible ones, or encoded.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-"
    "\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_TAG_BLOCK = range(0xE0020, 0xE007F)  # Unicode tags: ASCII that no font shows
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ", "ABEKMHOPCTXaeopcyxijsdqwABEZHIKMNOPTYXaeiknoptux"
)
_LEET = str.maketrans("013457@$", "oieastas")
_CYRILLIC = re.compile("[\u0400-\u04ff]{4}")
_SPACED = re.compile(r"(?<!\S)(?:\S[ ._\-*·|/]{1,2}){3,}\S(?!\S)")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{24,}={0,2}(?![A-Za-z0-9+/_\-=])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){16,}(?![0-9A-Za-z])|(?:\\x[0-9a-fA-F]{2}){6,}")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}){3,}")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}[\w.]{0,12}){4,}")
_WRITTEN = 0.9
"""Share of letters of the scripts people here write in; noise read as UTF-16 scatters over every script."""
_SHORTEST = 8  # characters; a shorter decoded text is an accident


def readings(text: str) -> Iterator[str]:
    """The text as written, as it looks, with spaced-out letters joined, and everything decoded from it.

    Args:
        text: a sentence or a paragraph.

    Yields:
        Texts to be searched for instructions, each in one letter case and with single spaces.
    """
    plain = plain_form(text)
    yield plain
    if _CYRILLIC.search(text):
        yield " ".join(text.lower().split())
    joined = _joined(plain)
    if joined != plain:
        yield joined
    if re.search(r"[a-z][013457@$]|[013457@$][a-z]", plain):
        yield plain.translate(_LEET)
    if any(ord(letter) in _TAG_BLOCK for letter in text):
        yield plain_form("".join(chr(ord(c) - 0xE0000) if ord(c) in _TAG_BLOCK else " " for c in text))
    for decoded in _decoded(text):
        yield plain_form(decoded)


def plain_form(text: str) -> str:
    """Compatibility forms, invisible letters and look-alikes undone; lower case; white space single."""
    if text.isascii():
        return " ".join(html.unescape(text).lower().split())
    text = _INVISIBLE.sub("", html.unescape(text))
    text = "".join(letter for letter in text if ord(letter) not in _TAG_BLOCK)
    return " ".join(unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).lower().split())


def _joined(text: str) -> str:
    """ "무 시 하 라" and "i.g.n.o.r.e" without what was put between the letters."""
    return _SPACED.sub(lambda found: re.sub(r"[ ._\-*·|/]", "", found[0]), text)


def _decoded(text: str) -> Iterator[str]:
    for found in _BASE64.finditer(text):
        letters = found[0].rstrip("=").replace("-", "+").replace("_", "/")
        if not letters.isalpha() or not (letters.islower() or letters.isupper()):
            yield from _readable(_unbase64(letters))
    for found in _HEX.finditer(text):
        digits = re.sub(r"\\x|[ :]", "", found[0])
        yield from _readable(bytes.fromhex(digits))
    for found in _ESCAPES.finditer(text):
        yield "".join(chr(int(code, 16)) for code in re.findall(r"\\u([0-9a-fA-F]{4})", found[0]))
    for found in _PERCENT.finditer(text):
        yield unquote(found[0], errors="ignore")


def _unbase64(letters: str) -> bytes:
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _readable(data: bytes) -> Iterator[str]:
    """Decoded bytes, if they are text; a hash or a key decodes to noise."""
    for encoding in ("utf-8", "utf-16-le", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) >= _SHORTEST and _plausible(text):
            yield text
            return


def _plausible(text: str) -> bool:
    written = sum(letter.isascii() or "가" <= letter <= "힣" or "ぁ" <= letter <= "龥" for letter in text)
    return all(letter.isprintable() or letter.isspace() for letter in text) and written >= _WRITTEN * len(text)
