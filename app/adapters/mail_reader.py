"""E-mail: EML (RFC 5322, read with the standard library) and MSG (Outlook, read with python-oxmsg).

Attachments are listed by name and never opened. Nothing that a message refers to is fetched.
"""

from __future__ import annotations

import datetime
import email
import email.policy
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.adapters.encoding import clean, decode, read_bytes
from app.adapters.html_blocks import add_blocks, parse
from app.adapters.html_reader import declared_charset
from app.adapters.page_builder import PageBuilder
from app.adapters.text_lines import is_wrapped, paragraphs
from app.core.document import Content, Notice
from app.core.errors import DocumentError
from app.core.ports import Progress

if TYPE_CHECKING:
    from oxmsg.attachment import Attachment

_HEADER_NAMES = (("subject", "제목"), ("from", "보낸 사람"), ("to", "받는 사람"), ("cc", "참조"), ("date", "날짜"))
_ENCRYPTED_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_PID_HTML, _PID_DISPLAY_NAME = 0x1013, 0x3001  # [MS-OXPROPS] 2.752 and 2.674
_DEEPEST = 30  # nested parts that are looked at


@dataclass(frozen=True, slots=True)
class _Mail:
    """A message, whichever way it was stored.

    Attributes:
        headers: shown name → value, in order.
        plain, html: the body in either form, or "".
        attachments: file names.
    """

    headers: dict[str, str]
    plain: str
    html: str
    attachments: tuple[str, ...]


class EmlReader:
    """Reads EML and MHT files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_encrypted (S/MIME), document_damaged.
        """
        message = email.message_from_bytes(read_bytes(path), policy=email.policy.default)
        if not isinstance(message, EmailMessage):
            raise DocumentError("document_damaged")
        if message.get_content_type() in _ENCRYPTED_TYPES and message.get_param("smime-type") != "signed-data":
            raise DocumentError("document_encrypted")
        content = _content("eml", _from_eml(message))
        progress(1, 1)
        return content


class MsgReader:
    """Reads Outlook MSG files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_damaged.
        """
        content = _content("msg", _from_msg(read_bytes(path)))
        progress(1, 1)
        return content


def _content(format_name: str, mail: _Mail) -> Content:
    """The message as one page: its headers, then its body."""
    builder = PageBuilder()
    lines = [f"{name}: {value}" for name, value in mail.headers.items()]
    if mail.attachments:
        lines.append("첨부 파일: " + ", ".join(mail.attachments))
    builder.add("\n".join(lines), locator="머리글")
    hidden = False
    if mail.plain.strip():
        _add_plain(mail.plain, builder)
    elif (tree := parse(mail.html)) is not None:
        hidden = add_blocks(tree.root, builder)
    return Content(
        format_name,
        mail.headers.get("제목", ""),
        (builder.page(1),),
        metadata=dict(mail.headers),
        attachments=mail.attachments,
        notices=(Notice("hidden_left_out"),) if hidden else (),
        paged=False,
    )


def _add_plain(text: str, builder: PageBuilder) -> None:
    lines = clean(text).split("\n")
    for first, past in paragraphs(lines, is_wrapped(lines)):
        builder.add("\n".join(line.strip() for line in lines[first:past]), locator=f"본문 {first + 1}행")


# --- EML ---------------------------------------------------------------------------------------------------------


def _from_eml(message: EmailMessage) -> _Mail:
    headers = {}
    for name, shown in _HEADER_NAMES:
        value = _eml_date(message) if name == "date" else _eml_header(message, name)
        if value:
            headers[shown] = value
    plain, html = (_body(message, kind) for kind in ("plain", "html"))
    names = tuple(dict.fromkeys(_attachment_names(message, 0)))
    return _Mail(headers, plain, html, names)


