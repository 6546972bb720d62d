"""From the glyphs of a page to text in reading order.

    Sheet ──draft──▶ Draft (lines, tables) ──flow──▶ Flow (margins, paragraphs, footnotes) ──compose──▶ Page

A page is drafted alone, so that its glyphs can be dropped; what only the whole document shows (running headers, the
right margin, how it breaks its lines, its vocabulary, its type sizes) is settled afterwards, from the drafts.
"""
