"""The colours of both themes. Contrast of every text colour on its ground is checked by a test (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """One theme's colours, as "#rrggbb".

    Attributes:
        window: behind everything; panel: the side panes; surface: cards, fields and menus.
        raised: a card or row under the pointer; selected: a chosen row.
        line: hairlines; line_strong: borders of fields and of what has the focus ring beside it.
        text, muted, faint: words; all three are readable (≥ 4.5:1) on window, panel, surface and raised.
        accent: the one accent colour; accent_text: words on it; accent_soft: a tint behind chips; link: accent as text.
        good, warning, bad: states as text (always beside an icon and words); *_soft: tints behind them.
        highlight: behind a cited passage; highlight_strong: the citation that was clicked; highlight_text: words on both.
    """

    window: str
    panel: str
    surface: str
    raised: str
    selected: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_text: str
    accent_soft: str
    link: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    highlight: str
    highlight_strong: str
    highlight_text: str


LIGHT = Colors(
    window="#f6f7f9",
    panel="#eef0f4",
    surface="#ffffff",
    raised="#f1f4f9",
    selected="#dfe8f8",
    line="#dfe3ea",
    line_strong="#7c8699",
    text="#1a2233",
    muted="#4a5468",
    faint="#5d6779",
    accent="#1f5bbf",
    accent_text="#ffffff",
    accent_soft="#e3ecfb",
    link="#1a4fa8",
    good="#1c6b3a",
    good_soft="#e2f3e8",
    warning="#855200",
    warning_soft="#fdf0d8",
    bad="#b3261e",
    bad_soft="#fbe7e5",
    highlight="#fff1b8",
    highlight_strong="#ffd75e",
    highlight_text="#1a2233",
)

DARK = Colors(
    window="#14171d",
    panel="#191d24",
    surface="#1f242d",
    raised="#272d38",
    selected="#2a3a57",
    line="#2e3541",
    line_strong="#6f7b8f",
    text="#e8ebf1",
    muted="#b4bccb",
    faint="#a0a9ba",
    accent="#8ab4ff",
    accent_text="#0d1626",
    accent_soft="#26344d",
    link="#9cc0ff",
    good="#7fd49b",
    good_soft="#1d3426",
    warning="#f2bf6b",
    warning_soft="#3a2e17",
    bad="#ff9c93",
    bad_soft="#40211f",
    highlight="#5a4a12",
    highlight_strong="#8a6d0f",
    highlight_text="#fdf6dc",
)
