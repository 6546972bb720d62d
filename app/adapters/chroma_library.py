"""Chroma's names, imported from here so that its import does not also load what Seogo must not or need not have.

chromadb imports a client that sends traces to a server by gRPC, though it makes one only where it is told of a server. Seogo
tells nobody anything, so nothing of that client is loaded, and desks do not even have it: chromadb gets `NoExporter`
instead (0.4 s and 12 MB of every start, measured on two cores).

chromadb imports jsonschema, and jsonschema imports rfc3987_syntax where that is installed: a grammar that is built at
every start (2.6 s of 3.9 s measured), to check a format that no schema of chromadb uses. Seogo's own environment has it
only for its tests, other machines may have it for anything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast

EXPORTER = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"
"""Where chromadb takes its client from (`chromadb.telemetry.opentelemetry`)."""


class NoExporter:
    """Takes the place of chromadb's client for traces; takes what it takes, and sends nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        """Whatever server is named."""

    def export(self, _spans: object) -> int:
        """Traces, dropped. Returns success (`SpanExportResult.SUCCESS`), so that nobody tries again."""
        return 0

    def force_flush(self, _timeout_millis: int = 0) -> bool:
        """Nothing waits."""
        return True

    def shutdown(self) -> None:
        """Nothing runs."""


@contextmanager
def traces_to_nobody() -> Iterator[None]:
    """Importing `EXPORTER` inside gives `NoExporter`, and loads nothing."""
    before = sys.modules.get(EXPORTER)
    module = ModuleType(EXPORTER)
    module.OTLPSpanExporter = NoExporter  # type: ignore[attr-defined]
    sys.modules[EXPORTER] = module
    try:
        yield
    finally:
        del sys.modules[EXPORTER]
        if before is not None:
            sys.modules[EXPORTER] = before


@contextmanager
def left_out(module: str) -> Iterator[None]:
    """Importing `module` inside fails as if it were not installed, unless it is loaded already.

    `None` in `sys.modules` does that: docs.python.org/3/reference/import.html#the-module-cache.
    """
    if module in sys.modules:
        yield
        return
    modules = cast("dict[str, object]", sys.modules)
    modules[module] = None
    try:
        yield
    finally:
        if modules.get(module) is None:
            modules.pop(module, None)


with left_out("rfc3987_syntax"), traces_to_nobody():
    import chromadb
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.api.types import QueryResult
    from chromadb.config import Settings
    from chromadb.errors import ChromaError, InternalError

__all__ = [
    "EXPORTER",
    "ChromaError",
    "Client",
    "ClientAPI",
    "InternalError",
    "NoExporter",
    "QueryResult",
    "Settings",
    "SharedSystemClient",
    "chromadb",
    "left_out",
    "traces_to_nobody",
]
