"""Words about showing the pages of a document."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

PAGES: Entries = {
    "page_masked": {
        "ko": Words("개인정보가 있는 쪽이라 원본 모습 대신 가린 글로 보여 드립니다.", "관리자 정책에 따른 것입니다."),
        "en": Words(
            "This page holds personal data, so it is shown as masked text.", "The administrator's policy asks for it."
        ),
    },
    "source_missing": {
        "ko": Words(
            "원본 파일이 없어 쪽 모양을 보여 줄 수 없습니다: {path}",
            "색인한 글로 볼 수 있습니다. 파일을 되돌려 놓거나 다시 추가하세요.",
        ),
        "en": Words(
            "The source file is gone, so its pages cannot be drawn: {path}",
            "The indexed text can be read. Put the file back, or add it again.",
        ),
    },
    "source_changed": {
        "ko": Words(
            "색인한 뒤에 원본 파일이 바뀌어 쪽 모양을 보여 줄 수 없습니다: {path}",
            "색인한 글로 볼 수 있습니다. 바뀐 내용을 쓰려면 다시 색인하세요.",
        ),
        "en": Words(
            "The source file has changed since it was indexed, so its pages cannot be drawn: {path}",
            "The indexed text can be read. Index the file again to use what is new.",
        ),
    },
    "page_not_drawable": {
        "ko": Words("이 형식의 문서는 쪽 모양을 그릴 수 없습니다.", "글로 볼 수 있습니다."),
        "en": Words("Pages of this format cannot be drawn.", "The text can be read."),
    },
    "page_missing": {
        "ko": Words("{page}쪽이 없습니다 (모두 {pages}쪽).", "쪽 번호를 확인하세요."),
        "en": Words("There is no page {page} (of {pages}).", "Check the page number."),
    },
}
