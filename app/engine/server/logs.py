"""The engine's own log: what happened, by codes, types and places; never words of a document or names of files."""

from __future__ import annotations

import faulthandler
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import BinaryIO

_BYTES, _FILES = 512 << 10, 2
_FAULTS = "engine-faults.log"
_open: list[BinaryIO] = []  # faulthandler writes to the file for as long as the process lives


def begin(folder: Path) -> None:
    """Log into a folder from now on; one that cannot be written leaves the engine without a log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "engine.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        faults = folder / _FAULTS
        if faults.exists() and faults.stat().st_size > _BYTES:
            faults.unlink()
        stream = faults.open("ab", buffering=0)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("app")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    _open.append(stream)
    faulthandler.enable(stream)
    logger.info("engine %d begins", os.getpid())
