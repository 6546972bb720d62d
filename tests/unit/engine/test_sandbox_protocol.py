"""The child's lines: what goes in comes out, and nothing else is let through."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from app.core.document import Block, BlockKind, Content, Notice, OutlineEntry, Page
from app.core.geometry import pack
from app.engine.sandbox_protocol import (
    Ending,
    Failure,
    ProtocolError,
    Step,
    decode_line,
    encode_content,
    encode_failure,
    encode_step,
)

PAGE = Page(
    number=2,
    text="제1조 목적\n표 | 값",
    blocks=(
        Block(BlockKind.HEADING, 0, 6, 1, "1행"),
        Block(BlockKind.TABLE, 7, 12, 0, "시트 1", 8),
    ),
    label="ii",
    width=595.3,
    height=841.9,
    boxes=pack([(1.0, 2.0, 3.0, 4.0)] * 12),
    needs_ocr=True,
)
CONTENT = Content(
    format="pdf",
    title="규정",
    pages=(PAGE,),
    effective_date="2026-02-13",
    metadata={"author": "김"},
    outline=(OutlineEntry("제1장", 2, 1),),
    attachments=("별표.hwp",),
    notices=(Notice("needs_ocr", {"pages": "1, 2"}),),
    paged=False,
)


def page_fields() -> dict:
    return json.loads(next(encode_content(CONTENT)))["page"]


def content_fields() -> dict:
    return json.loads(list(encode_content(CONTENT))[-1])["content"]


def line(**message: object) -> bytes:
    return json.dumps(message).encode()


def test_a_content_survives_the_way() -> None:
    *pages, last = [decode_line(line) for line in encode_content(CONTENT)]
    assert pages == [PAGE]
    assert isinstance(last, Ending)
    assert (last.page_count, last.content.pages) == (1, ())
    assert last.content.__class__(**{name: getattr(CONTENT, name) for name in CONTENT.__slots__}) == CONTENT
    for name in set(CONTENT.__slots__) - {"pages"}:
        assert getattr(last.content, name) == getattr(CONTENT, name)


def test_steps_and_failures_survive_the_way() -> None:
    assert decode_line(encode_step(3, 0)) == Step(3, 0)
    failure = encode_failure("file_too_large", {"megabytes": 3, "limit": 1})
    assert decode_line(failure) == Failure("file_too_large", {"megabytes": 3, "limit": 1})


def test_text_that_cannot_be_stored_is_mended_without_moving_spans() -> None:
    page = Page(1, "가\x00나\ud800다", (Block(BlockKind.PARAGRAPH, 0, 5),))
    sent = decode_line(next(encode_content(Content("txt", "\ud800", (page,)))))
    assert isinstance(sent, Page)
    assert (sent.text, sent.blocks) == ("가\ufffd나?다", page.blocks)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_are_not_sent(value: float) -> None:
    with pytest.raises(ValueError):
        list(encode_content(Content("txt", "", (Page(1, "", width=value),))))


BOMB = base64.b64encode(zlib.compress(bytes(1 << 20))).decode()


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": True},
        {"number": 1.0},
        {"number": "1"},
        {"number": 1 << 40},
        {"text": None},
        {"text": ["a"]},
        {"text": "짧다"},
        {"text": "제1조 목적\n\x00 | 값"},
        {"text": "제1조 목적\n\ud800 | 값"},
        {"blocks": None},
        {"blocks": [["heading", 0, 99, 0, "", 0]]},
        {"blocks": [["heading", 3, 2, 0, "", 0]]},
        {"blocks": [["heading", -1, 2, 0, "", 0]]},
        {"blocks": [["heading", 0, 5, 0, "", 0], ["heading", 4, 8, 0, "", 0]]},
        {"blocks": [["heading", 5, 8, 0, "", 0], ["heading", 0, 4, 0, "", 0]]},
        {"blocks": [["headline", 0, 2, 0, "", 0]]},
        {"blocks": [["table", 2, 4, 0, "", 1]]},
        {"blocks": [["table", 0, 4, 0, "", 5]]},
        {"blocks": [["table", 0, 4, 0, ""]]},
        {"blocks": [["table", 0, True, 0, "", 0]]},
        {"label": 1},
        {"width": "595"},
        {"width": -1},
        {"width": True},
        {"height": 1e300},
        {"boxes": "!"},
        {"boxes": base64.b64encode(b"junk").decode()},
        {"boxes": base64.b64encode(pack([(0, 0, 1, 1)] * 3)).decode()},
        {"boxes": BOMB},
        {"needs_ocr": 1},
    ],
)
def test_a_page_that_breaks_a_promise_is_refused(change: dict) -> None:
    with pytest.raises(ProtocolError):
        decode_line(line(page=page_fields() | change))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 1},
        {"title": None},
        {"effective_date": "2026-2-13"},
        {"metadata": []},
        {"metadata": {"a": 1}},
        {"outline": [["제1장", 1]]},
        {"outline": [["제1장", -1, 0]]},
        {"attachments": [1]},
        {"attachments": "ab"},
        {"notices": [["no_such_code", {}]]},
        {"notices": [["needs_ocr", {}]]},
        {"notices": [["needs_ocr", {"pages": {"a": 1}}]]},
        {"paged": "yes"},
        {"pages": 0},
        {"pages": None},
    ],
)
def test_a_content_that_breaks_a_promise_is_refused(change: dict) -> None:
    with pytest.raises(ProtocolError):
        decode_line(line(content=content_fields() | change))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b"[1]",
        b"{}",
        b"\xff\xfe",
        b'{"page": {}}',
        b'{"page": 1}',
        b'{"shout": {}}',
        b'{"progress": [1]}',
        b'{"progress": [-1, 2]}',
        b'{"progress": [NaN, 2]}',
        b'{"progress": [1, 2], "page": {}}',
        b'{"error": {"code": "no_such_code", "values": {}}}',
        b'{"error": {"code": "file_missing", "values": {}}}',
        b'{"error": {"code": "file_missing", "values": {"path": 1.5}}}',
        b'{"error": {"code": "file_empty"}}',
        b"[" * 100_000,
    ],
)
def test_lines_that_are_no_message_are_refused(raw: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_line(raw)
