"""House style of Word exports: the whole of the document's styles, in Malgun Gothic, which every Windows has."""

from __future__ import annotations

FONT = "맑은 고딕"
INK, MUTED, ACCENT, RULE, SHADE = "1C2430", "5B6573", "1F4E79", "C5CCD6", "EEF2F7"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TIGHT = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""No blank of the word processor's own between Hangul and figures: 제13조, not 제 13 조."""
BULLETS = 1
"""Number of the one list definition."""


def styles_xml() -> str:
    """The styles part. Sizes are in half points, distances in twentieths of a point (ECMA-376 part 1, 17.7)."""
    styles = [
        _paragraph("Normal", "Normal", "", _TIGHT + _spacing(0, 120, 312), default=True),
        _paragraph("Title", "Title", _font(34, INK, bold=True), _spacing(0, 160, 264)),
        _paragraph("SeogoKind", "Seogo Kind", _font(19, ACCENT, bold=True), _spacing(0, 20)),
        _paragraph(
            "SeogoParticular", "Seogo Particular", _font(18, INK), _tab(1300) + _spacing(0, 20, 276) + _hang(1300)
        ),
        _paragraph(
            "SeogoDraft",
            "Seogo Draft",
            _font(19, ACCENT, bold=True),
            _left_bar(24, 8, SHADE) + _spacing(160, 240) + _indent(140),
        ),
        _paragraph(
            "Heading1",
            "heading 1",
            _font(25, ACCENT, bold=True),
            "<w:keepNext/>" + _spacing(280, 100) + '<w:outlineLvl w:val="0"/>',
        ),
        _paragraph("Quote", "Quote", _font(20, INK), _left_bar(12, 8) + _spacing(60, 160, 300) + _indent(240)),
        _paragraph(
            "ListBullet", "List Bullet", "", f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>' + _spacing(0, 60)
        ),
        _paragraph("SeogoNote", "Seogo Note", _font(19, MUTED), _spacing(0, 120)),
        _paragraph("Caption", "caption", _font(19, INK, bold=True), "<w:keepNext/>" + _spacing(120, 80)),
        _paragraph("SeogoCell", "Seogo Cell", _font(18, INK), _spacing(0, 0, 276)),
        _paragraph(
            "SeogoCellHeader", "Seogo Cell Header", _font(18, INK, bold=True), "<w:keepNext/>" + _spacing(0, 0, 276)
        ),
        _paragraph("SeogoSource", "Seogo Source", _font(18, INK), _spacing(40, 40, 276)),
        _paragraph("Header", "header", _font(16, MUTED), _rule() + _spacing(0, 0, 240)),
        _paragraph("Footer", "footer", _font(16, MUTED), _spacing(0, 0, 240)),
        _paragraph("FootnoteText", "footnote text", _font(17, INK), _spacing(0, 40, 252)),
        _paragraph("SeogoGap", "Seogo Gap", _font(8, INK), _spacing(0, 0, 240)),
        _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
    ]
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="ar-SA"/>'
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/>{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_TIGHT}{_spacing(0, 0, 240)}</w:pPr></w:pPrDefault></w:docDefaults>{''.join(styles)}</w:styles>"
    )


def numbering_xml() -> str:
    """The one list: bullets."""
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="320" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _paragraph(identity: str, name: str, font: str, layout: str, default: bool = False) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    mark = ' w:default="1"' if default else ""
    following = "" if default else '<w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{identity}"><w:name w:val="{name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{font}</w:rPr></w:style>"
    )


def _character(identity: str, name: str, font: str) -> str:
    return f'<w:style w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/><w:rPr>{font}</w:rPr></w:style>'


def _font(size: int, colour: str, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _spacing(before: int, after: int, line: int = 276) -> str:
    """Malgun Gothic is 1.33 times as high as its size, so 312/240 of it looks like the 170 % of Korean documents."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _indent(left: int) -> str:
    return f'<w:ind w:left="{left}"/>'


def _hang(left: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{left}"/>'


def _tab(position: int) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{position}"/></w:tabs>' if position else ""


def _left_bar(width: int, space: int, shade: str = "") -> str:
    """A bar at the left; with a shade, a box of it with room above and below."""
    left = f'<w:left w:val="single" w:sz="{width}" w:space="{space}" w:color="{ACCENT}"/>'
    if not shade:
        return f"<w:pBdr>{left}</w:pBdr>"
    top, bottom = (f'<w:{end} w:val="single" w:sz="4" w:space="5" w:color="{shade}"/>' for end in ("top", "bottom"))
    return f'<w:pBdr>{top}{left}{bottom}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'


def _rule() -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
