"""What the reader sandbox says to its parent: JSON lines, written by a child that is not trusted.

    {"progress": [done, total]}
    {"page": {…}}                 one per page, in order
    {"content": {…}}              everything else, last
    {"error": {"code", "values"}} instead of the content

The parent checks every type, range and span, because a hostile file may have taken over the child.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from app.core.document import Block, BlockKind, Content, Notice, OutlineEntry, Page
from app.core.messages import placeholders, words

_BYTES_PER_BOX = 8  # four 16-bit columns, see app.core.geometry
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|")
_LARGEST = 1 << 31
_FIELDS = 6  # of a block


class ProtocolError(Exception):
    """The child said something that it may not say."""


@dataclass(frozen=True, slots=True)
class Step:
    """Pages done, and pages in all (0 when unknown)."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Failure:
    """The child could not read the file: a code of `app.core.messages` with its values."""

    code: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Ending:
    """The last line: the content without its pages, and how many of them were sent."""

    content: Content
    page_count: int


Message = Step | Page | Ending | Failure


# --- the child's side --------------------------------------------------------------------------------------------


def encode_step(done: int, total: int) -> bytes:
    """One progress line."""
    return _line({"progress": [done, total]})


def encode_failure(code: str, values: dict[str, object]) -> bytes:
    """One error line; values that JSON does not have are sent as text."""
    return _line({"error": {"code": code, "values": {key: _scalar(value) for key, value in values.items()}}})


def encode_content(content: Content) -> Iterator[bytes]:
    """The lines of a content: its pages one by one, then the rest.

    Raises:
        ValueError: a number is not finite.
    """
    for page in content.pages:
        yield _line({"page": _page_fields(page)})
    yield _line(
        {
            "content": {
                "format": content.format,
                "title": _clean(content.title),
                "effective_date": content.effective_date,
                "metadata": {_clean(key): _clean(value) for key, value in content.metadata.items()},
                "outline": [[_clean(entry.title), entry.page, entry.level] for entry in content.outline],
                "attachments": [_clean(name) for name in content.attachments],
                "notices": [
                    [n.code, {key: _scalar(value) for key, value in n.values.items()}] for n in content.notices
                ],
                "paged": content.paged,
                "pages": len(content.pages),
            }
        }
    )


def _page_fields(page: Page) -> dict[str, object]:
    return {
        "number": page.number,
        "text": _clean(page.text),
        "blocks": [[b.kind.value, b.start, b.end, b.level, _clean(b.locator), b.header_end] for b in page.blocks],
        "label": _clean(page.label),
        "width": float(page.width),
        "height": float(page.height),
        "boxes": base64.b64encode(page.boxes).decode("ascii"),
        "needs_ocr": page.needs_ocr,
    }


