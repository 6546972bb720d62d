"""One import of a heavy library at a time."""

from __future__ import annotations

import threading

IMPORTING = threading.RLock()
"""Heavy libraries are imported one at a time: numpy's modules import each other in circles, and two threads that import
them at once end with one of them half made (the import system breaks the deadlock instead of waiting)."""
