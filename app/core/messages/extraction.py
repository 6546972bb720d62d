"""Words about forms that fields are extracted with."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

EXTRACTION: Entries = {
    "template_missing": {
        "ko": Words(
            "그런 서식이 없습니다: {template}", "‘seogo extract --list’로 서식을 확인하세요. 있는 서식: {known}"
        ),
        "en": Words("There is no such template: {template}", "See ‘seogo extract --list’. Known: {known}"),
    },
    "extract_arguments": {
        "ko": Words("서식과 문서를 하나 이상 적어야 합니다.", "예: seogo extract loan_agreement 계약서.docx"),
        "en": Words(
            "Name a template and at least one document.", "For example: seogo extract loan_agreement FILE.docx"
        ),
    },
    "template_invalid": {
        "ko": Words("추출 서식을 읽을 수 없습니다: {file} ({detail})", "서식 파일(TOML)의 해당 부분을 고치세요."),
        "en": Words("The template cannot be read: {file} ({detail})", "Correct that part of the file (TOML)."),
    },
}