def _line(message: dict[str, object]) -> bytes:
    return json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _clean(text: str) -> str:
    """Without NULs and lone surrogates, which the catalogue cannot store; the length stays, so spans still fit."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    return text.encode("utf-8", "replace").decode("utf-8")


def _scalar(value: object) -> object:
    if isinstance(value, str):
        return _clean(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_scalar(part) for part in value]
    return _clean(str(value))


# --- the parent's side -------------------------------------------------------------------------------------------


def decode_line(line: bytes) -> Message:
    """Check one line of the child and give what it means.

    Raises:
        ProtocolError: it is not one of the agreed messages.
    """
    try:
        message = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        _refuse("not JSON")
    if not isinstance(message, dict) or len(message) != 1:
        _refuse("not one message")
    kind, body = next(iter(message.items()))
    if kind == "progress" and isinstance(body, list) and len(body) == 2:
        return Step(_integer(body[0]), _integer(body[1]))
    if not isinstance(body, dict):
        _refuse("no body")
    if kind == "page":
        return _decode_page(body)
    if kind == "content":
        return _decode_ending(body)
    if kind != "error":
        _refuse("unknown message")
    return _decode_failure(body)


def _decode_page(body: dict[str, object]) -> Page:
    text = _text(body.get("text"))
    return Page(
        number=_integer(body.get("number"), low=1),
        text=text,
        blocks=_decode_blocks(body.get("blocks"), text),
        label=_text(body.get("label")),
        width=_measure(body.get("width")),
        height=_measure(body.get("height")),
        boxes=_decode_boxes(body.get("boxes"), len(text)),
        needs_ocr=_flag(body.get("needs_ocr")),
    )


def _decode_blocks(rows: object, text: str) -> tuple[Block, ...]:
    """Blocks in order, not overlapping, inside the text."""
    blocks: list[Block] = []
    previous = 0
    for row in _list(rows):
        parts = _list(row)
        if len(parts) != _FIELDS:
            _refuse("block")
        start = _integer(parts[1], low=previous, high=len(text))
        end = _integer(parts[2], low=start, high=len(text))
        header_end = _integer(parts[5], high=end)
        if header_end and header_end < start:
            _refuse("header outside its table")
        try:
            kind = BlockKind(_text(parts[0]))
        except ValueError:
            _refuse("block kind")
        blocks.append(Block(kind, start, end, _integer(parts[3], high=99), _text(parts[4]), header_end))
        previous = end
    return tuple(blocks)


def _decode_boxes(value: object, characters: int) -> bytes:
    """Packed boxes: one per character, or none. Inflated once here, bounded, so that it is safe later."""
    try:
        packed = base64.b64decode(_text(value), validate=True)
    except (binascii.Error, ValueError):
        _refuse("boxes")
    if not packed:
        return b""
    inflater = zlib.decompressobj()
    try:
        size = len(inflater.decompress(packed, characters * _BYTES_PER_BOX + 1))
    except zlib.error:
        _refuse("boxes")
    if size != characters * _BYTES_PER_BOX or inflater.unconsumed_tail:
        _refuse("boxes do not fit the text")
    return packed


def _decode_ending(body: dict[str, object]) -> Ending:
    date = _text(body.get("effective_date"))
    if not _ISO_DATE.fullmatch(date):
        _refuse("date")
    metadata = body.get("metadata")
    if not isinstance(metadata, dict):
        _refuse("metadata")
    content = Content(
        format=_text(body.get("format")),
        title=_text(body.get("title")),
        pages=(),
        effective_date=date,
        metadata={_text(key): _text(value) for key, value in metadata.items()},
        outline=tuple(_decode_outline(entry) for entry in _list(body.get("outline"))),
        attachments=tuple(_text(name) for name in _list(body.get("attachments"))),
        notices=tuple(_decode_notice(notice) for notice in _list(body.get("notices"))),
        paged=_flag(body.get("paged")),
    )
    return Ending(content, _integer(body.get("pages"), low=1))


def _decode_outline(entry: object) -> OutlineEntry:
    parts = _list(entry)
    if len(parts) != 3:
        _refuse("outline")
    return OutlineEntry(_text(parts[0]), _integer(parts[1]), _integer(parts[2]))


def _decode_notice(notice: object) -> Notice:
    parts = _list(notice)
    if len(parts) != 2 or not isinstance(parts[1], dict):
        _refuse("notice")
    return Notice(*_worded(_text(parts[0]), parts[1]))


def _decode_failure(body: dict[str, object]) -> Failure:
    values = body.get("values")
    if not isinstance(values, dict):
        _refuse("values")
    return Failure(*_worded(_text(body.get("code")), values))


def _worded(code: str, values: dict[str, object]) -> tuple[str, dict[str, object]]:
    """A code that has words, with values that fill its placeholders and are harmless themselves."""
    checked = {_text(key): _value(value) for key, value in values.items()}
    try:
        words(code, "ko", **checked)
        words(code, "en", **checked)
        if not placeholders(code) <= checked.keys():
            _refuse("code")
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        _refuse("code")
    return code, checked


def _value(value: object) -> object:
    if isinstance(value, list):
        return [_value(part) for part in value]
    if isinstance(value, str):
        return _text(value)
    return value if value is None or isinstance(value, bool) else _integer(value, low=-_LARGEST)


def _text(value: object) -> str:
    """Text that can be stored: no NUL, no lone surrogate."""
    if not isinstance(value, str) or "\x00" in value:
        _refuse("text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        _refuse("text")
    return value


def _integer(value: object, low: int = 0, high: int = _LARGEST) -> int:
    if type(value) is not int or not low <= value <= high:
        _refuse("number")
    return value


def _measure(value: object) -> float:
    if type(value) not in (int, float):
        _refuse("measure")
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number) or not 0 <= number < _LARGEST:
        _refuse("measure")
    return number


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        _refuse("flag")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        _refuse("list")
    return value


def _refuse(reason: str) -> NoReturn:
    raise ProtocolError(reason)
