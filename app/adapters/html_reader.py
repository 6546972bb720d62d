"""HTML files: visible text only. Nothing they refer to is fetched, no script is run."""

from __future__ import annotations

import re
from pathlib import Path

from app.adapters.encoding import clean, decode, read_bytes
from app.adapters.html_blocks import add_blocks, meta_of, parse, title_of
from app.adapters.page_builder import PageBuilder
from app.core.document import Content, Notice
from app.core.errors import DocumentError
from app.core.ports import Progress

# HTML Living Standard 4.2.5.4: the declaration stands within the first 1024 bytes; Korean portals go beyond.
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_HEAD = 8192


class HtmlReader:
    """Reads HTML and XHTML files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_damaged when the file is not text or holds no element.
        """
        data = read_bytes(path)
        decoded = decode(data, declared_charset(data))
        tree = parse(decoded.text)
        if tree is None:
            raise DocumentError("document_damaged")
        builder = PageBuilder()
        hidden = add_blocks(tree.root, builder)
        notices = [Notice("hidden_left_out")] if hidden else []
        if decoded.damaged or tree.cut:
            notices.append(Notice("text_recovered"))
        progress(1, 1)
        metadata = {"encoding": decoded.encoding} | meta_of(tree.root)
        title = clean(title_of(tree.root))
        return Content("html", title, (builder.page(1),), metadata=metadata, notices=tuple(notices), paged=False)


def declared_charset(data: bytes) -> str:
    """The character set a HTML file names for itself, or ""."""
    head = data[:_HEAD]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    return found.group(1).decode("ascii") if found else ""
