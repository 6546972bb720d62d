"""A document from the drafts of its pages: what shows only across pages is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.document import BlockKind, Page
from app.core.geometry import pack
from app.core.layout.assembly import Joiner, PageText
from app.core.layout.draft import Draft
from app.core.layout.flow import Flow, Habits, flow_page
from app.core.layout.headings import mark_headings
from app.core.layout.line import Line
from app.core.layout.margins import Margins, Split
from app.core.layout.paragraphs import Builder, right_margin

_LONG_LINE = 10  # characters; shorter lines say little about letter spacing
_TIGHT_QUARTER = 4  # the quarter of lines set tightest shows the letter spacing that justification did not add to


def compose(drafts: Sequence[Draft], labels: Sequence[str] = ()) -> tuple[list[Page], list[Flow]]:
    """Pages with text, blocks and boxes.

    Args:
        drafts: all pages, in order.
        labels: printed page labels, as far as they are known.

    Returns:
        The pages, and the same pages in reading order with their type, for what needs to know the type sizes.
    """
    margins = Margins(drafts)
    splits = [margins.split(draft.main) if draft.main else None for draft in drafts]
    habits = document_habits(splits)
    builder = Builder()
    flows = mark_headings(
        [flow_page(draft, split, habits, builder) for draft, split in zip(drafts, splits, strict=True)]
    )
    joiner = Joiner(flows)
    pages = []
    for index, flow in enumerate(flows):
        label = labels[index] if index < len(labels) else ""
        pages.append(_page(flow, joiner, label))
    return pages, flows


def _page(flow: Flow, joiner: Joiner, label: str) -> Page:
    text = PageText(joiner)
    for placed in flow.items:
        text.add(placed)
    for stamp in flow.draft.stamps:
        text.add_plain(stamp, BlockKind.MARGIN)
    draft = flow.draft
    has_body = any(block.kind is not BlockKind.MARGIN for block in text.blocks)
    return Page(
        number=draft.number,
        text=text.text,
        blocks=tuple(text.blocks),
        label=label,
        width=draft.width,
        height=draft.height,
        boxes=pack(text.boxes()),
        needs_ocr=draft.pictured and not has_body,
    )


def document_habits(splits: Iterable[Split | None]) -> Habits:
    """Right margin and letter spacing that most pages share."""
    margins: list[float] = []
    tracking: list[float] = []
    for split in splits:
        lines = [piece for piece in split.body if isinstance(piece, Line)] if split else []
        if lines:
            margins.append(right_margin(lines))
            tracking.extend(line.tracking / line.size for line in lines if len(line.text) >= _LONG_LINE)
    margins.sort()
    tracking.sort()
    return Habits(
        margins[len(margins) // 2] if margins else 0.0,
        tracking[len(tracking) // _TIGHT_QUARTER] if tracking else 0.0,
    )
