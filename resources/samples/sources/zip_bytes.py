"""ZIP containers with the same bytes every time: fixed dates, fixed order, one compression level."""

from __future__ import annotations

import io
import zipfile

_DATE = (2026, 3, 2, 0, 0, 0)
"""The date in every entry: the samples' own, so that a rebuild changes nothing."""


def rewritten(members: dict[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP file of the members in the order given.

    Args:
        members: name in the archive → content.
        stored: names that are kept uncompressed (a package's `mimetype` must be).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0  # the same on every platform
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
