"""The parts of an HWPX package (KS X 6101, OWPML): fixed properties, paragraphs and tables.

Lengths are HWPUNIT, 1/7200 inch: A4 is 59,528 x 84,188.
"""

from __future__ import annotations

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_BASE = "http://www.hancom.co.kr/hwpml/2011"
_BASE_2016 = "http://www.hancom.co.kr/hwpml/2016"
_NAMESPACES = (
    f'xmlns:ha="{_BASE}/app" xmlns:hp="{_BASE}/paragraph" xmlns:hs="{_BASE}/section" xmlns:hc="{_BASE}/core" '
    f'xmlns:hh="{_BASE}/head" xmlns:hhs="{_BASE}/history" xmlns:hm="{_BASE}/master-page" '
    f'xmlns:hp10="{_BASE_2016}/paragraph" xmlns:ooxmlchart="{_BASE_2016}/ooxmlchart" '
    f'xmlns:hwpunitchar="{_BASE_2016}/HwpUnitChar" xmlns:epub="http://www.idpf.org/2007/ops" '
    'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf/"'
)
"""All that Hangul declares on every part, used or not: some versions refuse a part without them."""
_TEXT_WIDTH, _CELL_HEIGHT = 45352, 1700
PLAIN, HEADING, TITLE = 0, 1, 2
"""Paragraph kinds: ids of a character shape, a paragraph shape and a style of the same number in header.xml."""
_NO_BORDER, _RULED = 1, 2
_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")

SECTION_PROPERTIES = (
    '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="1" '
    'memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
    '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
    '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
    '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" '
    'fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
    '<hp:pagePr landscape="WIDELY" width="59528" height="84188" gutterType="LEFT_ONLY">'
    '<hp:margin header="4252" footer="4252" gutter="0" left="7088" right="7088" top="5668" bottom="4252"/></hp:pagePr>'
    '</hp:secPr><hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
)


def paragraph(content: str, kind: int = PLAIN) -> str:
    """A paragraph of one run.

    Args:
        content: the run's XML.
        kind: PLAIN, HEADING (numbered by Hangul itself: 1., 2., …) or TITLE.
    """
    return (
        f'<hp:p id="0" paraPrIDRef="{kind}" styleIDRef="{kind}" pageBreak="0" columnBreak="0" merged="0">'
        f'<hp:run charPrIDRef="{kind}">{content}</hp:run></hp:p>'
    )


def table(rows: str, row_count: int, column_count: int) -> str:
    """A table set in the line like a character, as wide as the text."""
    return (
        '<hp:tbl id="1" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" '
        f'dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="{row_count}" colCnt="{column_count}" '
        f'cellSpacing="0" borderFillIDRef="{_RULED}" noAdjust="0">'
        f'<hp:sz width="{_TEXT_WIDTH}" widthRelTo="ABSOLUTE" height="{row_count * _CELL_HEIGHT}" '
        'heightRelTo="ABSOLUTE" protect="0"/>'
        '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" '
        'vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="283" right="283" top="283" bottom="283"/>'
        f'<hp:inMargin left="510" right="510" top="141" bottom="141"/>{rows}</hp:tbl>'
    )


def cell(text: str, row: int, column: int, columns: int = 3) -> str:
    """A table cell holding one paragraph; the first row is the header.

    Args:
        text: XML-escaped text.
        row, column: 0-based place.
        columns: how many columns share the width.
    """
    content = paragraph(f"<hp:t>{text}</hp:t>")
    return (
        f'<hp:tc name="" header="{int(row == 0)}" hasMargin="0" protect="0" editable="0" dirty="0" '
        f'borderFillIDRef="{_RULED}"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" '
        'vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" '
        f'hasNumRef="0">{content}</hp:subList><hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        '<hp:cellSpan colSpan="1" rowSpan="1"/>'
        f'<hp:cellSz width="{_TEXT_WIDTH // columns}" height="{_CELL_HEIGHT}"/>'
        '<hp:cellMargin left="510" right="510" top="141" bottom="141"/></hp:tc>'
    )


