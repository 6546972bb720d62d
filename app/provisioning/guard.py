"""One set-up at a time per user: two would fetch and build the same things into the same cache."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.provisioning.progress import Reporter
from app.provisioning.words import SetupError

RETRY_SECONDS = 0.5


@contextmanager
def exclusive(cache: Path, reporter: Reporter) -> Iterator[None]:
    """Hold the user's set-up lock, waiting for it if need be; the system lets go of it if the process dies.

    Raises:
        SetupError: no_write when the cache folder cannot be made.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        stream = (cache / "set-up.lock").open("a+b")
    except OSError as error:
        raise SetupError("no_write", folder=cache) from error
    with stream:
        if not _try(stream):
            reporter.say("waiting")
            while not _try(stream):
                time.sleep(RETRY_SECONDS)
        yield


def _try(stream: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
