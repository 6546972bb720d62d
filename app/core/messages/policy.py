"""Words about the administrator's policy, and what it forbids."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

POLICY: Entries = {
    "policy_invalid": {
        "ko": Words(
            "관리자 정책의 값이 올바르지 않아 시작하지 않습니다: {key} = {found} ({place})",
            "관리자에게 알리세요. 이 키에 쓸 수 있는 값: {expected}",
        ),
        "en": Words(
            "The machine policy holds a wrong value, so Seogo does not start: {key} = {found} ({place})",
            "Tell IT. What this key takes: {expected}",
        ),
    },
    "policy_misspelt": {
        "ko": Words(
            "관리자 정책에 모르는 키가 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 혹시 {suggestion}인가요? 쓸 수 있는 키는 seogo policy show로 볼 수 있습니다.",
        ),
        "en": Words(
            "The machine policy holds an unknown key, so Seogo does not start: {key} ({place})",
            "Tell IT. Did you mean {suggestion}? See seogo policy show for all keys.",
        ),
    },
    "policy_unknown": {
        "ko": Words(
            "관리자 정책에 모르는 키가 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 더 새로운 버전의 정책이라면 이 PC의 서고를 먼저 올려야 합니다.",
        ),
        "en": Words(
            "The machine policy holds an unknown key, so Seogo does not start: {key} ({place})",
            "Tell IT. If the policy is for a newer version, update Seogo on this machine first.",
        ),
    },
    "policy_twice": {
        "ko": Words(
            "관리자 정책에 같은 키가 두 번 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 하나만 남겨야 합니다.",
        ),
        "en": Words(
            "The machine policy holds a key twice, so Seogo does not start: {key} ({place})",
            "Tell IT to keep only one.",
        ),
    },
    "policy_unreadable": {
        "ko": Words(
            "관리자 정책을 읽을 수 없어 시작하지 않습니다: {place} ({detail})",
            "관리자에게 알리세요. 모든 사용자가 읽을 수 있는 UTF-8 TOML 파일이어야 합니다.",
        ),
        "en": Words(
            "The machine policy cannot be read, so Seogo does not start: {place} ({detail})",
            "Tell IT. It has to be a UTF-8 TOML file that every user may read.",
        ),
    },
    "policy_locked": {
        "ko": Words("관리자 정책으로 정해진 설정입니다: {key}", "바꾸어야 하면 관리자에게 요청하세요."),
        "en": Words("This setting is fixed by the administrator: {key}", "Ask IT if it has to change."),
    },
    "policy_library": {
        "ko": Words(
            "관리자 정책이 정한 서고 폴더만 쓸 수 있습니다: {path}", "--library 없이 실행하거나 관리자에게 문의하세요."
        ),
        "en": Words(
            "Only the library folder that the policy sets may be used: {path}", "Leave --library out, or ask IT."
        ),
    },
    "export_forbidden": {
        "ko": Words("관리자 정책으로 내보내기가 금지되어 있습니다.", "필요하면 관리자에게 요청하세요."),
        "en": Words("Export is forbidden by the administrator.", "Ask IT if you need it."),
    },
    "copy_forbidden": {
        "ko": Words("관리자 정책으로 복사가 금지되어 있습니다.", "필요하면 관리자에게 요청하세요."),
        "en": Words("Copying is forbidden by the administrator.", "Ask IT if you need it."),
    },
    "watch_forbidden": {
        "ko": Words("관리자 정책으로 폴더 지켜보기가 금지되어 있습니다.", "문서를 직접 추가하세요."),
        "en": Words("Folder watching is forbidden by the administrator.", "Add documents yourself."),
    },
    "import_forbidden": {
        "ko": Words("관리자 정책으로 모델을 추가할 수 없습니다.", "승인된 모델은 관리자가 설치합니다."),
        "en": Words("Adding models is forbidden by the administrator.", "IT installs the approved ones."),
    },
    "model_forbidden": {
        "ko": Words(
            "관리자가 승인하지 않은 모델이라서 쓰지 않습니다: {file}",
            "승인된 모델을 관리자에게 요청하거나 --no-model로 근거만 찾아보세요.",
        ),
        "en": Words(
            "This model is not approved by the administrator: {file}",
            "Ask IT for an approved one, or use --no-model for evidence only.",
        ),
    },
    "source_forbidden": {
        "ko": Words(
            "관리자 정책으로 추가할 수 없는 폴더의 파일입니다: {path}",
            "허용된 폴더에 있는 문서를 추가하거나 관리자에게 문의하세요.",
        ),
        "en": Words(
            "The policy does not allow documents from this folder: {path}", "Add one from an allowed folder, or ask IT."
        ),
    },
    "type_forbidden": {
        "ko": Words(
            "관리자 정책으로 추가할 수 없는 파일 형식입니다 ({format}).",
            "허용된 형식으로 저장해 추가하거나 관리자에게 문의하세요.",
        ),
        "en": Words(
            "The policy does not allow this type of file ({format}).", "Save it as an allowed type, or ask IT."
        ),
    },
    "size_forbidden": {
        "ko": Words(
            "관리자 정책의 크기 한도를 넘는 파일입니다 ({megabytes} MB, 한도 {limit} MB).",
            "문서를 나누거나 관리자에게 한도를 문의하세요.",
        ),
        "en": Words(
            "The file exceeds the policy's size limit ({megabytes} MB, limit {limit} MB).",
            "Split it, or ask IT about the limit.",
        ),
    },
}
