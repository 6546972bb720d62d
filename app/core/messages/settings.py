"""Words about the user's own settings."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

SETTINGS: Entries = {
    "settings_value_dropped": {
        "ko": Words(
            "설정 {key}의 값을 쓸 수 없어 기본값을 씁니다.",
            "쓸 수 있는 값: {expected}. 고치기 전의 파일은 옆에 복사해 두었습니다.",
        ),
        "en": Words(
            "The value of {key} is not usable; the default is used.",
            "It takes: {expected}. A copy of the file as it was lies beside it.",
        ),
    },
    "settings_key_misspelt": {
        "ko": Words("설정 파일에 모르는 이름이 있습니다: {key}", "혹시 {suggestion}인가요?"),
        "en": Words("The settings file holds an unknown name: {key}", "Did you mean {suggestion}?"),
    },
    "settings_key_unknown": {
        "ko": Words("설정 파일에 모르는 이름이 있습니다: {key}", "그대로 두지만 아무 효과가 없습니다."),
        "en": Words("The settings file holds an unknown name: {key}", "It is kept, and has no effect."),
    },
    "settings_policy_only": {
        "ko": Words(
            "관리자 정책으로만 정할 수 있는 설정이라서 쓰지 않습니다: {key}", "필요하면 관리자에게 요청하세요."
        ),
        "en": Words("Only the administrator can set this, so it is not used: {key}", "Ask IT if you need it."),
    },
    "settings_file_damaged": {
        "ko": Words(
            "설정 파일을 읽을 수 없어 기본값으로 시작합니다: {path} ({detail})",
            "이전 파일은 {backup}(으)로 옮겨 두었습니다. 설정을 다시 고르세요.",
        ),
        "en": Words(
            "The settings file cannot be read, so defaults are used: {path} ({detail})",
            "The old file was moved to {backup}. Choose your settings again.",
        ),
    },
    "settings_unwritable": {
        "ko": Words("설정을 저장하지 못했습니다: {path}", "폴더에 쓸 수 있는지, 디스크에 공간이 있는지 확인하세요."),
        "en": Words(
            "The settings could not be saved: {path}", "Check that the folder is writable and the disk not full."
        ),
    },
    "setting_invalid": {
        "ko": Words("설정 {key}에 쓸 수 없는 값입니다.", "쓸 수 있는 값: {expected}"),
        "en": Words("This value does not fit the setting {key}.", "It takes: {expected}"),
    },
}
