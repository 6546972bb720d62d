"""Words about glossary files."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

GLOSSARY: Entries = {
    "glossary_unreadable": {
        "ko": Words("용어집 파일을 읽을 수 없습니다: {source} ({detail})", "읽기 권한을 확인하고 UTF-8로 저장하세요."),
        "en": Words("The glossary file cannot be read: {source} ({detail})", "Check permissions; save it as UTF-8."),
    },
    "glossary_syntax": {
        "ko": Words(
            "용어집 {source}의 TOML 문법이 맞지 않습니다: {detail}",
            "알려 준 줄을 고치고 다시 시작하세요. 다른 용어집은 그대로 쓰입니다.",
        ),
        "en": Words(
            "Glossary {source} is not valid TOML: {detail}",
            "Mend the line named. The other glossaries stay in use.",
        ),
    },
    "glossary_entry": {
        "ko": Words(
            "용어집 {source}의 {entry}번째 항목을 건너뛰었습니다: {detail}",
            "terms에 둘 이상을 쓰거나, say와 means를 하나 이상씩 쓰세요. 어간 표시(~)는 say에만 씁니다.",
        ),
        "en": Words(
            "Entry {entry} of glossary {source} was left out: {detail}",
            "Give at least two terms, or say and means with one each. The stem mark (~) belongs in say only.",
        ),
    },
}
