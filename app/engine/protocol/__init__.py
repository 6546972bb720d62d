"""What the window and the engine say to each other: JSON lines over the engine's standard input and output.

Every request carries an `id` that the window chose. Whatever the engine says because of it carries the same id in
`re`, and the last thing it says about it is `Done`, `Failed` or `Stopped`; before it come any number of events. Things
nobody asked for (documents changed, state of the engine) have `re` 0.

Types are checked on both sides (msgspec): a line that does not fit is an error of the program, never passed on.
"""

from __future__ import annotations

from typing import Final

import msgspec

from app.engine.protocol.events import AnyEvent, Event
from app.engine.protocol.requests import AnyRequest, Request

VERSION: Final = 1


class ProtocolError(Exception):
    """A line that is no message."""


_encoder = msgspec.json.Encoder()
_requests: msgspec.json.Decoder[AnyRequest] = msgspec.json.Decoder(AnyRequest)
_events: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def encode(message: Request | Event) -> bytes:
    """One line, with its line end."""
    return _encoder.encode(message) + b"\n"


def decode_request(line: bytes) -> AnyRequest:
    """A request.

    Raises:
        ProtocolError: the line is none.
    """
    try:
        return _requests.decode(line)
    except msgspec.MsgspecError as error:
        raise ProtocolError(str(error)) from error


def decode_event(line: bytes) -> AnyEvent:
    """An event.

    Raises:
        ProtocolError: the line is none.
    """
    try:
        return _events.decode(line)
    except msgspec.MsgspecError as error:
        raise ProtocolError(str(error)) from error
