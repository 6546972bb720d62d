"""Chroma's names, imported from here so that its import does not also load what only a developer's machine has.

chromadb imports jsonschema, and jsonschema imports rfc3987_syntax where that is installed: a grammar that is built at
every start (2.6 s of 3.9 s measured), to check a format that no schema of chromadb uses. Seogo's own environment has it
only for its tests, other machines may have it for anything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast


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


with left_out("rfc3987_syntax"):
    import chromadb
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.api.types import QueryResult
    from chromadb.config import Settings
    from chromadb.errors import ChromaError, InternalError

__all__ = [
    "ChromaError",
    "Client",
    "ClientAPI",
    "InternalError",
    "QueryResult",
    "Settings",
    "SharedSystemClient",
    "chromadb",
    "left_out",
]
