"""EML and MSG: headers, body, names of attachments."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.adapters.mail_reader import EmlReader, MsgReader
from app.core.document import Content
from app.core.errors import DocumentError


def read_eml(tmp_path: Path, data: bytes) -> Content:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    return EmlReader().read(path, None, lambda done, total: None)


def blocks(content: Content) -> list[str]:
    page = content.pages[0]
    return [page.text[block.start : block.end] for block in page.blocks]


def make_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "여신 한도 변경 안내"
    mail["From"] = "김과장 <kim@bank.example>"
    mail["To"] = "영업점 <a@bank.example>, b@bank.example"
    mail["Date"] = "Fri, 13 Feb 2026 09:30:00 +0900"
    mail.set_content("안녕하세요.\n\n한도는 50만원입니다.\n")
    return mail


def test_headers_come_first_and_attachments_are_listed_but_not_opened(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_alternative("<p>HTML 본문</p>", subtype="html")
    mail.add_attachment("첨부의 비밀 내용".encode(), maintype="application", subtype="pdf", filename="별표 1.pdf")
    inner = EmailMessage()
    inner["Subject"] = "지난 메일"
    inner.set_content("지난 비밀 내용")
    mail.add_attachment(inner)
    content = read_eml(tmp_path, mail.as_bytes())
    assert blocks(content) == [
        "제목: 여신 한도 변경 안내\n보낸 사람: 김과장 <kim@bank.example>\n"
        "받는 사람: 영업점 <a@bank.example>, b@bank.example\n날짜: 2026-02-13 09:30\n"
        "첨부 파일: 별표 1.pdf, 지난 메일.eml",
        "안녕하세요.",
        "한도는 50만원입니다.",
    ]
    assert content.attachments == ("별표 1.pdf", "지난 메일.eml")
    assert (content.title, content.paged) == ("여신 한도 변경 안내", False)
    assert content.pages[0].blocks[2].locator == "본문 3행"


def test_an_html_mail_is_read_without_what_it_hides(tmp_path: Path) -> None:
    mail = make_mail()
    mail.set_content("<p>보이는 글</p><p style='display:none'>비밀</p><img src='http://203.0.113.7/x'>", subtype="html")
    content = read_eml(tmp_path, mail.as_bytes())
    assert blocks(content)[1:] == ["보이는 글"]
    assert [notice.code for notice in content.notices] == ["hidden_left_out"]


def test_old_mailers_that_declare_nothing_are_understood(tmp_path: Path) -> None:
    raw = "Subject: 한글 제목\r\nFrom: 홍길동 <h@b>\r\nTo: x\r\n\r\n본문은 한글이다.\r\n".encode("cp949")
    content = read_eml(tmp_path, raw)
    assert content.title == "한글 제목"
    assert blocks(content)[1] == "본문은 한글이다."


def test_a_wrong_or_unknown_charset_does_not_garble(tmp_path: Path) -> None:
    raw = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=%s\r\n\r\n" + "대출 한도".encode(
        "cp949"
    )
    for charset in (b"utf-8", b"no-such", b"ks_c_5601-1987"):
        assert blocks(read_eml(tmp_path, raw.replace(b"%s", charset)))[1] == "대출 한도"


def test_encrypted_mail_is_refused(tmp_path: Path) -> None:
    raw = b"Subject: x\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA"
    with pytest.raises(DocumentError) as caught:
        read_eml(tmp_path, raw)
    assert caught.value.code == "document_encrypted"


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: =?utf-8?b?broken\r\nDate: not a date\r\nTo: <<<>>,,;\r\n\r\nbody",
        b"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nno parts at all",
        b"From: a\r\nContent-Type: multipart/mixed\r\n\r\n--",
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: message/rfc822\r\n\r\n",
    ],
)
def test_malformed_mail_is_read_as_far_as_it_goes(tmp_path: Path, raw: bytes) -> None:
    assert read_eml(tmp_path, raw).format == "eml"


# --- MSG ---------------------------------------------------------------------------------------------------------

UNICODE, BINARY, INTEGER, TIME = 0x001F, 0x0102, 0x0003, 0x0040


def storage(prefix: str, header: int, values: dict[tuple[int, int], bytes]) -> dict[str, bytes]:
    """Streams of one MSG storage ([MS-OXMSG] 2.4): a properties stream and one stream per long value."""
    table, streams = bytes(header), {}
    for (pid, kind), data in values.items():
        value = data if kind in (INTEGER, TIME) else struct.pack("<II", len(data), 0)
        table += struct.pack("<HHI", kind, pid, 6) + value.ljust(8, b"\0")
        if kind not in (INTEGER, TIME):
            streams[f"{prefix}__substg1.0_{pid:04X}{kind:04X}"] = data
    return {f"{prefix}__properties_version1.0": table} | streams


def text(value: str) -> bytes:
    return value.encode("utf-16-le")


def make_msg(body: dict[tuple[int, int], bytes]) -> dict[str, bytes]:
    sent = struct.pack("<Q", 134154306000000000)  # 2026-02-13 00:30 UTC in 100 ns since 1601
    root = {(0x0037, UNICODE): text("한도 안내"), (0x0C1A, UNICODE): text("김과장"), (0x0039, TIME): sent}
    root |= {(0x0C1F, UNICODE): text("kim@bank.example")} | body
    streams = storage("", 32, root)
    person = {(0x3001, UNICODE): text("영업점"), (0x39FE, UNICODE): text("a@bank.example")}
    streams |= storage("__recip_version1.0_#00000000/", 8, person)
    streams |= storage("__attach_version1.0_#00000000/", 8, {(0x3707, UNICODE): text("별표 1.pdf")})
    return streams


def read_msg(path: Path) -> Content:
    return MsgReader().read(path, None, lambda done, total: None)


def test_outlook_messages_are_read(tmp_path, write_compound) -> None:
    streams = make_msg({(0x1000, UNICODE): text("안녕하세요.\r\n\r\n한도는 50만원입니다.")})
    content = read_msg(write_compound(tmp_path / "a.msg", streams))
    head, *rest = blocks(content)
    assert head.startswith(
        '제목: 한도 안내\n보낸 사람: "김과장" <kim@bank.example>\n받는 사람: 영업점 <a@bank.example>\n'
    )
    assert head.endswith("첨부 파일: 별표 1.pdf")
    assert rest == ["안녕하세요.", "한도는 50만원입니다."]
    assert (content.title, content.attachments) == ("한도 안내", ("별표 1.pdf",))


def test_an_html_body_is_decoded_whatever_its_code_page_says(tmp_path, write_compound) -> None:
    body = {
        (0x1013, BINARY): "<p>한도는 <b>50만원</b></p>".encode("cp949"),
        (0x3FDE, INTEGER): struct.pack("<I", 65001),
    }
    assert blocks(read_msg(write_compound(tmp_path / "a.msg", make_msg(body))))[1:] == ["한도는 50만원"]


def test_a_damaged_message_is_damaged(tmp_path, write_compound) -> None:
    path = write_compound(tmp_path / "a.msg", make_msg({}))
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(DocumentError) as caught:
        read_msg(path)
    assert caught.value.code == "document_damaged"