def _eml_header(message: Message, name: str) -> str:
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if not raw.isascii():
        return _mended(raw)  # undeclared 8-bit text: the standard library would only give U+FFFD for it
    try:
        value = str(message.get(name, ""))
    except (ValueError, LookupError, AttributeError, IndexError):
        value = ""  # the standard library's parser fails on some malformed addresses
    return _mended(value)


def _mended(value: str) -> str:
    """A header on one line; raw 8-bit Korean, which old mailers leave undeclared, decoded."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        text = decode(raw).text
    except DocumentError:
        text = raw.decode("utf-8", "replace")
    return " ".join(clean(text).split())


def _eml_date(message: Message) -> str:
    try:
        return _date_text(parsedate_to_datetime(str(message.get("date", ""))))
    except (ValueError, TypeError, IndexError, LookupError):
        return ""


def _date_text(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def _body(message: EmailMessage, kind: str) -> str:
    """The text of the body part of one kind ("plain" or "html"), or ""."""
    try:
        part = message.get_body((kind,))
    except (AttributeError, ValueError, LookupError, RecursionError):
        return ""
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    declared = str(part.get_content_charset("") or "")
    try:
        return decode(payload, declared or (declared_charset(payload) if kind == "html" else "")).text
    except DocumentError:
        return payload.decode("utf-8", "replace")


def _attachment_names(part: Message, depth: int) -> Iterator[str]:
    """File names of attached parts, from top to bottom; an attached message is named by its subject."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        subject = _eml_header(inner[0], "subject") if isinstance(inner, list) and isinstance(inner[0], Message) else ""
        yield f"{subject or 'message'}.eml"
    elif part.is_multipart():
        if depth < _DEEPEST:
            for inner in part.get_payload():
                if isinstance(inner, Message):
                    yield from _attachment_names(inner, depth + 1)
    else:
        name = _mended(part.get_filename("") or "")
        if name:
            yield name


# --- MSG ---------------------------------------------------------------------------------------------------------


def _from_msg(data: bytes) -> _Mail:
    from oxmsg import Message as OutlookMessage

    # oxmsg and olefile raise built-in exceptions on damaged files; oxmsg's own derive from Exception alone
    from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError

    try:
        message = OutlookMessage.load(data)
        sent = message.sent_date
        headers = {
            "제목": message.subject,
            "보낸 사람": message.sender or "",
            "받는 사람": ", ".join(_recipient(r.name, r.email_address) for r in message.recipients),
            "날짜": _msg_date(message.message_headers.get("Date", ""), sent),
        }
        html, plain = _msg_html(message.properties.binary_prop_value(_PID_HTML)), message.body or ""
        attachments = tuple(clean(name).strip() for name in _msg_attachments(message.attachments))
    except (UnrecognizedCodePageError, UnsupportedEncodingError):
        raise DocumentError("document_damaged") from None
    except (ValueError, OSError, KeyError, IndexError, TypeError, AttributeError, AssertionError, struct.error):
        raise DocumentError("document_damaged") from None
    shown = {name: " ".join(clean(value).split()) for name, value in headers.items()}
    return _Mail({name: value for name, value in shown.items() if value}, plain, html, attachments)


def _recipient(name: str, address: str) -> str:
    return f"{name} <{address}>" if address and address != name else name


def _msg_date(header: str, sent: datetime.datetime | None) -> str:
    """The sender's own clock when the transport header tells it; else the stored UTC time on this machine's clock."""
    try:
        return _date_text(parsedate_to_datetime(header))
    except (ValueError, TypeError, IndexError):
        return _date_text(sent.astimezone()) if sent else ""


def _msg_html(body: bytes | None) -> str:
    """The HTML body, decoded here: the code page that the message states is often not the one it uses."""
    return decode(body, declared_charset(body)).text if body else ""


def _msg_attachments(attachments: Iterable[Attachment]) -> Iterator[str]:
    """File names; an attached message has only a display name."""
    for attachment in attachments:
        name = attachment.file_name or attachment.properties.str_prop_value(_PID_DISPLAY_NAME)
        if name:
            yield name
