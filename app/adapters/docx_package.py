"""The parts of a DOCX file and how they refer to each other.

Parts are read from the ZIP container directly rather than through python-docx: that opens neither Strict documents nor
ones with a relationship to a part that is missing, and loads every picture. Matching elements by local name reads the
Transitional and the Strict namespaces alike. Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import posixpath

from app.adapters.safe_xml import Element, attribute, name, parse_xml
from app.adapters.zip_guard import GuardedZip
from app.core.errors import DocumentError

_ROOT = ""
_MAIN = "word/document.xml"
_PROPERTIES = {"title", "subject", "creator", "keywords", "created", "modified", "lastModifiedBy"}


class DocxPackage:
    """The parts of a DOCX file.

    Args:
        container: its checked ZIP container, open as long as parts are read.
    """

    def __init__(self, container: GuardedZip) -> None:
        self._zip = container
        self.recovered = False
        self._main = next(iter(self._targets(_ROOT, "officeDocument").values()), _MAIN)

    def document(self) -> Element:
        """The root of the main document part.

        Raises:
            DocumentError: "document_damaged" when there is none (another kind of ZIP file).
        """
        root = self._xml(self._main)
        if root is None or name(root) != "document":
            raise DocumentError("document_damaged")
        return root

    def related(self, kind: str) -> Element | None:
        """The root of the part of a kind ("styles", "numbering", "footnotes", "endnotes"); None when there is none."""
        return next(iter(self.all_related(kind).values()), None)

    def all_related(self, kind: str) -> dict[str, Element]:
        """Roots of all parts of a kind ("header", "footer") by relationship id."""
        roots = {key: self._xml(part) for key, part in self._targets(self._main, kind).items()}
        return {key: root for key, root in roots.items() if root is not None}

    def properties(self) -> dict[str, str]:
        """Title, creator, dates … as the core properties state them."""
        part = next(iter(self._targets(_ROOT, "core-properties").values()), None)
        root = self._xml(part) if part else None
        stated = {name(each): (each.text or "").strip() for each in root} if root is not None else {}
        return {key: value for key, value in stated.items() if key in _PROPERTIES and value}

    def attachments(self) -> tuple[str, ...]:
        """Names of embedded documents and objects; they are listed, never opened."""
        return tuple(part for part in self._zip.names if "/embeddings/" in part and not part.endswith("/"))

    def _xml(self, part: str) -> Element | None:
        if part not in self._zip:
            return None
        root, broken = parse_xml(self._zip.read(part))
        self.recovered |= broken
        return root

    def _targets(self, source: str, kind: str) -> dict[str, str]:
        """Parts that a part ("" for the package) refers to with relationships of a kind, by relationship id."""
        folder, base = posixpath.split(source)
        root = self._xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for each in root if root is not None else ():
            if attribute(each, "TargetMode") == "External" or not (attribute(each, "Type") or "").endswith(f"/{kind}"):
                continue
            target = attribute(each, "Target") or ""
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attribute(each, "Id") or ""] = part
        return found
