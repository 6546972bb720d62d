"""Licences of packages as SPDX expressions, and which of them a bank may be handed."""

from __future__ import annotations

import importlib.metadata
import re

ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC LGPL-2.1-or-later LGPL-3.0-only MIT MIT-0 MIT-CMU MPL-2.0 "
    "OFL-1.1 PSF-2.0 Python-2.0 Zlib".split()
)
"""Permissive ones, and weak copyleft of libraries that are shipped unchanged and can be replaced (SECURITY.md)."""

_KNOWN = {  # what packages write where an SPDX identifier belongs, and classifiers
    "apache 2.0": "Apache-2.0",
    "apache license version 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd-3-clause, apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
_READ_BY_US = {
    # Says nothing in its metadata. The licence texts beside the code: pysqlite's is Zlib, SQLCipher's BSD-3-Clause.
    "sqlcipher3": "Zlib AND BSD-3-Clause",
    "mmh3": "MIT",  # the whole text stands where the name belongs
    "reportlab": "BSD-3-Clause",  # "see license.txt for details": Copyright ReportLab, three clauses
    "olefile": "BSD-2-Clause",
    "pathspec": "MPL-2.0",
}


def licence_of(package: str) -> str:
    """A package's licence as an SPDX expression; "" where nothing can be made out.

    Args:
        package: name of an installed distribution.
    """
    if package in _READ_BY_US:
        return _READ_BY_US[package]
    metadata = importlib.metadata.metadata(package)
    if "License-Expression" in metadata:
        return str(metadata["License-Expression"])
    said = str(metadata["License"]).strip() if "License" in metadata else ""
    for candidate in (said, *_classifiers(metadata.get_all("Classifier") or [])):
        known = _KNOWN.get(candidate.casefold().strip()) or (candidate if is_expression(candidate) else "")
        if known:
            return known
    return ""


def is_expression(text: str) -> bool:
    """Every part of the text is an SPDX identifier that we know."""
    parts = re.split(r"\s+(?:AND|OR)\s+|[()]", text)
    return bool(text) and all(part in ALLOWED | {"GPL-2.0-only", "GPL-3.0-only"} for part in parts if part.strip())


def is_allowed(expression: str) -> bool:
    """One of the alternatives of an SPDX expression consists of allowed licences only."""
    return any(all(part in ALLOWED for part in alternative) for alternative in _alternatives(expression))


def _alternatives(expression: str) -> list[list[str]]:
    """The expression as alternatives of licences that hold together; brackets may stand inside AND."""
    expression = expression.strip()
    group = re.search(r"\(([^()]*)\)", expression)
    if group:
        found: list[list[str]] = []
        for inner in re.split(r"\s+OR\s+", group.group(1)):
            found += _alternatives(expression[: group.start()] + inner + expression[group.end() :])
        return found
    return [re.split(r"\s+AND\s+", each.strip()) for each in re.split(r"\s+OR\s+", expression)] if expression else []


def _classifiers(lines: list[str]) -> list[str]:
    return [line.split("::")[-1] for line in lines if line.startswith("License")]