def package(title: str, body: str, preview: str) -> dict[str, bytes]:
    """All parts of the package, in the order they are stored.

    Args:
        title: the document's title, XML-safe.
        body: paragraphs of the one section.
        preview: the plain text that file managers show.
    """
    parts = {
        "mimetype": "application/hwp+zip",
        "version.xml": (
            f'{_XML}<hv:HCFVersion xmlns:hv="{_BASE}/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" '
            'micro="1" buildNumber="0" os="1" xmlVersion="1.5" application="Hancom Office Hangul" '
            'appVersion="13, 0, 0, 3050 WIN32LEWindows_10"/>'
        ),
        "Contents/header.xml": _header(),
        "Contents/section0.xml": f"{_XML}<hs:sec {_NAMESPACES}>{body}</hs:sec>",
        "Preview/PrvText.txt": preview,
        "settings.xml": (
            f'{_XML}<ha:HWPApplicationSetting xmlns:ha="{_BASE}/app">'
            '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
        ),
        "META-INF/container.xml": (
            f'{_XML}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" '
            'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>'
            '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
            '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>'
        ),
        "META-INF/manifest.xml": (
            f'{_XML}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        ),
        "Contents/content.hpf": _content(title),
    }
    return {name: text.encode("utf-8") for name, text in parts.items()}


def _content(title: str) -> str:
    return (
        f'{_XML}<opf:package {_NAMESPACES} version="" unique-identifier="" id=""><opf:metadata>'
        f"<opf:title>{title}</opf:title><opf:language>ko</opf:language>"
        '<opf:meta name="creator" content="text">가온누리은행 전자금융부</opf:meta>'
        '<opf:meta name="CreatedDate" content="text">2026-04-20T00:00:00Z</opf:meta>'
        '<opf:meta name="ModifiedDate" content="text">2026-04-20T00:00:00Z</opf:meta></opf:metadata><opf:manifest>'
        '<opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>'
        '<opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/>'
        '<opf:item id="settings" href="settings.xml" media-type="application/xml"/></opf:manifest><opf:spine>'
        '<opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/>'
        "</opf:spine></opf:package>"
    )


def _header() -> str:
    faces = "".join(
        f'<hh:fontface lang="{language}" fontCnt="1"><hh:font id="0" face="함초롬바탕" type="TTF" isEmbedded="0"/>'
        "</hh:fontface>"
        for language in _LANGUAGES
    )
    lists = (
        f'<hh:fontfaces itemCnt="7">{faces}</hh:fontfaces>'
        f'<hh:borderFills itemCnt="2">{_border(_NO_BORDER, "NONE")}{_border(_RULED, "SOLID")}</hh:borderFills>'
        f'<hh:charProperties itemCnt="3">{_characters(PLAIN, 1000)}{_characters(HEADING, 1150)}'
        f"{_characters(TITLE, 1600)}</hh:charProperties>"
        '<hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties>'
        f'<hh:numberings itemCnt="1">{_OUTLINE}</hh:numberings>'
        f'<hh:paraProperties itemCnt="3">{_lines(PLAIN, 0)}{_lines(HEADING, 1000)}{_lines(TITLE, 0)}'
        "</hh:paraProperties>"
        f'<hh:styles itemCnt="3">{_style(PLAIN, "바탕글", "Normal")}{_style(HEADING, "개요 1", "Outline 1")}'
        f"{_style(TITLE, '제목', 'Title')}</hh:styles>"
    )
    return (
        f'{_XML}<hh:head {_NAMESPACES} version="1.5" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f'<hh:refList>{lists}</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/>'
        '</hh:compatibleDocument><hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/>'
        "</hh:docOption></hh:head>"
    )


_OUTLINE = (
    '<hh:numbering id="1" start="0"><hh:paraHead start="1" level="1" align="LEFT" useInstWidth="1" autoIndent="1" '
    'widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="DIGIT" charPrIDRef="4294967295" '
    'checkable="0">^1.</hh:paraHead></hh:numbering>'
)


def _style(number: int, name: str, english: str) -> str:
    return (
        f'<hh:style id="{number}" type="PARA" name="{name}" engName="{english}" paraPrIDRef="{number}" '
        f'charPrIDRef="{number}" nextStyleIDRef="0" langID="1042" lockForm="0"/>'
    )


def _border(number: int, kind: str) -> str:
    sides = "".join(
        f'<hh:{side}Border type="{kind}" width="0.12 mm" color="#000000"/>'
        for side in ("left", "right", "top", "bottom")
    )
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{sides}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/></hh:borderFill>'
    )


def _characters(number: int, height: int) -> str:
    def each(name: str, value: int) -> str:
        return f"<hh:{name} " + " ".join(f'{language.lower()}="{value}"' for language in _LANGUAGES) + "/>"

    bold = "" if number == PLAIN else "<hh:bold/>"
    return (
        f'<hh:charPr id="{number}" height="{height}" textColor="#000000" shadeColor="none" useFontSpace="0" '
        f'useKerning="0" symMark="NONE" borderFillIDRef="{_NO_BORDER}">{each("fontRef", 0)}{each("ratio", 100)}'
        f"{each('spacing', 0)}{each('relSz', 100)}{each('offset', 0)}{bold}</hh:charPr>"
    )


def _lines(number: int, before: int) -> str:
    outline = '"OUTLINE" idRef="0"' if number == HEADING else '"NONE" idRef="0"'
    align = "CENTER" if number == TITLE else "LEFT"
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" '
        'suppressLineNumbers="0" checked="0" textDir="LTR"><hh:align '
        f'horizontal="{align}" vertical="BASELINE"/><hh:heading type={outline} level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" '
        'breakNonLatinWord="KEEP_WORD" widowOrphan="0" keepWithNext="0" keepLines="0" pageBreakBefore="0" '
        'lineWrap="BREAK"/><hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hh:margin>'
        '<hc:intent value="0" unit="HWPUNIT"/><hc:left value="0" unit="HWPUNIT"/><hc:right value="0" unit="HWPUNIT"/>'
        f'<hc:prev value="{before}" unit="HWPUNIT"/><hc:next value="0" unit="HWPUNIT"/></hh:margin>'
        f'<hh:lineSpacing type="PERCENT" value="160" unit="HWPUNIT"/><hh:border borderFillIDRef="{_NO_BORDER}" '
        'offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
    )
