"""The drawing sandbox, child side: one document on standard input, then pages, each as pixels on standard output.

    {"path", "password", "format", …}     → {"open": true}
    {"page", "width", "most_pixels"}      → {"picture": [width, height, page width, page height]} and the pixels
                                          → {"error": {"code", "values"}} instead of either

As in `sandbox_worker`: the guard first, limits and refusals before the file is opened. The file is named by us, and its
content may be anything.
"""

from __future__ import annotations

from app.system import netguard

netguard.install()

import json  # noqa: E402 - the guard comes first
import os  # noqa: E402
import sys  # noqa: E402
from collections.abc import Mapping  # noqa: E402
from importlib import import_module  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from app.core.drawing import Drawer  # noqa: E402
from app.core.errors import SeogoError  # noqa: E402
from app.engine import sandbox_limits  # noqa: E402
from app.engine.sandbox_protocol import encode_failure  # noqa: E402
from app.engine.sandbox_worker import Channel, where  # noqa: E402


def main() -> None:
    """Draw pages until the parent goes away."""
    channel = Channel()
    first = sys.stdin.buffer.readline()
    if first:
        drawer = _opened(json.loads(first), channel)
        while drawer is not None and (line := sys.stdin.buffer.readline()):
            _draw(drawer, json.loads(line), channel)
    channel.flush()
    os._exit(0)


def _opened(request: Mapping[str, Any], channel: Channel) -> Drawer | None:
    """Load the library, lock the door, open."""
    drawers = import_module(request["drawers_module"])
    drawers.prepare(request["format"])
    sandbox_limits.limit_resources(request["memory_bytes"], None, niceness=0)  # somebody waits for the page
    sandbox_limits.refuse_side_effects()
    drawer: Drawer | None = None
    try:
        drawer = drawers.drawer_for(request["format"], Path(request["path"]), request["password"])
        channel.send(b'{"open": true}\n')
    except BaseException as error:  # a process border
        channel.send(_failure(error))
    channel.flush()
    return drawer


def _draw(drawer: Drawer, request: Mapping[str, Any], channel: Channel) -> None:
    sandbox_limits.end_after(request["seconds"])
    try:
        picture = drawer.draw(request["page"], request["width"], request["most_pixels"])
        size = [picture.width, picture.height, picture.page_width, picture.page_height]
        channel.send(json.dumps({"picture": size}).encode("ascii") + b"\n")
        channel.send(picture.pixels)
    except BaseException as error:  # a process border
        channel.send(_failure(error))
    channel.flush()
    sandbox_limits.end_after(None)


def _failure(error: BaseException) -> bytes:
    if isinstance(error, SeogoError):
        return encode_failure(error.code, error.values)
    if isinstance(error, MemoryError):
        sandbox_limits.release_reserve()
        return encode_failure("read_memory", {})
    return encode_failure("reader_crashed", {"detail": where(error)})
